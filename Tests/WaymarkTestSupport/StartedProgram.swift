internal import CPseudoTerminal
import Glibc

/// A program that a test started.
///
/// Not by Foundation's `Process`, which crashes now and then when tests that run at the same time
/// start programs.
package struct StartedProgram: Sendable {
  /// The number of its process.
  package let identifier: Int32

  /// Starts a program with nothing on standard input and no signal blocked.
  ///
  /// - Parameters:
  ///   - name: A path, or a name to look up.
  ///   - arguments: Passed as they are.
  ///   - folder: The working folder; the test's own when nil.
  ///   - environment: Variables on top of the test's own.
  ///   - output: The descriptor for its standard output; nowhere when nil.
  ///   - errors: The descriptor for its standard error; nowhere when nil.
  /// - Throws: `CommandFailed` when it cannot be started.
  package init(
    _ name: String, _ arguments: [String], in folder: String? = nil,
    environment: [String: String] = [:], output: Int32? = nil, errors: Int32? = nil
  ) throws {
    let variables = StartedProgram.variables.merging(environment) { $1 }
    let words = ([name] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    identifier = wp_run(folder, words, settings, output ?? -1, errors ?? -1)
    guard identifier > 0 else {
      throw CommandFailed(what: "\(name) cannot be started: \(String(cString: strerror(errno)))")
    }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: Its exit code; for one that a signal ended 128 and the signal's number, as in a shell.
  @discardableResult
  package func waitForExit() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends the program at once.
  package func kill() { _ = Glibc.kill(identifier, SIGKILL) }

  private static let variables: [String: String] = {
    var found: [String: String] = [:]
    var next = environ
    while let text = next.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return found
  }()
}
