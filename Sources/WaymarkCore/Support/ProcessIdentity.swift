import Foundation

/// One run of one program: its number with the time it started, since numbers are given again.
package enum ProcessIdentity {
  /// This process.
  package static let current = identity(of: getpid()) ?? Int64(getpid())

  /// Whether a process that was written down still runs.
  package static func isAlive(_ identity: Int64) -> Bool {
    let process = pid_t(truncatingIfNeeded: identity & (1 << bits - 1))
    return self.identity(of: process) == identity
  }

  /// Process numbers have at most this many bits.
  private static let bits = 22

  /// The number with the start in clock ticks since boot above it; nil when there is no such one.
  private static func identity(of process: pid_t) -> Int64? {
    guard process > 0,
      let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .isoLatin1),
      // The name of the program stands in brackets and may hold anything, brackets too.
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[end...].split(separator: " ")
    guard fields.count > 20, let ticks = Int64(fields[20]) else { return nil }
    // A zombie has ended; only its parent has not looked yet.
    guard fields[1] != "Z" else { return nil }
    return ticks << bits | Int64(process)
  }
}
