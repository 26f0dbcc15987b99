/// Where every line of a plan went: read into the plan, or left out for a reason.
struct LineLedger {
  private enum State: Equatable {
    case blank
    case open
    case read
    case skipped(reason: Int)
  }

  private var states: [State]
  private var reasons: [String] = []
  private var numbers: [String: Int] = [:]

  /// Makes a ledger in which every line that is not blank is still open.
  init(_ bytes: [UInt8]) {
    states = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { line in line.contains { $0 > 0x20 } ? .open : .blank }
    if bytes.last ?? 0x0A == 0x0A { states.removeLast() }
  }

  /// The number of lines.
  var count: Int { states.count }

  /// Takes lines up into the plan; what was read once stays read.
  mutating func read(_ lines: ClosedRange<Int>) {
    for place in places(lines) where states[place] != .blank { states[place] = .read }
  }

  /// Leaves lines out.
  mutating func skip(_ lines: ClosedRange<Int>, _ reason: String) {
    let number = self.number(of: reason)
    for place in places(lines) where states[place] == .open {
      states[place] = .skipped(reason: number)
    }
  }

  /// Decides about the lines that no block of the document covers.
  ///
  /// - Parameters:
  ///   - bytes: The document that the ledger was made of.
  ///   - reason: Says why a line of it is left out.
  mutating func close(_ bytes: [UInt8], reason: (ArraySlice<UInt8>) -> String) {
    guard states.contains(.open) else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for place in states.indices where states[place] == .open {
      states[place] = .skipped(reason: number(of: reason(lines[place])))
    }
  }

  /// The account; neighbouring lines that were left out for one reason are one stretch.
  func account() -> PlanAccount {
    var account = PlanAccount()
    account.lines = states.count
    var last: (reason: Int, isOpen: Bool) = (-1, false)
    for (place, state) in states.enumerated() {
      switch state {
      case .blank: account.blank += 1
      case .read:
        account.read += 1
        last.isOpen = false
      case .open: last.isOpen = false
      case .skipped(let reason):
        if last.isOpen, last.reason == reason {
          account.skipped[account.skipped.count - 1].endLine = place + 1
        } else {
          account.skipped.append(
            PlanAccount.Skipped(line: place + 1, endLine: place + 1, reason: reasons[reason]))
        }
        account.skippedLines += 1
        last = (reason, true)
      }
    }
    return account
  }

  private mutating func number(of reason: String) -> Int {
    if let number = numbers[reason] { return number }
    reasons.append(reason)
    numbers[reason] = reasons.count - 1
    return reasons.count - 1
  }

  private func places(_ lines: ClosedRange<Int>) -> Range<Int> {
    let low = max(0, lines.lowerBound - 1)
    return low..<max(low, min(states.count, lines.upperBound))
  }
}
