import Synchronization
import WaymarkCore

/// One line on standard error that shows how far an analysis is; nothing when that is no terminal.
final class ProgressLine: Sendable {
  private let isShown = Console.isTerminal(.error)
  private let last = Mutex("")

  /// Shows a step; called from any thread, and repeats nothing.
  func show(_ progress: AnalysisProgress) {
    guard isShown else { return }
    let text =
      progress.total > 0
      ? "\(progress.phase.rawValue) \(progress.done * 100 / max(1, progress.total)) %"
      : progress.phase.rawValue
    last.withLock { last in
      guard last != text else { return }
      last = text
      Console.write("\r\u{1B}[K\(text)", to: .error)
    }
  }

  /// Removes the line before something else is printed.
  func clear() {
    guard isShown else { return }
    Console.write("\r\u{1B}[K", to: .error)
  }
}
