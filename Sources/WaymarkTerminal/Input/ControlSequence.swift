/// A control sequence that has arrived whole: `ESC [`, parameters, a final byte.
struct ControlSequence: Sendable, Hashable {
  /// One of `<`, `=`, `>`, `?` before the parameters, or the second `[` of the Linux console.
  var prefix: UInt8?
  /// Parameters with their parts, as in `1;5:3`; nil where nothing was written.
  var parameters: [[Int?]]
  var intermediate: UInt8?
  var final: UInt8

  /// Parses what stood between the introducer and the final byte.
  init(_ body: [UInt8], final: UInt8) {
    self.final = final
    var rest = body[...]
    if let first = rest.first, (0x3C...0x3F).contains(first) || first == UInt8(ascii: "[") {
      prefix = rest.removeFirst()
    }
    parameters = [[nil]]
    for byte in rest {
      switch byte {
      case 0x30...0x39: add(digit: Int(byte - 0x30))
      case UInt8(ascii: ";"): parameters.append([nil])
      case UInt8(ascii: ":"): parameters[parameters.count - 1].append(nil)
      case 0x20...0x2F: intermediate = byte
      default: break
      }
    }
  }

  private mutating func add(digit: Int) {
    let last = parameters.count - 1
    let part = parameters[last].count - 1
    parameters[last][part] = min(10_000_000, (parameters[last][part] ?? 0) * 10 + digit)
  }

  /// A parameter's part, or nil where it was left out.
  subscript(parameter: Int, part: Int = 0) -> Int? {
    guard parameter < parameters.count, part < parameters[parameter].count else { return nil }
    return parameters[parameter][part]
  }

  /// What it means; nil for what nobody here wants to know.
  var event: InputEvent? {
    if let reply { return .reply(reply) }
    if let mouse { return .mouse(mouse) }
    if prefix == UInt8(ascii: "["), (0x41...0x45).contains(final) {
      return .key(Key(.function(Int(final) - 0x40)))
    }
    guard prefix == nil else { return nil }
    switch (final, parameters) {
    case (UInt8(ascii: "I"), [[nil]]): return .focus(true)
    case (UInt8(ascii: "O"), [[nil]]): return .focus(false)
    default: return key.map { .key($0) }
    }
  }

  private var reply: TerminalReply? {
    switch (prefix, final) {
    case (UInt8(ascii: "?"), UInt8(ascii: "c")): .attributes
    case (UInt8(ascii: "?"), UInt8(ascii: "u")): .keyboardFlags(self[0] ?? 0)
    case (UInt8(ascii: "?"), UInt8(ascii: "y")) where intermediate == UInt8(ascii: "$"):
      .mode(self[0] ?? 0, state: self[1] ?? 0)
    default: nil
    }
  }

  /// Mouse reports as modern terminals write them (`<` before the numbers) and as rxvt does.
  private var mouse: MouseEvent? {
    let isRelease = final == UInt8(ascii: "m")
    guard isRelease || final == UInt8(ascii: "M"), let code = self[0], let column = self[1],
      let row = self[2]
    else { return nil }
    if prefix == UInt8(ascii: "<") {
      return MouseEvent(code: code, row: row - 1, column: column - 1, isRelease: isRelease)
    }
    guard prefix == nil, !isRelease, code >= 32 else { return nil }
    return MouseEvent(code: code - 32, row: row - 1, column: column - 1, isRelease: false)
  }
}

extension MouseEvent {
  /// Reads the number that says what was done: bits for button, modifiers, motion and wheel.
  init?(code: Int, row: Int, column: Int, isRelease: Bool) {
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    guard row >= 0, column >= 0,
      let kind = MouseEvent.kind(
        code & 0b1110_0011, isRelease: isRelease)
    else { return nil }
    self.init(kind, row: row, column: column, modifiers: modifiers)
  }

  private static func kind(_ code: Int, isRelease: Bool) -> Kind? {
    let button: Button? = [.left, .middle, .right, nil][code & 3]
    switch code & ~3 {
    case 0 where isRelease: return .release(button)
    case 0: return button.map { .press($0) } ?? .release(nil)
    case 32: return button.map { .drag($0) } ?? .move
    case 64: return isRelease ? nil : [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][code & 3]
    default: return nil
    }
  }
}
