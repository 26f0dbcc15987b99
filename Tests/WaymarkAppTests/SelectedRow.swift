import WaymarkTerminal

extension Grid {
  /// The text of the first row that is drawn in reverse, as selected rows are.
  func selectedRow(where row: (Int) -> String) -> String {
    let found = (1..<size.rows).first { self[$0, 0].style.attributes.contains(.reverse) }
    return found.map(row) ?? ""
  }
}
