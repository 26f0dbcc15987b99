extension Key {
  /// The key of a single byte of ASCII.
  init(byte: UInt8) {
    switch byte {
    case 0x09: self.init(.tab)
    case 0x0A, 0x0D: self.init(.enter)
    case 0x08, 0x7F: self.init(.backspace)
    case 0x1B: self.init(.escape)
    case 0x00: self.init(.character(" "), .control)
    case 0x01...0x1A: self.init(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    case 0x1C...0x1F: self.init(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    default: self.init(.character(Character(Unicode.Scalar(byte))))
    }
  }

  /// The key of `ESC O` and a final byte: cursor keys and the keypad in their application modes.
  init?(application final: UInt8, held: ControlSequence) {
    // Some terminals write the modifiers alone, some behind a 1.
    guard let modifiers = Modifiers(parameter: held[1] ?? held[0] ?? 1) else { return nil }
    if let code = ControlSequence.letters[final] {
      self.init(code, modifiers)
    } else if (0x61...0x64).contains(final), let code = ControlSequence.letters[final - 0x20] {
      self.init(code, modifiers.union(.control))
    } else if let code = Key.keypad[final] {
      self.init(code, modifiers)
    } else {
      return nil
    }
  }

  private static let keypad: [UInt8: Code] = {
    var codes: [UInt8: Code] = [
      UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab, UInt8(ascii: "X"): .character("="),
      UInt8(ascii: " "): .character(" "),
    ]
    for (index, sign) in "*+,-./0123456789".enumerated() {
      codes[UInt8(ascii: "j") + UInt8(index)] = .character(sign)
    }
    return codes
  }()
}
