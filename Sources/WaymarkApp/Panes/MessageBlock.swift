internal import WaymarkTerminal

/// A few sentences in the middle of a pane.
struct MessageBlock {
  var title: String
  var lines: [String]
  /// Drawn under the lines: keys and what they do.
  var keys: [KeyHints.Hint] = []

  func draw(on canvas: inout Canvas, _ look: Look) {
    let width = min(canvas.columns - 4, 68)
    let text = MessageBlock.cut(
      lines.flatMap { DisplayText.wrapped($0, to: width) }, to: canvas.rows - 2)
    let height = 2 + text.count + (keys.isEmpty ? 0 : 1 + keys.count)
    var row = max(0, (canvas.rows - height) / 3)
    let column = max(2, (canvas.columns - width) / 2)
    canvas.write(title, row: row, column: column, style: look[.strong])
    row += 2
    for line in text {
      canvas.write(line, row: row, column: column, style: look[.text])
      row += 1
    }
    let labels = column + (keys.map { DisplayText.width($0.key) }.max() ?? 0) + 2
    for hint in keys {
      row += 1
      canvas.write(hint.key, row: row, column: column, style: look[.key])
      canvas.write(hint.label, row: row, column: labels, style: look[.text])
    }
  }

  /// Leaves a sign of what does not fit.
  private static func cut(_ lines: [String], to count: Int) -> [String] {
    guard lines.count > count, count > 0 else { return lines }
    return lines[..<(count - 1)] + [lines[count - 1] + " …"]
  }
}
