/// A screen as text and as a map of looks, one letter for each look, for people and golden files.
package struct StyledScreen: Sendable {
  /// The rows without the spaces at their ends.
  package let text: String
  /// One letter per cell, `.` for text and a space for nothing in the terminal's own look.
  package let styles: String
  /// A line for each letter.
  package let legend: String

  /// Both, as they stand in a golden file.
  package var full: String { "\(text)\n\n-- styles --\n\(styles)\n\n\(legend)" }

  /// Reads a screen cell by cell; a cell with an empty character is the rest of a wide one.
  init(
    rows: Int, columns: Int, cell: (_ row: Int, _ column: Int) -> (character: String, look: String)
  ) {
    var letters: [String: Character] = [:]
    var looks: [String] = []
    var textRows: [String] = []
    var styleRows: [String] = []
    for row in 0..<rows {
      var (text, styles) = ("", "")
      for column in 0..<columns {
        let (character, look) = cell(row, column)
        text += character
        guard !look.isEmpty else {
          styles.append(character == " " ? " " : ".")
          continue
        }
        if letters[look] == nil {
          letters[look] = StyledScreen.letter(looks.count)
          looks.append(look)
        }
        styles.append(letters[look] ?? "?")
      }
      textRows.append(StyledScreen.trimmed(text))
      styleRows.append(StyledScreen.trimmed(styles))
    }
    text = textRows.joined(separator: "\n")
    styles = styleRows.joined(separator: "\n")
    legend = looks.map { "\(letters[$0] ?? "?") \($0)" }.joined(separator: "\n")
  }

  private static func letter(_ index: Int) -> Character {
    let all = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return index < all.count ? all[index] : "?"
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
