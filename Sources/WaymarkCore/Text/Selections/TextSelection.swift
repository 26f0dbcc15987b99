/// A selected stretch of text, or a cursor where both ends are one.
package struct TextSelection: Sendable, Hashable, Codable {
  /// Where selecting began.
  package var anchor: Int
  /// Where the cursor is.
  package var head: Int

  package init(anchor: Int, head: Int) {
    self.anchor = anchor
    self.head = head
  }

  /// A cursor.
  package init(at offset: Int) { self.init(anchor: offset, head: offset) }

  package var range: Range<Int> { min(anchor, head)..<max(anchor, head) }
  package var isCursor: Bool { anchor == head }
  /// Whether the cursor is before where selecting began.
  package var isBackward: Bool { head < anchor }

  /// The selection after a change.
  ///
  /// A cursor goes behind what is put in at it; a stretch does not grow by what is put in at its
  /// ends.
  package func mapped(_ map: PositionMap) -> TextSelection {
    if isCursor { return TextSelection(at: map.map(head)) }
    let (low, high) = (range.lowerBound, range.upperBound)
    let start = map.map(low, .after)
    let end = max(start, map.map(high, .before))
    return isBackward
      ? TextSelection(anchor: end, head: start) : TextSelection(anchor: start, head: end)
  }
}

/// One or more selections in the order of the text, none touching another.
package struct SelectionSet: Sendable, Hashable, Codable {
  package private(set) var all: [TextSelection]
  /// Which of them the view follows.
  package private(set) var primaryIndex: Int

  package init(_ selection: TextSelection = TextSelection(at: 0)) {
    all = [selection]
    primaryIndex = 0
  }

  /// Takes selections in any order; those that overlap become one.
  ///
  /// - Parameters:
  ///   - selections: With none, there is a cursor at the beginning.
  ///   - primaryIndex: Which of them the view follows.
  package init(_ selections: [TextSelection], primaryIndex: Int = 0) {
    let selections = selections.isEmpty ? [TextSelection(at: 0)] : selections
    let primary = selections[min(max(primaryIndex, 0), selections.count - 1)]
    let sorted = selections.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var merged: [TextSelection] = []
    for selection in sorted {
      guard let last = merged.last, SelectionSet.overlap(last, selection) else {
        merged.append(selection)
        continue
      }
      merged[merged.count - 1] = SelectionSet.union(last, selection)
    }
    all = merged
    self.primaryIndex =
      merged.firstIndex { selection in
        selection.range.lowerBound <= primary.range.lowerBound
          && primary.range.upperBound <= selection.range.upperBound
      } ?? 0
  }

  package var primary: TextSelection { all[primaryIndex] }

  package var count: Int { all.count }

  /// All selections with a new place each.
  package func map(_ transform: (TextSelection) -> TextSelection) -> SelectionSet {
    SelectionSet(all.map(transform), primaryIndex: primaryIndex)
  }

  /// The selections after a change.
  package func mapped(_ map: PositionMap) -> SelectionSet { self.map { $0.mapped(map) } }

  /// The selections with none outside a text.
  package func clamped(to count: Int) -> SelectionSet {
    map { TextSelection(anchor: min($0.anchor, count), head: min($0.head, count)) }
  }

  /// One cursor or the primary selection alone.
  package var onlyPrimary: SelectionSet { SelectionSet(primary) }

  private static func overlap(_ left: TextSelection, _ right: TextSelection) -> Bool {
    if left.isCursor || right.isCursor { return right.range.lowerBound <= left.range.upperBound }
    return right.range.lowerBound < left.range.upperBound
  }

  private static func union(_ left: TextSelection, _ right: TextSelection) -> TextSelection {
    let start = min(left.range.lowerBound, right.range.lowerBound)
    let end = max(left.range.upperBound, right.range.upperBound)
    let isBackward = left.isCursor ? right.isBackward : left.isBackward
    return isBackward
      ? TextSelection(anchor: end, head: start) : TextSelection(anchor: start, head: end)
  }
}
