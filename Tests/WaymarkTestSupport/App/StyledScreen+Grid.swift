internal import Testing
internal import WaymarkTerminal

extension StyledScreen {
  /// The text and the looks of a grid.
  init(_ grid: Grid) {
    self.init(rows: grid.size.rows, columns: grid.size.columns) { row, column in
      let cell = grid[row, column]
      return (cell.width == 0 ? "" : String(cell.character), StyledScreen.look(of: cell.style))
    }
  }

  private static func look(of style: Style) -> String {
    var words: [String] = []
    if style.foreground != .standard { words.append(color(style.foreground)) }
    if style.background != .standard { words.append("on " + color(style.background)) }
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    words += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    return words.joined(separator: " ")
  }

  private static func color(_ color: Color) -> String {
    switch color {
    case .standard: "standard"
    case .ansi(let index): names.indices.contains(Int(index)) ? names[Int(index)] : "ansi \(index)"
    case .indexed(let index): "color \(index)"
    case .rgb(let red, let green, let blue): "rgb(\(red), \(green), \(blue))"
    }
  }

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]
}

/// Fails the running test with a sentence.
func fail(_ sentence: String) { Issue.record(Comment(rawValue: sentence)) }
