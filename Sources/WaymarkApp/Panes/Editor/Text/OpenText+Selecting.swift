internal import WaymarkCore

extension OpenText {
  mutating func selectAll() {
    jump(to: TextSelection(anchor: 0, head: text.count))
    view.followsCursor = false
  }

  /// Selects the lines of all cursors.
  mutating func selectLines() {
    select(
      selections.map { selection in
        let block = lineEdits.block(selection.range)
        return TextSelection(anchor: block.lowerBound, head: block.upperBound)
      })
  }

  /// Selects the words at the cursors.
  mutating func selectWords() {
    select(
      selections.map { selection in
        guard selection.isCursor else { return selection }
        let word = text.word(at: selection.head)
        return TextSelection(anchor: word.lowerBound, head: word.upperBound)
      })
  }

  /// Adds a cursor in the line above the first or below the last.
  mutating func addCursor(down: Bool) {
    let all = selections.all
    guard let edge = down ? all.last : all.first else { return }
    let line = text.startOfLine(at: edge.head)
    let column = ruler.column(of: edge.head, inLineAt: line)
    let next =
      down ? text.startOfNextLine(after: line) : line > 0 ? text.startOfLine(at: line - 1) : nil
    guard let next else { return }
    let added = TextSelection(at: ruler.offset(ofColumn: column, inLineAt: next))
    select(SelectionSet(all + [added], primaryIndex: all.count))
  }

  /// Puts a cursor into every line of the selection.
  mutating func splitIntoLines() {
    var cursors: [TextSelection] = []
    for selection in selections.all {
      var line: Int? = text.startOfLine(at: selection.range.lowerBound)
      while let start = line, cursors.count < MatchRequest.mostSelected {
        let range = start..<max(start, text.endOfLine(at: start))
        let part = selection.range.clamped(to: range)
        cursors.append(TextSelection(anchor: part.lowerBound, head: part.upperBound))
        line = text.startOfNextLine(after: start).flatMap {
          $0 < selection.range.upperBound ? $0 : nil
        }
      }
    }
    select(SelectionSet(cursors))
  }

  /// Leaves one cursor; true when there was more.
  mutating func collapse() -> Bool {
    if selections.count > 1 {
      select(selections.onlyPrimary)
      return true
    }
    guard !selections.primary.isCursor else { return false }
    select(SelectionSet(TextSelection(at: selections.primary.head)))
    return true
  }

  /// Selects what is inside the brackets around the cursor, then the brackets, too.
  mutating func expandSelection() {
    select(
      selections.map { selection in
        let range = selection.range
        if selection.isCursor {
          let word = text.word(at: selection.head)
          if !word.isEmpty, text.byte(at: word.lowerBound).map({ WordClass($0) }) == .word {
            return TextSelection(anchor: word.lowerBound, head: word.upperBound)
          }
        }
        guard let around = text.enclosingBrackets(at: range.lowerBound) else {
          return TextSelection(anchor: 0, head: text.count)
        }
        let inner = around.lowerBound + 1..<max(around.lowerBound + 1, around.upperBound - 1)
        let wanted = inner == range || range.isEmpty && inner.isEmpty ? around : inner
        return TextSelection(anchor: wanted.lowerBound, head: wanted.upperBound)
      })
  }
}
