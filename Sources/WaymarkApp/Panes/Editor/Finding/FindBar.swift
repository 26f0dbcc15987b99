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
  /// Whether the pattern was put in when the bar was opened: what is typed takes its place.
  var isSeeded = false
  /// How it works in modal editing; nil elsewhere.
  var modal: ModalSearch?
  /// Where the search began, to go back to.
  let origin: SelectionSet
  /// The stretch that is searched; nil for all of the text.
  var range: Range<Int>?
  /// The matches near the cursor that are marked on the screen.
  private(set) var shown: [Range<Int>] = []
  /// Where they begin, up to a limit; nil while nobody knows.
  private(set) var starts: [Int]?
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

  mutating func insert(_ text: String) {
    takeSeed()
    field.insert(text)
  }

  mutating func perform(_ action: FieldAction) {
    if action == .deleteBackward || action == .deleteForward { takeSeed() }
    isSeeded = false
    field.perform(action)
  }

  private mutating func takeSeed() {
    if isSeeded, !isInReplacement { pattern = TextField() }
    if !isInReplacement { isSeeded = false }
  }

  mutating func reveal(width: Int) {
    pattern.reveal(width: width)
    replacement?.reveal(width: width)
  }

  /// Finds out what is wrong with the pattern and forgets older matches.
  mutating func changed() {
    (starts, failure, shown) = (nil, nil, [])
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

  mutating func take(_ starts: [Int], of query: SearchQuery) {
    if query == self.query { self.starts = starts }
  }

  /// What is known of the matches, in a few words.
  func summary(cursor: Range<Int>) -> String {
    if let failure { return failure }
    guard !pattern.isEmpty else { return "" }
    guard let starts else { return "…" }
    let count =
      starts.count >= FindBar.countLimit
      ? "\(Figures.count(FindBar.countLimit))+" : Figures.count(starts.count)
    if starts.count < 2 { return starts.isEmpty ? "no match" : "1 match" }
    guard !cursor.isEmpty, let place = place(of: cursor.lowerBound) else {
      return "\(count) matches"
    }
    return "\(Figures.count(place + 1)) of \(count)"
  }

  /// The number of the match that begins at an offset.
  private func place(of offset: Int) -> Int? {
    guard let starts else { return nil }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low < starts.count && starts[low] == offset ? low : nil
  }
}
