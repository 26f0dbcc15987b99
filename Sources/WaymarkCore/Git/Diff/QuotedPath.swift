/// Reads names in the headers of patches, which git quotes as C strings when they are unusual.
enum QuotedPath {
  /// Reads a name.
  ///
  /// - Parameters:
  ///   - text: The name, quoted or not; a tab behind it ends it.
  ///   - prefix: What git puts ahead of the name.
  /// - Returns: The name; nil for `/dev/null`.
  static func read(_ text: ArraySlice<UInt8>, after prefix: String = "") -> GitPath? {
    if text.elementsEqual("/dev/null".utf8) { return nil }
    var name = text
    if text.first == quote {
      name = unquoted(text).name[...]
    } else if let tab = text.firstIndex(of: 0x09) {
      name = text[..<tab]
    }
    return name.starts(with: prefix.utf8)
      ? GitPath(name.dropFirst(prefix.utf8.count)) : GitPath(name)
  }

  /// The name in `diff --git a/NAME b/NAME`, where both are the same: no other line of the header
  /// tells it when only the mode changed or the content is binary or empty.
  static func sameName(in line: ArraySlice<UInt8>) -> GitPath? {
    let names = line.dropFirst("diff --git ".utf8.count)
    if names.first == quote {
      return GitPath(unquoted(names).name.dropFirst(2))
    }
    let length = (names.count - 5) / 2
    guard length > 0 else { return nil }
    return GitPath(names.dropFirst(2).prefix(length))
  }

  private static let quote = UInt8(ascii: "\"")

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "r"): 0x0D,
  ]

  private static func unquoted(_ text: ArraySlice<UInt8>) -> (name: [UInt8], end: Int) {
    var name: [UInt8] = []
    var place = text.startIndex + 1
    while place < text.endIndex, text[place] != quote {
      guard text[place] == UInt8(ascii: "\\"), place + 1 < text.endIndex else {
        name.append(text[place])
        place += 1
        continue
      }
      let mark = text[place + 1]
      if (0x30...0x37).contains(mark), place + 3 < text.endIndex {
        let digits = text[(place + 1)...(place + 3)]
        name.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
        place += 4
      } else {
        name.append(escapes[mark] ?? mark)
        place += 2
      }
    }
    return (name, place)
  }
}
