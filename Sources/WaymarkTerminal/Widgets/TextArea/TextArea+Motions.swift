extension TextArea {
  /// A way for the cursor to go.
  package enum Motion: Sendable, Hashable, CaseIterable {
    case left, right, wordLeft, wordRight
    /// By rows of the screen.
    case up, down, pageUp, pageDown
    case lineStart, lineEnd
    case start, end
  }

  /// Moves the cursor.
  ///
  /// - Parameters:
  ///   - motion: Where to.
  ///   - extending: Whether the selection grows or shrinks with it; otherwise it ends, and the cursor
  ///     goes to the side of it that the motion points at.
  package mutating func move(_ motion: Motion, extending: Bool = false) {
    history.close()
    if !extending, let selection, motion == .left || motion == .right {
      cursor = motion == .left ? selection.lowerBound : selection.upperBound
      anchor = nil
      aim = nil
      return
    }
    if extending { anchor = anchor ?? cursor } else { anchor = nil }
    switch motion {
    case .up: moveRows(by: -1)
    case .down: moveRows(by: 1)
    case .pageUp: moveRows(by: -max(1, layout.rows - 1))
    case .pageDown: moveRows(by: max(1, layout.rows - 1))
    default:
      cursor = target(of: motion)
      aim = nil
    }
  }

  /// Selects everything.
  package mutating func selectAll() {
    history.close()
    (anchor, cursor, aim) = (start, end, nil)
  }

  private func target(of motion: Motion) -> Position {
    switch motion {
    case .left: left(of: cursor)
    case .right: right(of: cursor)
    case .wordLeft: wordLeft(of: cursor)
    case .wordRight: wordRight(of: cursor)
    case .lineStart: Position(line: cursor.line, offset: 0)
    case .lineEnd: Position(line: cursor.line, offset: lines[cursor.line].length)
    case .start: start
    case .end: end
    case .up, .down, .pageUp, .pageDown: cursor
    }
  }

  func left(of place: Position) -> Position {
    if place.offset > 0 {
      return Position(line: place.line, offset: lines[place.line].previous(place.offset))
    }
    guard place.line > 0 else { return place }
    return Position(line: place.line - 1, offset: lines[place.line - 1].length)
  }

  func right(of place: Position) -> Position {
    if place.offset < lines[place.line].length {
      return Position(line: place.line, offset: lines[place.line].next(place.offset))
    }
    guard place.line + 1 < lines.count else { return place }
    return Position(line: place.line + 1, offset: 0)
  }

  /// The start of the word before a place; line breaks stand between words.
  func wordLeft(of place: Position) -> Position {
    var place = place
    while place != start, !isWord(before: place) { place = left(of: place) }
    while place.offset > 0, isWord(before: place) { place = left(of: place) }
    return place
  }

  /// The end of the word after a place.
  func wordRight(of place: Position) -> Position {
    var place = place
    while place != end, !isWord(after: place) { place = right(of: place) }
    while isWord(after: place) { place = right(of: place) }
    return place
  }

  private func isWord(after place: Position) -> Bool {
    lines[place.line].character(at: place.offset)?.isPartOfWord ?? false
  }

  private func isWord(before place: Position) -> Bool {
    place.offset > 0 && isWord(after: left(of: place))
  }
}

extension Character {
  /// Whether motions by words take it for a part of one.
  var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
