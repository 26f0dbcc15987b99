/// The colours of a text while it is edited.
///
/// Edits are noted at once from the thread that makes them; parsing and colouring happen in
/// `spans(in:)`, on any other.
package final class HighlightedText: @unchecked Sendable {
  // Safe: `tree` and `parser` are touched under `turn` alone, what is noted has a lock of its own.
  private let highlighter: SyntaxHighlighter
  package let language: SourceLanguage
  private let noted: Locked<Noted>
  private let turn = Locked<Parsed>(Parsed())

  private struct Noted {
    var text: TextSnapshot
    var revision: Int
    var edits: [(before: TextSnapshot, map: PositionMap, after: TextSnapshot)] = []
    var isNew = true
    var changedAt = ContinuousClock.now
    /// How long parsing took the last time.
    var cost = Duration.zero
  }

  private struct Parsed {
    var parser: IncrementalParser?
    var tree: EditedTree?
    var isGivenUp = false
  }

  /// With more places changed at once, the text is parsed as a new one.
  private static let mostEdits = 500

  package init(
    _ text: TextSnapshot, revision: Int, language: SourceLanguage, _ highlighter: SyntaxHighlighter
  ) {
    self.highlighter = highlighter
    self.language = language
    noted = Locked(Noted(text: text, revision: revision))
  }

  /// Notes that the text changed; takes no time.
  ///
  /// - Parameters:
  ///   - map: How positions moved; nil when that is not known.
  ///   - after: The text as it is now.
  ///   - revision: The number of the state.
  package func note(_ map: PositionMap?, after: TextSnapshot, revision: Int) {
    noted.withLock { noted in
      if let map, map.edits.count <= HighlightedText.mostEdits {
        noted.edits.append((noted.text, map, after))
      } else {
        noted.edits = []
        noted.isNew = true
      }
      noted.text = after
      noted.revision = revision
      noted.changedAt = .now
    }
  }

  /// Waits until typing pauses, where parsing takes long: in a large text, every letter that is
  /// typed would keep a processor busy otherwise.
  ///
  /// Where parsing is quick there is no wait, and while letters keep coming none is longer than two
  /// seconds.
  package func waitForPause() async {
    let start = ContinuousClock.now
    while true {
      let (changedAt, cost) = noted.withLock { ($0.changedAt, $0.cost) }
      guard cost > HighlightedText.quick else { return }
      let end = min(
        changedAt + min(cost * HighlightedText.share, HighlightedText.longestPause),
        start + HighlightedText.longestWait)
      guard end > .now else { return }
      guard (try? await Task.sleep(until: end, clock: .continuous)) != nil else { return }
    }
  }

  private static let quick = Duration.milliseconds(2)
  /// How many times as long as parsing the pause is.
  private static let share = 20
  private static let longestPause = Duration.milliseconds(400)
  private static let longestWait = Duration.seconds(2)

  /// What a part of the text looks like, and of which state of it.
  package struct Spans: Sendable {
    package let revision: Int
    package let range: Range<Int>
    package let spans: [HighlightSpan]
  }

  /// Parses what changed and colours a part of the text.
  ///
  /// - Parameter range: In bytes; of the newest state that was noted.
  /// - Returns: nil when the text cannot be coloured.
  package func spans(in range: Range<Int>) -> Spans? {
    turn.withLock { parsed in
      let todo = noted.withLock { noted in
        defer {
          noted.edits = []
          noted.isNew = false
        }
        return noted
      }
      guard !parsed.isGivenUp, todo.text.count <= SyntaxHighlighter.limit,
        let syntax = highlighter.syntax(of: language.id)
      else { return nil }
      if todo.isNew { parsed.tree = nil }
      let cost = ContinuousClock().measure { update(&parsed, todo, syntax) }
      if !todo.edits.isEmpty { noted.withLock { $0.cost = cost } }
      guard let tree = parsed.tree else { return nil }
      let range = range.clamped(to: 0..<todo.text.count)
      return Spans(
        revision: todo.revision, range: range,
        spans: highlighter.spans(of: syntax, tree, todo.text, in: range))
    }
  }

  private func update(_ parsed: inout Parsed, _ todo: Noted, _ syntax: Syntax) {
    guard parsed.tree == nil || !todo.edits.isEmpty else { return }
    if let tree = parsed.tree {
      for edit in todo.edits { HighlightedText.tell(tree, edit) }
    }
    let parser = parsed.parser ?? IncrementalParser(syntax.language)
    parsed.parser = parser
    parsed.tree = parser?.parse(
      todo.text, after: parsed.tree, seconds: SyntaxHighlighter.budget)
    // A text that took too long once does so after every edit.
    if parsed.tree == nil { parsed.isGivenUp = true }
  }

  /// Tells a tree of edits, the last first, so that the places of the others stay as they are.
  private static func tell(
    _ tree: EditedTree, _ edit: (before: TextSnapshot, map: PositionMap, after: TextSnapshot)
  ) {
    for (place, inserted) in zip(edit.map.edits, edit.map.insertedRanges).reversed() {
      let start = TextPlace(place.start, in: edit.before)
      let oldEnd = TextPlace(place.start + place.removed, in: edit.before)
      let first = TextPlace(inserted.lowerBound, in: edit.after)
      let last = TextPlace(inserted.upperBound, in: edit.after)
      let rows = last.row - first.row
      tree.edit(
        start: start, oldEnd: oldEnd,
        newEnd: TextPlace(
          offset: start.offset + inserted.count, row: start.row + rows,
          column: rows == 0 ? start.column + inserted.count : last.column))
    }
  }
}

extension TextPlace {
  fileprivate init(_ offset: Int, in text: TextSnapshot) {
    self.init(
      offset: offset, row: text.line(at: offset) ?? 0,
      column: offset - text.startOfLine(at: offset))
  }
}

extension SyntaxHighlighter {
  /// Lists the functions, types and constants of a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - path: The file, which tells tests from the rest.
  ///   - language: The language's id.
  /// - Returns: In the order of the text.
  package func symbols(of text: TextSnapshot, path: String, language: String) -> [Symbol] {
    guard text.count <= SyntaxHighlighter.limit else { return [] }
    let bytes = text.bytes(0..<text.count)
    let analyzer = SourceFileAnalyzer(grammars: grammars())
    return bytes.withUnsafeBufferPointer {
      analyzer.analyze(path: path, language: language, bytes: $0).symbols
    }
  }
}
