internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// The one way to run another program.
///
/// Arguments are a list, the working folder is named, output has a limit and there is no standard
/// input. Cancelling the task ends the program.
package struct ToolRunner: Sendable {
  /// What a program printed and how it ended; a non-zero status is a result, not an error.
  package struct Outcome: Sendable {
    package let status: Int32
    package let output: [UInt8]
    package let errors: String
  }

  package init() {}

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - name: Looked up on the search path.
  ///   - arguments: Passed as they are; no shell is involved.
  ///   - folder: The working folder.
  ///   - limit: The most bytes of output that are taken.
  /// - Returns: What it printed and how it ended.
  /// - Throws: `toolMissing` when there is no such program, `toolFailed` when it could not be run
  ///   or printed more than `limit`; `CancellationError` when the task was cancelled.
  package func run(
    _ name: String, _ arguments: [String], in folder: String, limit: Int = 1 << 26
  ) async throws -> Outcome {
    do {
      let result = try await Subprocess.run(
        .name(name),
        arguments: Arguments(arguments),
        environment: .inherit.updating([
          "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8",
        ]),
        workingDirectory: FilePath(folder),
        input: .none,
        output: .bytes(limit: limit),
        error: .string(limit: 1 << 20))
      try Task.checkCancellation()
      return Outcome(
        status: result.terminationStatus.code,
        output: result.standardOutput,
        errors: result.standardError)
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      if error.code == .executableNotFound {
        throw WaymarkError(
          .toolMissing, "The program `\(name)` is not installed.",
          hint: "Install it and try again.")
      }
      throw WaymarkError(.toolFailed, "`\(name)` could not be run in \(folder): \(error).")
    }
  }
}

extension TerminationStatus {
  /// The exit code, or 128 plus the signal as shells count it.
  fileprivate var code: Int32 {
    switch self {
    case .exited(let code): Int32(code)
    case .signaled(let signal): 128 + Int32(signal)
    }
  }
}
