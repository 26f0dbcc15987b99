internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  mutating func openFind(isReplacing: Bool) {
    guard let text = current else { return }
    let selected = text.selections.primary.range
    let isOneLine =
      !selected.isEmpty && selected.count < 200
      && !text.text.bytes(selected).contains(0x0A)
    var bar =
      find
      ?? FindBar(
        isOneLine ? text.text.text(selected) : find?.pattern.text ?? lastPattern,
        origin: text.selections)
    bar.isSeeded = !bar.pattern.isEmpty
    if !selected.isEmpty, !isOneLine, find == nil { bar.range = selected }
    if isReplacing, bar.replacement == nil { bar.replacement = TextField(lastReplacement) }
    bar.isInReplacement = isReplacing && !bar.pattern.isEmpty && find != nil
    bar.changed()
    bar.refresh(in: text)
    find = bar
  }

  /// Goes to the first match at or after where the search began, while the pattern is typed.
  mutating func searchChanged() -> [Effect] {
    guard var bar = find, let text = current, !bar.isInReplacement else { return [] }
    bar.changed()
    bar.refresh(in: text)
    find = bar
    guard bar.failure == nil, !bar.pattern.isEmpty else { return [] }
    // The text may have become shorter since the bar was opened.
    let from = min(
      bar.range?.lowerBound ?? bar.origin.primary.range.lowerBound, text.text.count)
    // Backwards, only Enter goes.
    guard bar.modal?.isForward != false else { return [] }
    return seek(bar.query, .typed(from: from)) + [
      EditorWork.count(bar.query, in: text.text, bar.range)
    ]
  }

  mutating func perform(_ action: FindAction) -> [Effect] {
    if let effects = performModal(action) { return effects }
    switch action {
    case .next: return step(forward: true)
    case .previous: return step(forward: false)
    case .close:
      closeFind()
      return []
    case .switchField:
      if find?.replacement == nil { find?.replacement = TextField(lastReplacement) }
      find?.isInReplacement.toggle()
      return []
    case .regex: find?.isRegex.toggle()
    case .caseSensitive: find?.isCaseSensitive.toggle()
    case .wholeWord: find?.isWholeWord.toggle()
    case .replaceOne: return replaceOne()
    case .replaceAll: return replaceAll()
    case .selectAll: return selectMatches()
    }
    return searchChanged()
  }

  mutating func closeFind() {
    guard let bar = find else { return }
    if !bar.pattern.isEmpty { lastPattern = bar.pattern.text }
    if let replacement = bar.replacement { lastReplacement = replacement.text }
    lastQuery = bar.pattern.isEmpty ? lastQuery : bar.query
    find = nil
  }

  /// Goes to the next match or the one before, around the ends of the text.
  mutating func step(forward: Bool) -> [Effect] {
    guard let text = current else { return [] }
    guard let query = find?.query ?? lastQuery, !query.pattern.isEmpty else {
      openFind(isReplacing: false)
      return []
    }
    let range = text.selections.primary.range
    return seek(
      query, .step(from: forward ? range.upperBound : range.lowerBound, forward: forward))
  }

  /// Selects every place that has the text of the selection, or of the word at the cursor.
  mutating func selectSameText() -> [Effect] {
    if current?.selections.primary.isCursor ?? false { current?.selectWords() }
    guard let text = current, !text.selections.primary.isCursor else { return [] }
    let range = text.selections.primary.range
    return seek(
      SearchQuery(text.text.text(range), isCaseSensitive: true),
      .every(in: 0..<text.text.count, primary: range))
  }

  /// Selects the words at the cursors, or the next place with the same text, too.
  mutating func selectNext() -> [Effect] {
    guard let text = current else { return [] }
    guard !text.selections.all.contains(where: \.isCursor) else {
      current?.selectWords()
      return []
    }
    let last = text.selections.all.map(\.range.upperBound).max() ?? 0
    return seek(
      SearchQuery(text.text.text(text.selections.primary.range), isCaseSensitive: true),
      .another(from: last))
  }

  private mutating func selectMatches() -> [Effect] {
    guard let bar = find, let text = current, !bar.pattern.isEmpty else { return [] }
    let range = (bar.range ?? 0..<text.text.count).clamped(to: 0..<text.text.count)
    return seek(bar.query, .every(in: range, primary: nil))
  }
}
