/// Which modes of the terminal a program left on, read from everything that it printed.
package struct TerminalModes {
  /// The modes that are on, in words where a mode has some.
  package private(set) var on: [String] = []

  /// Reads the bytes of a whole run.
  package init(_ output: [UInt8]) {
    var index = 0
    while index < output.count {
      guard output[index] == 0x1B, index + 1 < output.count else {
        index += 1
        continue
      }
      index += 1
      switch output[index] {
      case UInt8(ascii: "="): set("application keypad", true)
      case UInt8(ascii: ">"): set("application keypad", false)
      case UInt8(ascii: "["): index = sequence(output, from: index + 1)
      default: break
      }
      index += 1
    }
  }

  /// Takes in a control sequence and returns the index of its last byte.
  private mutating func sequence(_ output: [UInt8], from start: Int) -> Int {
    guard let end = output[start...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return output.count
    }
    let body = String(decoding: output[start..<end], as: UTF8.self)
    let final = Character(Unicode.Scalar(output[end]))
    switch (body.first, final) {
    case ("?", "h"), ("?", "l"):
      for number in body.dropFirst().split(separator: ";") { apply(number, isOn: final == "h") }
    case (">", "u"): set("keyboard protocol", true)
    case ("<", "u"): set("keyboard protocol", false)
    default: break
    }
    return end
  }

  private mutating func apply(_ number: Substring, isOn: Bool) {
    switch number {
    case "25": set("cursor hidden", !isOn)
    // Blinking of the cursor and automatic wrap are a matter of taste, on by default.
    case "7", "12": break
    default: set(TerminalModes.names[String(number)] ?? "mode \(number)", isOn)
    }
  }

  private mutating func set(_ mode: String, _ isOn: Bool) {
    on.removeAll { $0 == mode }
    if isOn { on.append(mode) }
  }

  private static let names = [
    "1": "application cursor keys", "1000": "mouse", "1002": "mouse drag", "1003": "mouse motion",
    "1004": "focus reports", "1006": "SGR mouse", "1049": "alternate screen",
    "2004": "bracketed paste", "2026": "synchronized output",
  ]
}
