import Glibc
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
    guard let path = ToolRunner.path(of: name) else { throw ToolRunner.missing(name) }
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)),
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
      if error.code == .executableNotFound { throw ToolRunner.missing(name) }
      throw WaymarkError(.toolFailed, "`\(name)` could not be run in \(folder): \(error).")
    }
  }
}

extension ToolRunner {
  /// Where a program lies on the search path.
  ///
  /// Looked up here because the library starts a process for every folder of the path until one
  /// has it.
  private static func path(of name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { file in
        var status = stat()
        return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
          && access(file, X_OK) == 0
      }
  }

  private static func missing(_ name: String) -> WaymarkError {
    WaymarkError(
      .toolMissing, "The program `\(name)` is not installed.", hint: "Install it and try again.")
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
