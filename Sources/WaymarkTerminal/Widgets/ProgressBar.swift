/// A horizontal bar that shows a share of a whole.
package struct ProgressBar: Sendable, Hashable {
  /// 0 to 1; anything else is brought into the range.
  package var fraction: Double

  package init(_ fraction: Double) {
    self.fraction = fraction.isFinite ? min(1, max(0, fraction)) : 0
  }

  /// The filled and the empty part; together exactly `width` columns.
  ///
  /// A bar is full only at 1 and empty only at 0: 99.9 % does not look like done.
  package func parts(width: Int, _ symbols: Symbols) -> (filled: String, empty: String) {
    let (whole, part) = filling(width: width, symbols)
    let text =
      String(repeating: symbols.barParts[symbols.barParts.count - 1], count: whole)
      + (part.map { String($0) } ?? "")
    let rest = max(0, width - whole - (part == nil ? 0 : 1))
    return (text, String(repeating: symbols.barEmpty, count: rest))
  }

  /// The columns that are filled whole, and the sign for one that is filled in part.
  private func filling(width: Int, _ symbols: Symbols) -> (whole: Int, part: Character?) {
    guard width > 0 else { return (0, nil) }
    let steps = symbols.barParts.count
    let all = width * steps
    var filled = Int((fraction * Double(all)).rounded())
    if fraction > 0, filled == 0 { filled = 1 }
    if fraction < 1, filled == all { filled -= 1 }
    return (filled / steps, filled % steps > 0 ? symbols.barParts[filled % steps - 1] : nil)
  }

  /// Draws the bar in one row.
  package func draw(
    on canvas: inout Canvas, row: Int, column: Int, width: Int, symbols: Symbols,
    filled: Style, empty: Style
  ) {
    let (whole, part) = filling(width: width, symbols)
    let bar = Rect(row: row, column: column, rows: 1, columns: max(0, width))
    canvas.fill(bar, with: symbols.barEmpty, style: empty)
    var done = bar
    done.columns = whole
    canvas.fill(done, with: symbols.barParts[symbols.barParts.count - 1], style: filled)
    done.column += whole
    done.columns = 1
    if let part { canvas.fill(done, with: part, style: filled) }
  }
}

/// The last values of a series as a row of small columns.
package struct Sparkline: Sendable, Hashable {
  package var values: [Double]

  package init(_ values: [Double]) { self.values = values }

  /// One character per value, at most `width` of the newest, scaled between lowest and highest.
  package func text(width: Int, _ symbols: Symbols) -> String {
    let shown = values.suffix(max(0, width))
    guard let low = shown.min(), let high = shown.max() else { return "" }
    let span = high - low
    let top = symbols.spark.count - 1
    return String(
      shown.map { value in
        let share = span > 0 ? (value - low) / span : 0.5
        return symbols.spark[min(top, max(0, Int((share * Double(top)).rounded())))]
      })
  }
}
