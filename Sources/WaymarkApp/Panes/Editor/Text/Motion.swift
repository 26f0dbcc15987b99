internal import WaymarkCore

/// Where a cursor can go.
enum Motion: Sendable, Hashable {
  case left, right, up, down
  case wordLeft, wordRight
  /// The first character of the line that is no blank; its beginning from there.
  case lineStart
  case lineEnd
  case pageUp, pageDown
  case paragraphUp, paragraphDown
  case textStart, textEnd
  case bracket

  /// Whether it keeps the column that it began in.
  var isVertical: Bool { [.up, .down, .pageUp, .pageDown].contains(self) }
}

extension OpenText {
  /// Moves all cursors.
  ///
  /// - Parameters:
  ///   - motion: Where to.
  ///   - isSelecting: Whether what is gone over becomes selected.
  ///   - shape: The size of the view.
  mutating func move(_ motion: Motion, isSelecting: Bool = false, _ shape: ViewShape) {
    file.buffer.endGroup()
    let goals =
      motion.isVertical ? (goalColumns ?? selections.all.map { goalColumn($0.head, shape) }) : nil
    let moved = selections.all.enumerated().map { index, selection -> TextSelection in
      let column = goals.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      // A selection is left at the end that the arrow points to.
      if !isSelecting, !selection.isCursor, motion == .left || motion == .right {
        let range = selection.range
        return TextSelection(at: motion == .left ? range.lowerBound : range.upperBound)
      }
      let head = target(of: motion, from: selection.head, column: column ?? 0, shape)
      return TextSelection(anchor: isSelecting ? selection.anchor : head, head: head)
    }
    select(SelectionSet(moved, primaryIndex: selections.primaryIndex))
    goalColumns = goals?.count == selections.count ? goals : nil
  }

  private func goalColumn(_ head: Int, _ shape: ViewShape) -> Int {
    let line = text.startOfLine(at: head)
    let column = ruler.column(of: head, inLineAt: line)
    guard view.wraps else { return column }
    let segments = ruler.segments(ofLineAt: line, width: shape.width)
    return column - (segments.last { $0.range.lowerBound <= head }?.column ?? 0)
  }

  /// Where a motion leads.
  func target(of motion: Motion, from head: Int, column: Int, _ shape: ViewShape) -> Int {
    switch motion {
    case .left: return text.boundary(before: head)
    case .right: return text.boundary(after: head)
    case .wordLeft: return text.wordStart(before: head)
    case .wordRight: return text.wordEnd(after: head)
    case .lineStart:
      let start = text.startOfLine(at: head)
      let first = text.indent(ofLineAt: start).upperBound
      return head == first ? start : first
    case .lineEnd: return text.endOfLine(at: head)
    case .textStart: return 0
    case .textEnd: return text.count
    case .paragraphUp: return text.paragraph(before: head)
    case .paragraphDown: return text.paragraph(after: head)
    case .bracket:
      return text.matchingBracket(at: head)
        ?? (head > 0 ? text.matchingBracket(at: head - 1) : nil) ?? head
    case .up: return vertical(head, by: -1, column, shape)
    case .down: return vertical(head, by: 1, column, shape)
    case .pageUp: return vertical(head, by: -max(1, shape.height - 2), column, shape)
    case .pageDown: return vertical(head, by: max(1, shape.height - 2), column, shape)
    }
  }

  private func vertical(_ head: Int, by rows: Int, _ column: Int, _ shape: ViewShape) -> Int {
    let line = text.startOfLine(at: head)
    var segment = 0
    if view.wraps {
      let segments = ruler.segments(ofLineAt: line, width: shape.width)
      segment = segments.lastIndex { $0.range.lowerBound <= head } ?? 0
    }
    var place = EditorViewport(top: line, segment: segment, wraps: view.wraps)
    place.scroll(by: rows, ruler, width: shape.width)
    if place.top == line, place.segment == segment {
      return rows < 0 ? 0 : text.count
    }
    guard view.wraps else { return ruler.offset(ofColumn: column, inLineAt: place.top) }
    let segments = ruler.segments(ofLineAt: place.top, width: shape.width)
    let part = segments[min(place.segment, segments.count - 1)]
    let offset = ruler.offset(ofColumn: part.column + column, inLineAt: place.top)
    let isLast = place.segment == segments.count - 1
    return min(
      offset, isLast ? part.range.upperBound : text.boundary(before: part.range.upperBound))
  }
}

/// The rows and columns that text is shown in.
struct ViewShape: Sendable, Hashable {
  var height: Int
  var width: Int
}
