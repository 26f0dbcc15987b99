/// Keys with what they do, in one row; the ones at the end give way first when it is narrow.
package struct KeyHints: Sendable, Hashable {
  /// A key and a word or two.
  package struct Hint: Sendable, Hashable {
    package var key: String
    package var label: String

    package init(key: String, label: String) {
      self.key = key
      self.label = label
    }

    var width: Int { DisplayText.width(key) + 1 + DisplayText.width(label) }
  }

  package var hints: [Hint]

  package init(_ hints: [Hint]) { self.hints = hints }

  /// The hints that fit, with two columns between them; one that does not makes room for shorter.
  package func fitting(width: Int) -> [Hint] {
    var used = 0
    var result: [Hint] = []
    for hint in hints {
      let needed = hint.width + (result.isEmpty ? 0 : 2)
      guard used + needed <= width else { continue }
      used += needed
      result.append(hint)
    }
    return result
  }

  /// The number of the hint in a column, when they are drawn from another column on.
  package func index(atColumn column: Int, from start: Int, width: Int) -> Int? {
    var at = start
    for hint in fitting(width: width - start) {
      if (at..<at + hint.width).contains(column) { return hints.firstIndex(of: hint) }
      at += hint.width + 2
    }
    return nil
  }

  /// Draws the hints in row 0 from the given column.
  package func draw(on canvas: inout Canvas, column: Int, keyStyle: Style, labelStyle: Style) {
    var at = column
    for hint in fitting(width: canvas.columns - column) {
      at = canvas.write(hint.key, row: 0, column: at, style: keyStyle)
      at = canvas.write(" " + hint.label, row: 0, column: at, style: labelStyle) + 2
    }
  }
}
