/// What the terminal library gives for one read: a character or one of its own keys.
package enum RawKey: Sendable, Hashable {
  case scalar(UInt32)
  case special(Key)
  /// A key that the library knows and Waymark does not.
  case unknown
}

/// Turns what the terminal sends into keys; a value, so that it can be tested without a terminal.
package struct InputDecoder: Sendable {
  private var isEscapePending = false

  package init() {}

  /// Takes one read.
  ///
  /// - Returns: The keys that are complete now; an Escape waits for what follows it.
  package mutating func decode(_ raw: RawKey) -> [Key] {
    let isAlt = isEscapePending
    isEscapePending = false
    switch raw {
    case .scalar(0x1B):
      isEscapePending = true
      return isAlt ? [Key(.escape)] : []
    case .scalar(let value):
      return key(for: value).map { [isAlt ? with(.alt, $0) : $0] } ?? []
    case .special(let key):
      return [isAlt ? with(.alt, key) : key]
    case .unknown:
      return isAlt ? [Key(.escape)] : []
    }
  }

  /// Ends a burst of input: an Escape that nothing followed was the key itself.
  package mutating func finish() -> [Key] {
    defer { isEscapePending = false }
    return isEscapePending ? [Key(.escape)] : []
  }

  private func with(_ modifier: Key.Modifiers, _ key: Key) -> Key {
    Key(key.code, key.modifiers.union(modifier))
  }

  private func key(for value: UInt32) -> Key? {
    switch value {
    case 0x09: return Key(.tab)
    case 0x0A, 0x0D: return Key(.enter)
    case 0x08, 0x7F: return Key(.backspace)
    case 0x00: return Key(.character(" "), .control)
    case 0x01...0x1A: return control(value + 0x60)
    case 0x1C...0x1F: return control(value + 0x40)
    case 0x80...0x9F: return nil
    default: return Unicode.Scalar(value).map { Key(.character(Character($0))) }
    }
  }

  private func control(_ value: UInt32) -> Key? {
    Unicode.Scalar(value).map { Key(.character(Character($0)), .control) }
  }
}
