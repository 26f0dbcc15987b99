internal import WaymarkCore
internal import WaymarkTerminal

/// What is looked for by `/`, `?`, `*`, `#` and again by `n` and `N`.
struct VimSearch: Sendable {
  var pattern = ""
  var isForward = true
  var isWholeWord = false
  /// Whether capitals do not matter, by the option `ignorecase`.
  var ignoresCase = false

  var query: SearchQuery? {
    var query = VimPattern(pattern).query(ignoringCase: ignoresCase)
    if isWholeWord {
      query = SearchQuery(pattern, isCaseSensitive: !ignoresCase, isWholeWord: true)
    }
    return query
  }
}

/// How the search bar works in modal editing.
struct ModalSearch: Sendable, Hashable {
  var isForward: Bool
  var ignoresCase: Bool
}

extension Vim {
  /// The matches of what was looked for last in a stretch, when they are to stay marked.
  func marked(in text: TextSnapshot, _ range: Range<Int>) -> [Range<Int>] {
    guard marksMatches, !isMarkingOff, !search.pattern.isEmpty, let query = search.query,
      let search = try? TextSearch(query)
    else { return [] }
    var found: [Range<Int>] = []
    try? search.forEachMatch(in: text, range) { match in
      found.append(match.range)
      return found.count < 5000
    }
    return found
  }
}

extension Editor {
  /// Opens the bar for a pattern.
  mutating func openSearch(isForward: Bool) -> [Effect] {
    guard let vim, let text = current else { return [] }
    forgetStep()
    var bar = FindBar("", origin: text.selections)
    bar.modal = ModalSearch(isForward: isForward, ignoresCase: vim.search.ignoresCase)
    find = bar
    return []
  }

  /// What the bar's commands do in modal editing; nil for those that do the same as elsewhere.
  mutating func performModal(_ action: FindAction) -> [Effect]? {
    guard let bar = find, let modal = bar.modal else { return nil }
    switch action {
    case .next:
      close(bar)
      return take(.search(bar.pattern.text, isForward: modal.isForward))
    case .close:
      close(bar)
      vim?.reset()
      return []
    case .switchField, .replaceOne, .replaceAll, .regex, .wholeWord, .caseSensitive: return []
    default: return nil
    }
  }

  private mutating func close(_ bar: FindBar) {
    find = nil
    let count = current?.text.count ?? 0
    current?.select(bar.origin.clamped(to: count))
  }

  /// Looks for a pattern; for the last one where it is empty.
  mutating func searchModal(_ pattern: String, isForward: Bool) -> [Effect] {
    if !pattern.isEmpty {
      vim?.search.pattern = pattern
      vim?.search.isWholeWord = false
    }
    vim?.search.isForward = isForward
    return search(isForward: isForward, key: "/")
  }

  /// Looks again for what was looked for last, or for the word at the cursor.
  mutating func searchAgain(_ key: Character) -> [Effect] {
    guard let vim, let text = current else { return [] }
    switch key {
    case "*", "#":
      let word = text.text.word(at: modalHead)
      guard !word.isEmpty else { return cancel() }
      self.vim?.search.pattern = text.text.text(word)
      self.vim?.search.isWholeWord = true
      self.vim?.search.isForward = key == "*"
      return search(isForward: key == "*", key: key, from: word.lowerBound)
    default:
      return search(isForward: vim.search.isForward == (key == "n"), key: key)
    }
  }

  private mutating func search(
    isForward: Bool, key: Character, from place: Int? = nil
  ) -> [Effect] {
    guard let vim, let text = current else { return [] }
    self.vim?.isMarkingOff = false
    guard let query = vim.search.query else {
      return cancel() + [.notify(Notice("Nothing was looked for yet.", isError: true))]
    }
    lastQuery = query
    lastPattern = vim.search.pattern
    // What is far away in a large text is found off the loop; an operator has to have it at once.
    if vim.operation == nil, !isVisual, text.text.count > Editor.nearby {
      if isForward {
        let after = text.text.boundary(after: modalHead)
        current?.select(SelectionSet(TextSelection(at: after)))
      }
      self.vim?.reset()
      let effects = step(forward: isForward)
      if let found = current?.selections.primary.range.lowerBound {
        current?.select(SelectionSet(TextSelection(at: found)))
      }
      return effects
    }
    do {
      let search = try TextSearch(query)
      var head = place ?? modalHead
      var isAround = false
      for _ in 0..<vim.times {
        guard let found = try Editor.match(search, text.text, from: head, isForward) else {
          return cancel() + [.notify(Notice("“\(query.pattern)” is not in the text."))]
        }
        isAround = isAround || isForward != (found.lowerBound > head)
        head = found.lowerBound
      }
      let effects = go(to: VimTarget(offset: head), key, column: 0)
      let words = isForward ? "Went on at the top." : "Went on at the bottom."
      return effects + (isAround ? [.notify(Notice(words))] : [])
    } catch {
      return cancel() + [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  /// In bytes.
  private static let nearby = 16 << 20

  /// The next match that begins after a place or the last that begins before it, around the ends.
  private static func match(
    _ search: TextSearch, _ text: TextSnapshot, from head: Int, _ isForward: Bool
  ) throws -> Range<Int>? {
    if isForward {
      let next = head < text.count ? text.boundary(after: head) : head
      return try (search.first(in: text, from: next) ?? search.first(in: text, from: 0))?.range
    }
    return try (search.last(in: text, before: head) ?? search.last(in: text, before: text.count))?
      .range
  }

  /// Takes the next match as `gn` does: it is selected, or what the operator works on.
  mutating func takeMatch(isForward: Bool) -> [Effect] {
    guard let vim, let text = current, let query = vim.search.query else { return cancel() }
    do {
      let search = try TextSearch(query)
      let head = modalHead
      var found: Range<Int>?
      if isForward {
        // The match that the cursor is in counts, too.
        let line = text.text.startOfLine(at: head)
        try search.forEachMatch(in: text.text, line..<text.text.count) { match in
          found = match.range.upperBound > head ? match.range : nil
          return found == nil
        }
      } else {
        found = try search.last(in: text.text, before: text.text.boundary(after: head))?.range
      }
      guard let found, !found.isEmpty else {
        return cancel() + [.notify(Notice("“\(query.pattern)” is not in the text."))]
      }
      if vim.operation != nil { return operate(VimStretch(range: found)) }
      if !isVisual { self.vim?.anchor = found.lowerBound }
      self.vim?.mode = .visual
      self.vim?.head = text.text.boundary(before: found.upperBound)
      return cancel()
    } catch {
      return cancel() + [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }
}
