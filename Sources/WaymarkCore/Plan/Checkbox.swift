/// Checkboxes beyond the two that the GitHub extension knows, and those in headings.
enum Checkbox {
  /// Splits `[~] text` into the mark and the rest; text without a box stays as it is.
  ///
  /// - Parameter text: What an item or heading says.
  /// - Returns: The character in the brackets, a blank for none, and the text behind them.
  static func split(_ text: InlineText) -> (box: String?, text: InlineText) {
    guard text.plain.hasPrefix("["), let end = text.plain.firstIndex(of: "]") else {
      return (nil, text)
    }
    let inside = text.plain[text.plain.index(after: text.plain.startIndex)..<end]
      .trimming(" \u{FE0F}")
    guard inside.count <= 1, inside.first.map({ !$0.isNumber }) ?? true else { return (nil, text) }
    let rest = text.plain[text.plain.index(after: end)...]
    // `[x](link)` is a link and `[x]: y` a definition; `[ ]*` marks an optional task.
    guard rest.isEmpty || rest.first == " " || rest.first == "*" else { return (nil, text) }
    var text = text
    text.plain = String(rest.drop { $0 == " " || $0 == "*" })
    return (inside.isEmpty ? " " : inside, text)
  }

  /// The status that a mark stands for; nil for a mark that nobody knows.
  static func status(_ mark: String) -> DeclaredStatus? {
    switch mark {
    case " ", "", "P", "p", "*", "☐": .todo
    case "x", "X", "✓", "✔", "✅", "☑", "+": .done
    case "~", "/", ">", "o", "O", "…", ".": .inProgress
    case "-", "–", "—": .dropped
    case "!", "?": .blocked
    default: nil
    }
  }
}
