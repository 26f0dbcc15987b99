/// The characters that widgets are drawn with.
package struct Symbols: Sendable, Hashable {
  /// The lines of a box.
  package struct Border: Sendable, Hashable {
    package var horizontal: String
    package var vertical: String
    package var topLeft: String
    package var topRight: String
    package var bottomLeft: String
    package var bottomRight: String
  }

  /// The parts of a bar from an eighth to a whole cell, and what is empty.
  package var barParts: [Character]
  package var barEmpty: Character
  /// From the lowest to the highest.
  package var spark: [Character]
  package var rule: Character
  package var expanded: String
  package var collapsed: String
  package var focus: String
  package var more: String
  package var separator: String
  package var up: String
  package var down: String
  package var level: String
  /// Before the number of rows above or below what is shown.
  package var above: String
  package var below: String
  /// Nil where boxes have no lines.
  package var border: Border?

  package static let unicode = Symbols(
    barParts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], barEmpty: "░",
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], rule: "─", expanded: "▾", collapsed: "▸",
    focus: "▌", more: "…", separator: "·", up: "▲", down: "▼", level: "=",
    above: "↑", below: "↓",
    border: Border(
      horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰",
      bottomRight: "╯"))

  /// For terminals and fonts without the above, and for screen readers.
  package static let ascii = Symbols(
    barParts: ["#"], barEmpty: ".", spark: ["_", ".", "-", "=", "^"], rule: "-", expanded: "-",
    collapsed: "+", focus: ">", more: "~", separator: "|", up: "+", down: "-", level: "=",
    above: "^", below: "v", border: nil)
}
