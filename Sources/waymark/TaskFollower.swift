import ArgumentParser
import Foundation
import WaymarkCore

/// Follows a long task of a server: a line that moves on a terminal, a line each as JSON.
struct TaskFollower: Sendable {
  let format: DataFormat

  private struct Report: Encodable {
    var status: String
    var digest: String?
    var total: Int64?
    var completed: Int64?
  }

  /// Follows the task to its end.
  ///
  /// - Throws: What the task ends with; `ExitCode` after Ctrl-C.
  func follow(_ start: @escaping @Sendable () async throws -> TaskStream) throws {
    let isShown = format == .text && Console.isTerminal(.error)
    do {
      try Blocking.run {
        defer { if isShown { Console.write("\r\u{1B}[K", to: .error) } }
        var stream = try await start()
        var progress = PullProgress()
        while let reports = try await stream.next() {
          for report in reports {
            progress.take(report, at: ProcessInfo.processInfo.systemUptime)
            if format == .json {
              let line = Report(
                status: report.status, digest: report.digest, total: report.total,
                completed: report.completed)
              Console.write(try CommandJSON.line(line), to: .output)
            }
          }
          if isShown { Console.write("\r\u{1B}[K\(Self.text(progress))", to: .error) }
        }
      }
    } catch is CancellationError {
      Console.note("Stopped; the server keeps what it has, and the next time goes on from there.")
      throw ExitCode(ExitStatus.interrupted)
    }
  }

  /// How far it is, on one line.
  static func text(_ progress: PullProgress) -> String {
    guard progress.total > 0, progress.completed < progress.total else { return progress.status }
    var text = "\(Int(progress.fraction * 100)) % of \(Figure.bytes(progress.total))"
    if let speed = progress.speed { text += ", \(Figure.bytes(Int64(speed)))/s" }
    if let left = progress.secondsLeft, left < 360_000 {
      let seconds = Int(left.rounded(.up))
      text += seconds < 90 ? ", \(seconds) s left" : ", \((seconds + 59) / 60) min left"
    }
    return text
  }
}
