internal import WaymarkCore

/// The part of a split text that has no focus: its own cursors, its own view.
struct ParkedView: Sendable {
  var selections: SelectionSet
  var view: EditorViewport
  /// Whether the two parts stand beside each other.
  var isAside: Bool
  /// Whether it is the second of the two.
  var isSecond = true
}

extension OpenText {
  /// Shows the text in two parts, or in one; asked for the other form, it changes that.
  mutating func toggleSplit(isAside: Bool) {
    if let parked, parked.isAside == isAside {
      self.parked = nil
    } else if parked != nil {
      parked?.isAside = isAside
    } else {
      var view = view
      view.followsCursor = true
      parked = ParkedView(selections: selections, view: view, isAside: isAside)
    }
    self.view.followsCursor = true
  }

  /// Gives the focus to the other part.
  mutating func goToOtherPart() {
    guard var other = parked else { return }
    file.buffer.endGroup()
    swap(&other.selections, &selections)
    swap(&other.view, &view)
    other.isSecond.toggle()
    parked = other
    goalColumns = nil
  }

  /// The text as the part without the focus shows it.
  var otherPart: OpenText? {
    guard let parked else { return nil }
    var other = self
    other.selections = parked.selections
    other.view = parked.view
    return other
  }

  // MARK: - Bookmarks

  mutating func toggleBookmark() {
    let line = text.startOfLine(at: selections.primary.head)
    if let index = bookmarks.firstIndex(of: line) {
      bookmarks.remove(at: index)
    } else {
      bookmarks = (bookmarks + [line]).sorted()
    }
  }

  /// Goes to the next marked line or the one before, around the ends of the text.
  mutating func goToBookmark(forward: Bool) {
    let line = text.startOfLine(at: selections.primary.head)
    let next =
      forward
      ? bookmarks.first { $0 > line } ?? bookmarks.first
      : bookmarks.last { $0 < line } ?? bookmarks.last
    if let next { jump(to: TextSelection(at: next)) }
  }

  // MARK: - Columns

  /// Makes the selected block larger or smaller at the end where the cursor is.
  mutating func extendColumn(lines: Int, columns: Int) {
    var block = block ?? blockAtCursor
    block.headColumn = max(0, block.headColumn + columns)
    for _ in 0..<abs(lines) {
      if lines < 0 {
        guard block.headLine > 0 else { break }
        block.headLine = text.startOfLine(at: block.headLine - 1)
      } else if let next = text.startOfNextLine(after: block.headLine) {
        block.headLine = next
      }
    }
    select(block)
  }

  /// Selects a block of columns in some lines.
  mutating func select(_ block: ColumnBlock) {
    let ruler = ruler
    let (first, last) = (
      min(block.anchorLine, block.headLine), max(block.anchorLine, block.headLine)
    )
    var parts: [TextSelection] = []
    var line: Int? = first
    while let start = line, start <= last, parts.count < MatchRequest.mostSelected {
      parts.append(
        TextSelection(
          anchor: ruler.offset(ofColumn: block.anchorColumn, inLineAt: start),
          head: ruler.offset(ofColumn: block.headColumn, inLineAt: start)))
      line = text.startOfNextLine(after: start)
    }
    let primary = block.headLine == first ? 0 : parts.count - 1
    select(SelectionSet(parts, primaryIndex: primary))
    self.block = block
  }

  private var blockAtCursor: ColumnBlock {
    let selection = selections.primary
    let (anchor, head) = (
      text.startOfLine(at: selection.anchor), text.startOfLine(at: selection.head)
    )
    return ColumnBlock(
      anchorLine: anchor, anchorColumn: ruler.column(of: selection.anchor, inLineAt: anchor),
      headLine: head, headColumn: ruler.column(of: selection.head, inLineAt: head))
  }
}

/// A block of columns: where selecting it began and where the cursor is; lines by where they begin.
struct ColumnBlock: Sendable, Hashable {
  var anchorLine: Int
  var anchorColumn: Int
  var headLine: Int
  var headColumn: Int
}
