extension ControlSequence {
  /// The key that it stands for in the scheme that xterm began and most terminals follow.
  var key: Key? {
    // The third part of a report says that the key was let go.
    guard self[1, 1] != 3 else { return nil }
    switch final {
    case UInt8(ascii: "u"): return kittyKey
    case UInt8(ascii: "~") where self[0] == 27: return otherKey
    case UInt8(ascii: "~"): return numbered(self[0], held: self[1] ?? 1)
    // rxvt says what is held by the last character.
    case UInt8(ascii: "$"): return numbered(self[0], held: 2)
    case UInt8(ascii: "^"): return numbered(self[0], held: 5)
    case UInt8(ascii: "@"): return numbered(self[0], held: 6)
    default: return lettered
    }
  }

  private var lettered: Key? {
    if (0x61...0x64).contains(final) {
      return ControlSequence.letters[final - 0x20].map { Key($0, .shift) }
    }
    guard self[0] ?? 1 == 1 else { return nil }
    if final == UInt8(ascii: "Z") { return Key(.tab, .shift) }
    return ControlSequence.letters[final].flatMap { code in
      Key.Modifiers(parameter: self[1] ?? 1).map { Key(code, $0) }
    }
  }

  private func numbered(_ number: Int?, held: Int) -> Key? {
    guard let key = number.flatMap({ ControlSequence.numbers[$0] }) else { return nil }
    return Key.Modifiers(parameter: held).map { Key(key.code, key.modifiers.union($0)) }
  }

  /// `CSI 27 ; modifiers ; character ~`, what xterm sends for keys that have no sequence.
  private var otherKey: Key? {
    guard let held = Key.Modifiers(parameter: self[1] ?? 1) else { return nil }
    return self[2].flatMap { Key(kitty: $0, held) }
  }

  /// `CSI character : shifted ; modifiers : event u`, the kitty keyboard protocol.
  private var kittyKey: Key? {
    guard let held = Key.Modifiers(parameter: self[1] ?? 1) else { return nil }
    return self[0].flatMap { Key(kitty: $0, held) }
  }

  static let letters: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let numbers: [Int: Key] = {
    var keys: [Int: Key] = [
      1: Key(.home), 2: Key(.insert), 3: Key(.delete), 4: Key(.end), 5: Key(.pageUp),
      6: Key(.pageDown), 7: Key(.home), 8: Key(.end),
    ]
    for (index, number) in [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated() {
      keys[number] = Key(.function(index + 1))
    }
    for (index, number) in [25, 26, 28, 29, 31, 32, 33, 34].enumerated() {
      keys[number] = Key(.function(index + 1), .shift)
    }
    return keys
  }()
}

extension Key {
  /// A key by the number that the kitty keyboard protocol gives it: its character, or a place in
  /// the private use area.
  init?(kitty number: Int, _ held: Modifiers) {
    if let code = Key.kittyCodes[number] {
      self.init(code, held)
      return
    }
    guard !(57_344...63_743).contains(number), number >= 32,
      let scalar = Unicode.Scalar(UInt32(clamping: number))
    else { return nil }
    var character = Character(scalar)
    var held = held
    if held.contains(.shift), !held.contains(.control),
      let upper = character.uppercased().first, upper != character
    {
      // Shift is part of a character, as it is where terminals send the character itself.
      character = upper
      held.remove(.shift)
    }
    self.init(.character(character), held)
  }

  private static let kittyCodes: [Int: Code] = {
    var codes: [Int: Code] = [
      27: .escape, 13: .enter, 9: .tab, 127: .backspace, 8: .backspace, 57_414: .enter,
      57_417: .left, 57_418: .right, 57_419: .up, 57_420: .down, 57_421: .pageUp,
      57_422: .pageDown, 57_423: .home, 57_424: .end, 57_425: .insert, 57_426: .delete,
    ]
    for number in 0..<10 { codes[57_399 + number] = .character(Character("\(number)")) }
    codes[57_409] = .character(".")
    codes[57_410] = .character("/")
    codes[57_411] = .character("*")
    codes[57_412] = .character("-")
    codes[57_413] = .character("+")
    codes[57_415] = .character("=")
    codes[57_416] = .character(",")
    for number in 13...35 { codes[57_363 + number] = .function(number) }
    return codes
  }()
}
