internal import Foundation

/// How long ago something was, in words that change rarely.
enum RelativeTime {
  /// The words: `just now`, `3 min ago`, `2 h ago`, `5 days ago`.
  static func text(from date: Date, to now: Date) -> String {
    let step = self.step(of: Int(now.timeIntervalSince(date)))
    switch step.seconds {
    case ..<60: return "just now"
    case ..<3_600: return "\(step.seconds / 60) min ago"
    case ..<86_400: return "\(step.seconds / 3_600) h ago"
    default: return step.seconds < 172_800 ? "1 day ago" : "\(step.seconds / 86_400) days ago"
    }
  }

  /// Milliseconds until the words change, so that an idle program need not look at the clock.
  static func millisecondsToChange(from date: Date, to now: Date) -> Int {
    let age = now.timeIntervalSince(date)
    return max(1, Int(((Double(step(of: Int(age)).next) - age) * 1000).rounded(.up)))
  }

  private static func step(of age: Int) -> (seconds: Int, next: Int) {
    let size =
      switch age {
      case ..<300: 60
      case ..<3_600: 300
      case ..<86_400: 3_600
      default: 86_400
      }
    let floor = max(0, age) / size * size
    return (floor, floor + size)
  }
}
