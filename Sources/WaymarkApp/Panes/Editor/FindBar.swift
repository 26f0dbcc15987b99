internal import WaymarkCore
internal import WaymarkTerminal

/// The bar in which something is looked for and replaced.
struct FindBar: Sendable {
  var pattern: TextField
  /// What takes the place of a match; nil while nothing is replaced.
  var replacement: TextField?
  var isInReplacement = false
  var isRegex = false
  var isCaseSensitive = false
  var isWholeWord = false
  /// How it works in modal editing; nil elsewhere.
  var modal: ModalSearch?
  /// Where the search began, to go back to.
  let origin: SelectionSet
  /// The stretch that is searched; nil for all of the text.
  var range: Range<Int>?
  /// The matches near the cursor that are marked on the screen.
  private(set) var shown: [Range<Int>] = []
  /// How many there are.
  private(set) var count: Int?
  /// What is wrong with the pattern.
  private(set) var failure: String?

  static let countLimit = 100_000

  init(_ pattern: String, origin: SelectionSet) {
    self.pattern = TextField(pattern)
    self.origin = origin
  }

  var query: SearchQuery {
    if let modal {
      return VimPattern(pattern.text).query(ignoringCase: modal.ignoresCase)
        ?? SearchQuery(pattern.text)
    }
    // A capital letter means that case matters.
    return SearchQuery(
      pattern.text, isRegex: isRegex,
      isCaseSensitive: isCaseSensitive || pattern.text.contains(where: \.isUppercase),
      isWholeWord: isWholeWord)
  }

  private var field: TextField {
    get { isInReplacement ? replacement ?? pattern : pattern }
    set {
      if isInReplacement, replacement != nil { replacement = newValue } else { pattern = newValue }
    }
  }

  mutating func insert(_ text: String) { field.insert(text) }

  mutating func perform(_ action: FieldAction) { field.perform(action) }

  mutating func reveal(width: Int) {
    pattern.reveal(width: width)
    replacement?.reveal(width: width)
  }

  /// Finds out what is wrong with the pattern and forgets older matches.
  mutating func changed() {
    (count, failure, shown) = (nil, nil, [])
    guard !pattern.isEmpty else { return }
    do { _ = try TextSearch(query) } catch { failure = error.message }
  }

  /// Finds the matches in the part of the text around its view.
  mutating func refresh(in text: OpenText) {
    shown = []
    guard !pattern.isEmpty, let search = try? TextSearch(query) else { return }
    let start = max(0, text.view.top - (1 << 12))
    let end = min(text.text.count, text.view.top + (1 << 16))
    var found: [Range<Int>] = []
    try? search.forEachMatch(in: text.text, start..<end) { match in
      found.append(match.range)
      return found.count < 5000
    }
    shown = found
  }

  mutating func takeCount(_ count: Int, of query: SearchQuery) {
    if query == self.query { self.count = count }
  }

  /// What is known of the matches, in a few words.
  func summary(cursor: Range<Int>) -> String {
    if let failure { return failure }
    guard !pattern.isEmpty else { return "" }
    guard let count else { return "…" }
    switch count {
    case 0: return "no match"
    case 1: return "1 match"
    case FindBar.countLimit...: return "\(FindBar.countLimit)+ matches"
    default: return "\(count) matches"
    }
  }
}

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
    if !selected.isEmpty, !isOneLine, find == nil { bar.range = selected }
    if isReplacing, bar.replacement == nil { bar.replacement = TextField(lastReplacement) }
    bar.isInReplacement = isReplacing && !bar.pattern.isEmpty && find != nil
    bar.changed()
    bar.refresh(in: text)
    find = bar
  }

  /// Goes to the first match at or after where the search began, while the pattern is typed.
  mutating func searchChanged() -> [Effect] {
    guard var bar = find, var text = current, !bar.isInReplacement else { return [] }
    bar.changed()
    defer {
      bar.refresh(in: text)
      find = bar
      current = text
    }
    guard bar.failure == nil, !bar.pattern.isEmpty,
      let search = try? TextSearch(bar.query)
    else { return [] }
    // The text may have become shorter since the bar was opened.
    let from = min(
      bar.range?.lowerBound ?? bar.origin.primary.range.lowerBound, text.text.count)
    // Backwards, only Enter goes.
    guard bar.modal?.isForward != false else { return [] }
    // Far matches are found by asking for the next one; typing must not wait for them.
    let near = from..<min(text.text.count, from + (4 << 20))
    var found: Range<Int>?
    try? search.forEachMatch(in: text.text, near) { match in
      found = match.range
      return false
    }
    if found == nil, from > 0 {
      try? search.forEachMatch(in: text.text, 0..<min(from, 4 << 20)) { match in
        found = match.range
        return false
      }
    }
    if let found {
      text.select(
        SelectionSet(TextSelection(anchor: found.lowerBound, head: found.upperBound)))
    }
    return [EditorWork.count(bar.query, in: text.text)]
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
    case .selectAll:
      selectMatches()
      return []
    }
    return searchChanged()
  }

  private mutating func closeFind() {
    guard let bar = find else { return }
    if !bar.pattern.isEmpty { lastPattern = bar.pattern.text }
    if let replacement = bar.replacement { lastReplacement = replacement.text }
    lastQuery = bar.pattern.isEmpty ? lastQuery : bar.query
    find = nil
  }

  /// Goes to the next match or the one before, around the ends of the text.
  mutating func step(forward: Bool) -> [Effect] {
    guard var text = current else { return [] }
    guard let query = find?.query ?? lastQuery, !query.pattern.isEmpty else {
      openFind(isReplacing: false)
      return []
    }
    do {
      let search = try TextSearch(query)
      let range = text.selections.primary.range
      let from = forward ? range.upperBound : range.lowerBound
      var found =
        forward
        ? try search.first(in: text.text, from: from)
        : try search.last(in: text.text, before: from)
      var isAround = false
      if found == nil {
        isAround = true
        found =
          forward
          ? try search.first(in: text.text, from: 0)
          : try search.last(in: text.text, before: text.text.count)
      }
      guard let found else { return [.notify(Notice("“\(query.pattern)” is not in the text."))] }
      text.jump(
        to: TextSelection(anchor: found.range.lowerBound, head: found.range.upperBound))
      current = text
      find?.refresh(in: text)
      return isAround
        ? [.notify(Notice(forward ? "Went on at the top." : "Went on at the bottom."))] : []
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  // MARK: - Replacing

  private mutating func replaceOne() -> [Effect] {
    guard let bar = find, var text = current else { return [] }
    guard let replacement = bar.replacement else { return perform(FindAction.switchField) }
    do {
      let search = try TextSearch(bar.query)
      let selected = text.selections.primary.range
      let match = try search.first(in: text.text, from: selected.lowerBound)
      if let match, match.range == selected {
        let template = try ReplacementTemplate(
          replacement.text, for: search, lineEnding: text.file.buffer.format.lineEnding)
        let new = template.text(for: match, in: text.text)
        text.edit([TextEdit(match.range, new)])
        text.select(SelectionSet(TextSelection(at: match.range.lowerBound + new.count)))
        current = text
      }
      return step(forward: true)
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  private mutating func replaceAll() -> [Effect] {
    guard let bar = find, let text = current else { return [] }
    guard let replacement = bar.replacement else { return perform(FindAction.switchField) }
    return [
      EditorWork.replaceAll(
        text.id, bar.query, replacement.text, bar.range?.clamped(to: 0..<text.text.count),
        text.file)
    ]
  }

  /// Makes the edits that replace every match, as one step of undoing.
  mutating func replace(_ id: Int, _ edits: [TextEdit], _ revision: Int) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    guard texts[index].file.buffer.revision == revision else {
      return [.notify(Notice("The text changed meanwhile; replace again.", isError: true))]
    }
    guard !edits.isEmpty else { return [.notify(Notice("There is nothing to replace."))] }
    let primary = texts[index].selections.onlyPrimary
    texts[index].select(primary)
    texts[index].edit(edits)
    find?.changed()
    find?.refresh(in: texts[index])
    let count = edits.count == 1 ? "1 match" : "\(edits.count) matches"
    return [.notify(Notice("Replaced \(count); undoing takes that back."))]
  }

  private mutating func selectMatches() {
    guard let bar = find, var text = current, let search = try? TextSearch(bar.query) else {
      return
    }
    var found: [TextSelection] = []
    try? search.forEachMatch(
      in: text.text, (bar.range ?? 0..<text.text.count).clamped(to: 0..<text.text.count)
    ) { match in
      found.append(TextSelection(anchor: match.range.lowerBound, head: match.range.upperBound))
      return found.count < 10_000
    }
    guard !found.isEmpty else { return }
    text.select(SelectionSet(found))
    current = text
    closeFind()
  }
}
