internal import WaymarkCore

/// The columns of the lines along what is indented.
struct IndentGuides {
  /// For each row of the screen, how far it is indented.
  private let indents: [Int]
  private let width: Int

  /// Finds out how far rows are indented; an empty line is as the nearer of those around it.
  init(_ rows: [EditorViewport.Row], _ text: OpenText) {
    width = max(1, text.indentation.usesTabs ? text.indentation.tabWidth : text.indentation.width)
    let known = rows.map { row -> Int? in
      guard row.isFirst else { return 0 }
      let end = text.text.indent(ofLineAt: row.line).upperBound
      let isBlank = end == text.text.endOfLine(at: row.line)
      return isBlank ? nil : text.ruler.column(of: end, inLineAt: row.line)
    }
    var before = 0
    var result = known.map { $0 ?? 0 }
    for index in known.indices {
      if let indent = known[index] {
        before = indent
      } else {
        let after = known[index...].first { $0 != nil } ?? 0
        result[index] = min(before, after ?? 0)
      }
    }
    indents = result
  }

  /// The columns of a row that have a line: each step but the first and the last.
  func columns(ofRow index: Int) -> [Int] {
    guard indents.indices.contains(index) else { return [] }
    return Array(stride(from: width, to: indents[index], by: width))
  }
}
