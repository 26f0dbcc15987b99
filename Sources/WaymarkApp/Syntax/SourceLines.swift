package import WaymarkCore
package import WaymarkTerminal

/// Source code ready to be drawn: lines of runs, each with what it is.
///
/// Made off the loop from what `Services.highlighter` finds, and kept by a pane:
///
///     let lines = SourceLines(text, services.highlighter.spans(of: text, language: "swift"))
///     for (row, line) in lines.lines.enumerated() {
///       canvas.write(line, row: row, column: 0, look)
///     }
package struct SourceLines: Sendable, Hashable {
  /// A piece of a line that looks the same all over.
  package struct Run: Sendable, Hashable {
    package var text: String
    package var scope: Scope

    package init(_ text: String, _ scope: Scope = .source) {
      self.text = text
      self.scope = scope
    }
  }

  package private(set) var lines: [[Run]]

  /// Cuts a text into lines and runs.
  ///
  /// - Parameters:
  ///   - text: The text that the spans are of.
  ///   - spans: In order and without overlap; none leaves plain text.
  package init(_ text: String, _ spans: [HighlightSpan] = []) {
    let bytes = Array(text.utf8)
    lines = []
    var line: [Run] = []
    func add(_ range: Range<Int>, _ scope: Scope) {
      var start = range.lowerBound
      for index in range where bytes[index] == 0x0A {
        if index > start {
          line.append(Run(String(decoding: bytes[start..<index], as: UTF8.self), scope))
        }
        lines.append(line)
        line = []
        start = index + 1
      }
      if start < range.upperBound {
        line.append(Run(String(decoding: bytes[start..<range.upperBound], as: UTF8.self), scope))
      }
    }
    var place = 0
    for span in spans {
      let range = span.range.clamped(to: place..<max(place, bytes.count))
      guard !range.isEmpty else { continue }
      add(place..<range.lowerBound, .source)
      add(range, Scope.syntax(capture: span.capture) ?? .source)
      place = range.upperBound
    }
    add(place..<bytes.count, .source)
    lines.append(line)
  }
}

extension Canvas {
  /// Writes a line of source code.
  ///
  /// - Returns: The column after it.
  @discardableResult
  package mutating func write(
    _ line: [SourceLines.Run], row: Int, column: Int, _ look: Look
  ) -> Int {
    var column = column
    for run in line { column = write(run.text, row: row, column: column, style: look[run.scope]) }
    return column
  }
}
