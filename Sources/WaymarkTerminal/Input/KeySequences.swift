/// What a terminal sends for its keys, as its terminfo entry says.
package struct KeySequences: Sendable {
  private var keys: [[UInt8]: Key] = [:]

  /// A table without any entry: the sequences that most terminals share are known anyway.
  package init() {}

  /// Takes the capabilities of a terminal.
  ///
  /// - Parameter capability: Gives the sequence of a capability, or nil when there is none.
  package init(capability: (String) -> [UInt8]?) {
    keys.reserveCapacity(KeySequences.capabilities.count)
    for (name, key) in KeySequences.capabilities {
      // Single characters mean the same everywhere, and an Escape before one means Alt.
      guard let sequence = capability(name), sequence.count > 1, sequence[0] == 0x1B else {
        continue
      }
      keys[sequence] = key
    }
  }

  /// The key of a whole sequence that starts with Escape.
  package func key(for sequence: [UInt8]) -> Key? { keys[sequence] }

  /// Every sequence with its key, in a fixed order.
  package var all: [(sequence: [UInt8], key: Key)] {
    keys.map { (sequence: $0.key, key: $0.value) }
      .sorted { $0.sequence.lexicographicallyPrecedes($1.sequence) }
  }

  /// The capabilities that are keys, by their names in terminfo.
  ///
  /// Of two with the same sequence the later counts.
  package static let capabilities: [(String, Key)] = keypad + plain + functions + modified

  /// The keys of the keypad by what is printed on them.
  private static let keypad: [(String, Key)] =
    [
      ("kpADD", "+"), ("kpSUB", "-"), ("kpMUL", "*"), ("kpDIV", "/"), ("kpDOT", "."),
      ("kpCMA", ","), ("kpZRO", "0"),
    ].map { name, character in (name, Key(.character(character))) }
    + [1, 2, 3, 4, 6, 7, 8, 9].map { ("kp\($0)", Key(.character(Character("\($0)")))) }

  private static let plain: [(String, Key)] = [
    ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
    ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
    ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kbs", Key(.backspace)),
    ("kcbt", Key(.tab, .shift)), ("kent", Key(.enter)), ("kri", Key(.up, .shift)),
    ("kind", Key(.down, .shift)), ("kfnd", Key(.home)), ("kslt", Key(.end)),
  ]

  /// F13 and up are what terminals send for F1 to F12 with Shift, Control, both, Alt, and Alt with
  /// Shift.
  private static let functions: [(String, Key)] = (1...63).map { number in
    let held: [Key.Modifiers] = [
      [], .shift, .control, [.control, .shift], .alt, [.alt, .shift],
    ]
    return ("kf\(number)", Key(.function((number - 1) % 12 + 1), held[(number - 1) / 12]))
  }

  private static let modified: [(String, Key)] = [
    ("kUP", Key.Code.up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home),
    ("kEND", .end), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
  ].flatMap { name, code in
    [(name, Key(code, .shift))]
      + (3...8).map { ("\(name)\($0)", Key(code, Key.Modifiers(parameter: $0) ?? [])) }
  }
}

extension Key.Modifiers {
  /// Reads the number that xterm and its kin put into a sequence: one more than the sum of 1 for
  /// Shift, 2 for Alt and 4 for Control; locks above that are passed over.
  ///
  /// Nil when a key is held that no binding knows (Super, Hyper, Meta): it is not for us.
  init?(parameter: Int) {
    let bits = max(0, parameter - 1)
    guard bits & 0b11_1000 == 0 else { return nil }
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
