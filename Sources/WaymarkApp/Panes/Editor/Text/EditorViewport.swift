internal import WaymarkCore

/// Which part of a text is on the screen.
struct EditorViewport: Sendable, Hashable {
  /// Where the first line on the screen begins.
  var top = 0
  /// How many of that line's rows are scrolled out, where lines are wrapped.
  var segment = 0
  /// Columns that are scrolled out at the left, where lines are not wrapped.
  var left = 0
  /// Whether the view goes where the cursor goes; scrolling by the wheel lets it go.
  var followsCursor = true
  var wraps = false

  /// A row of the screen.
  struct Row {
    /// Where its line begins.
    var line: Int
    /// What of the line is in it, at most.
    var range: Range<Int>
    /// The column of the line that stands at the left edge.
    var column: Int
    var isFirst: Bool
  }

  /// The rows of the screen, the topmost first; fewer at the end of the text.
  func rows(_ ruler: LineRuler, height: Int, width: Int) -> [Row] {
    var rows: [Row] = []
    var line: Int? = min(top, ruler.text.count)
    var skipped = segment
    while let start = line, rows.count < height {
      if wraps {
        for (index, part) in ruler.segments(ofLineAt: start, width: width).enumerated()
        where index >= skipped && rows.count < height {
          rows.append(
            Row(line: start, range: part.range, column: part.column, isFirst: index == 0))
        }
        skipped = 0
      } else {
        rows.append(
          Row(line: start, range: start..<ruler.text.count, column: left, isFirst: true))
      }
      line = ruler.text.startOfNextLine(after: start)
    }
    return rows
  }

  /// Scrolls by rows, as far as there is text.
  mutating func scroll(by rows: Int, _ ruler: LineRuler, width: Int) {
    if rows < 0 {
      for _ in 0..<(-rows) { up(ruler, width) }
    } else {
      for _ in 0..<rows { down(ruler, width) }
    }
  }

  private mutating func up(_ ruler: LineRuler, _ width: Int) {
    if wraps, segment > 0 {
      segment -= 1
      return
    }
    guard top > 0 else { return }
    top = ruler.text.startOfLine(at: top - 1)
    segment = wraps ? ruler.segments(ofLineAt: top, width: width).count - 1 : 0
  }

  private mutating func down(_ ruler: LineRuler, _ width: Int) {
    if wraps, segment + 1 < ruler.segments(ofLineAt: top, width: width).count {
      segment += 1
      return
    }
    guard let next = ruler.text.startOfNextLine(after: top) else { return }
    (top, segment) = (next, 0)
  }

  /// Scrolls as little as possible so that an offset is on the screen, with some lines around it.
  mutating func reveal(_ offset: Int, _ ruler: LineRuler, height: Int, width: Int) {
    guard height > 0, width > 0 else { return }
    let margin = min(3, (height - 1) / 4)
    let line = ruler.text.startOfLine(at: offset)
    if !wraps { segment = 0 }
    let target = place(of: offset, line, ruler, width)
    if (target.line, target.segment) < (top, segment) {
      (top, segment) = target
      scroll(by: -margin, ruler, width: width)
    } else {
      // Counted back from the cursor, which is quick wherever the view is.
      var least = EditorViewport(
        top: target.line, segment: target.segment, wraps: wraps)
      least.scroll(by: -(height - 1), ruler, width: width)
      if (top, segment) < (least.top, least.segment) {
        (top, segment) = (least.top, least.segment)
        scroll(by: margin, ruler, width: width)
      } else {
        keepMargins(target, margin, height, ruler, width)
      }
    }
    guard !wraps else {
      left = 0
      return
    }
    let column = ruler.column(of: offset, inLineAt: line)
    let side = min(8, width / 8)
    if column < left + (left > 0 ? side : 0) { left = max(0, column - side) }
    if column >= left + width - 1 { left = column - width + 1 + side }
  }

  private mutating func keepMargins(
    _ target: (line: Int, segment: Int), _ margin: Int, _ height: Int, _ ruler: LineRuler,
    _ width: Int
  ) {
    guard margin > 0 else { return }
    var first = EditorViewport(top: target.line, segment: target.segment, wraps: wraps)
    first.scroll(by: -margin, ruler, width: width)
    if (first.top, first.segment) < (top, segment) { (top, segment) = (first.top, first.segment) }
    var last = EditorViewport(top: target.line, segment: target.segment, wraps: wraps)
    last.scroll(by: -(height - 1 - margin), ruler, width: width)
    if (top, segment) < (last.top, last.segment), last.top > 0 || last.segment > 0 {
      (top, segment) = (last.top, last.segment)
    }
  }

  private func place(
    of offset: Int, _ line: Int, _ ruler: LineRuler, _ width: Int
  ) -> (line: Int, segment: Int) {
    guard wraps else { return (line, 0) }
    let segments = ruler.segments(ofLineAt: line, width: width)
    return (line, segments.lastIndex { $0.range.lowerBound <= offset } ?? 0)
  }

  /// Centres an offset, such as one that was jumped to.
  mutating func centre(_ offset: Int, _ ruler: LineRuler, height: Int, width: Int) {
    (top, segment) = place(of: offset, ruler.text.startOfLine(at: offset), ruler, width)
    scroll(by: -(height / 2), ruler, width: width)
  }
}
