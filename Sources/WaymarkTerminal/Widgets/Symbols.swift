/// The characters that widgets are drawn with.
package struct Symbols: Sendable, Hashable {
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

  package static let unicode = Symbols(
    barParts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], barEmpty: "░",
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], rule: "─", expanded: "▾", collapsed: "▸",
    focus: "▌", more: "…", separator: "·", up: "▲", down: "▼", level: "=")

  /// For terminals and fonts without the above, and for screen readers.
  package static let ascii = Symbols(
    barParts: ["#"], barEmpty: ".", spark: ["_", ".", "-", "=", "^"], rule: "-", expanded: "-",
    collapsed: "+", focus: ">", more: "~", separator: "|", up: "+", down: "-", level: "=")
}
