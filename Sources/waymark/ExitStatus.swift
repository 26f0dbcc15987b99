import ArgumentParser
import WaymarkCore

/// The meaning of the exit codes, and the one place that turns an error into words and a code.
enum ExitStatus {
  static let fine: Int32 = 0
  /// A check found what it looks for: a gate, an error in the plan.
  static let checkFailed: Int32 = 1
  static let usage: Int32 = 2
  static let environment: Int32 = 3
  /// Ended by Ctrl-C, as shells count it.
  static let interrupted: Int32 = 130

  /// Prints an error on standard error, or what was asked for (help, version) on standard output.
  ///
  /// - Returns: The exit code.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let error as WaymarkError:
      Console.error(error)
      return error.blame == .usage ? usage : environment
    case let code as ExitCode:
      return code.rawValue
    case is CancellationError:
      Console.note("Stopped; the last result stands.")
      return interrupted
    default:
      return reportParsing(error)
    }
  }

  private static func reportParsing(_ error: any Error) -> Int32 {
    let text = WaymarkCommand.fullMessage(for: error)
    guard WaymarkCommand.exitCode(for: error) == .success else {
      Console.write(text + "\n", to: .error)
      return usage
    }
    Console.write(text + "\n", to: .output)
    return fine
  }
}
