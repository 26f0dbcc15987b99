internal import Foundation

/// How long ago something was, in as few columns as a list has: `5 min`, `3 h`, `2 d`, `4 mo`, `3 y`.
enum ShortAge {
  /// The most columns that an age takes.
  static let width = 6

  static func text(from date: Date, to now: Date) -> String {
    let seconds = max(0, Int(now.timeIntervalSince(date)))
    switch seconds {
    case ..<60: return "now"
    case ..<3_600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3_600) h"
    case ..<5_184_000: return "\(seconds / 86_400) d"
    case ..<63_072_000: return "\(seconds / 2_592_000) mo"
    default: return "\(seconds / 31_536_000) y"
    }
  }
}
