/// How far a clone, fetch or push has come.
package struct TransferProgress: Sendable, Hashable {
  /// In git's words, such as `Receiving objects`.
  package var phase: String
  /// True for what the other side does.
  package var isRemote: Bool
  package var done: Int
  /// nil while it is not known.
  package var total: Int?
  /// Bytes and speed as git writes them; empty without.
  package var rate: String

  /// 0 to 1; nil while the total is not known.
  package var fraction: Double? {
    total.map { $0 == 0 ? 1 : min(1, Double(done) / Double($0)) }
  }
}

/// Reads what git and the other side print on standard error while they work.
package struct TransferParser: Sendable {
  package enum Event: Sendable, Hashable {
    case progress(TransferProgress)
    /// A line for people, such as what a server's hook says.
    case message(String)
  }

  private var rest: [UInt8] = []

  package init() {}

  /// Reads on.
  ///
  /// - Parameter piece: The next bytes.
  /// - Returns: What has come with them.
  package mutating func feed(_ piece: [UInt8]) -> [Event] {
    rest += piece
    var events: [Event] = []
    var start = 0
    for place in rest.indices where rest[place] == 0x0A || rest[place] == 0x0D {
      if let event = Self.event(String(decoding: rest[start..<place], as: UTF8.self)) {
        events.append(event)
      }
      start = place + 1
    }
    rest.removeFirst(start)
    return events
  }

  private static func event(_ line: String) -> Event? {
    // The other side pads its lines and ends them with a code that clears the rest.
    let line = line.replacing("\u{1B}[K", with: "").trimmingSpaces
    guard !line.isEmpty else { return nil }
    let pattern =
      #/^(?<remote>remote: )?(?<phase>[A-Z][A-Za-z ]+): +(?:(?<percent>\d+)% \()?(?<done>\d+)(?:\/(?<total>\d+)\))?(?:, (?<rate>.*))?$/#
    guard let match = line.wholeMatch(of: pattern), let done = Int(match.done) else {
      return .message(Sanitiser.clean(Redaction.clean(line)))
    }
    let rate = (match.rate ?? "").split(separator: ", ").filter { $0 != "done." }
      .joined(separator: ", ")
    return .progress(
      TransferProgress(
        phase: String(match.phase), isRemote: match.remote != nil, done: done,
        total: match.total.flatMap { Int($0) }, rate: rate))
  }
}
