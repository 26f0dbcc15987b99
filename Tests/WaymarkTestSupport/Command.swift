import Foundation

/// Runs programs from tests.
package enum Command {
  package struct Outcome: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
  }

  /// Runs a program to its end with nothing on standard input.
  ///
  /// - Parameters:
  ///   - name: A path, or a name to look up.
  ///   - arguments: Passed as they are.
  ///   - folder: The working folder.
  ///   - environment: Variables on top of the test's own.
  /// - Returns: What it printed and how it ended.
  /// - Throws: When the program cannot be started.
  package static func run(
    _ name: String, _ arguments: [String], in folder: String,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    // Files, not pipes: a full pipe would stop the program that nobody reads yet.
    let scratch = try TemporaryFolder()
    try scratch.write("output", "").write("errors", "")
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/output"))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/errors"))
    let program = try StartedProgram(
      name, arguments, in: folder, environment: environment, output: output.fileDescriptor,
      errors: errors.fileDescriptor)
    let status = program.waitForExit()
    return Outcome(
      status: status, output: try scratch.read("output"), errors: try scratch.read("errors"))
  }
}
