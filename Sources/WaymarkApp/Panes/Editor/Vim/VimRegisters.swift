/// What was deleted and copied, by the names that vim has for it.
struct VimRegisters: Sendable {
  /// Text with what it was cut out as.
  struct Content: Sendable, Hashable {
    enum Kind: Sendable { case characters, lines, block }

    var text: String
    var kind = Kind.characters
  }

  private var contents: [Character: Content] = [:]
  /// The numbered ones, the newest first.
  private var deleted: [Content] = []
  /// What goes into the clipboard as well, and is put where no register is named.
  private(set) var unnamed: Content?

  /// The name of the register that keeps nothing.
  static let none: Character = "_"

  /// Takes text.
  ///
  /// A capital letter adds to a register; without a name, what was copied goes to `0`, lines that
  /// were deleted to `1` and on, and less than a line to `-`.
  mutating func store(_ content: Content, in name: Character?, isDeleted: Bool) {
    guard name != VimRegisters.none else { return }
    var content = content
    if let name, name.isLetter {
      let register = Character(name.lowercased())
      if name.isUppercase, let before = contents[register] {
        let isLines = content.kind == .lines || before.kind == .lines
        let gap = isLines && !before.text.hasSuffix("\n") ? "\n" : ""
        content = Content(
          text: before.text + gap + content.text, kind: isLines ? .lines : content.kind)
      }
      contents[register] = content
    } else if name == nil || name == "\"" {
      if !isDeleted {
        contents["0"] = content
      } else if content.kind == .lines || content.text.contains("\n") {
        deleted = [content] + deleted.prefix(8)
      } else {
        contents["-"] = content
      }
    }
    unnamed = content
  }

  /// Notes what a register that is only read holds, such as `.` or `:`.
  mutating func note(_ text: String, in name: Character) {
    contents[name] = Content(text: text)
  }

  subscript(name: Character) -> Content? {
    if name == "\"" { return unnamed }
    if let number = name.wholeNumberValue, number > 0 {
      return deleted.indices.contains(number - 1) ? deleted[number - 1] : nil
    }
    return contents[Character(name.lowercased())]
  }
}
