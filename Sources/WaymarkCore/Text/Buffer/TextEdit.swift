/// Bytes that take the place of a range.
package struct TextEdit: Sendable, Hashable {
  /// In bytes, of the text before the edit.
  package var range: Range<Int>
  package var text: [UInt8]

  package init(_ range: Range<Int>, _ text: [UInt8]) {
    self.range = range
    self.text = text
  }

  /// Puts a text in the place of a range.
  package init(_ range: Range<Int>, _ text: String) { self.init(range, Array(text.utf8)) }

  /// Puts text at an offset.
  package init(insert text: String, at offset: Int) { self.init(offset..<offset, text) }

  /// Takes a range away.
  package init(delete range: Range<Int>) { self.init(range, []) }
}

/// Edits that are made at once, in order, none overlapping another; all ranges are those of the text
/// before.
package struct TextTransaction: Sendable, Hashable {
  package let edits: [TextEdit]

  /// Takes edits in any order.
  ///
  /// An edit that overlaps one before it in the text is left out, as is what lies outside the text.
  /// Insertions at one place keep their order.
  ///
  /// - Parameters:
  ///   - edits: In any order.
  ///   - count: The size of the text in bytes.
  package init(_ edits: [TextEdit], in count: Int) {
    let isSorted = zip(edits, edits.dropFirst()).allSatisfy { left, right in
      left.range.upperBound <= right.range.lowerBound
    }
    if isSorted, edits.last.map({ $0.range.upperBound <= count }) ?? true,
      edits.first.map({ $0.range.lowerBound >= 0 }) ?? true
    {
      self.edits = edits
      return
    }
    var end = 0
    var result: [TextEdit] = []
    let sorted = edits.enumerated().sorted { left, right in
      (left.element.range.lowerBound, left.element.range.upperBound, left.offset)
        < (right.element.range.lowerBound, right.element.range.upperBound, right.offset)
    }
    for (_, edit) in sorted {
      let range = edit.range.clamped(to: 0..<count)
      guard range.lowerBound >= end else { continue }
      result.append(TextEdit(range, edit.text))
      end = range.upperBound
    }
    self.edits = result
  }
}
