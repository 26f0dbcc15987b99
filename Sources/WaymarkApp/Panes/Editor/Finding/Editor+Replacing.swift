internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  mutating func replaceOne() -> [Effect] {
    guard let bar = find, var text = current else { return [] }
    guard let replacement = bar.replacement else { return perform(FindAction.switchField) }
    do {
      let search = try TextSearch(bar.query)
      let selected = text.selections.primary.range
      // What is selected is a match only if one begins there and ends there.
      var match: TextMatch?
      try search.forEachMatch(in: text.text, selected) { found in
        match = found
        return false
      }
      if let match, match.range == selected {
        let template = try ReplacementTemplate(
          replacement.text, for: search, lineEnding: text.file.buffer.format.lineEnding)
        let new = template.text(for: match, in: text.text)
        text.edit([TextEdit(match.range, new)])
        text.select(SelectionSet(TextSelection(at: match.range.lowerBound + new.count)))
        current = text
        find?.changed()
        return step(forward: true) + [EditorWork.count(bar.query, in: text.text, bar.range)]
      }
      return step(forward: true)
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  mutating func replaceAll() -> [Effect] {
    guard let bar = find, let text = current else { return [] }
    guard let replacement = bar.replacement else { return perform(FindAction.switchField) }
    let range = bar.range?.clamped(to: 0..<text.text.count) ?? 0..<text.text.count
    let cursors = text.selections
    return rework("Replacing") { file, report in
      let search = try TextSearch(bar.query)
      let template = try ReplacementTemplate(
        replacement.text, for: search, lineEnding: file.buffer.format.lineEnding)
      return try TextRework.replacing(
        search, template, in: range, of: file, cursors: cursors, report: report)
    }
  }

  // MARK: - Changes that take long

  /// Changes the active text off the loop, as one step of undoing.
  ///
  /// - Parameters:
  ///   - words: What is being done, for the status line.
  ///   - change: Works on a copy of the text.
  /// - Returns: What has to be done for it.
  mutating func rework(
    _ words: String,
    _ change: @escaping @Sendable (TextFile, @escaping TextRework.Report) throws -> TextRework
  ) -> [Effect] {
    guard let text = current, !text.isReadOnly else { return [] }
    let number = begin(words, .rework)
    return [EditorWork.rework(text.id, text.file, number: number, change)]
  }

  /// Takes a text that was changed off the loop, unless it was edited meanwhile.
  mutating func reworked(_ id: Int, _ work: TextRework, from revision: Int, number: Int) -> [Effect]
  {
    // What was stopped comes too late.
    guard running?.number == number else { return [] }
    running = nil
    guard let index = index(of: id) else { return [] }
    guard texts[index].file.buffer.revision == revision else {
      return [.notify(Notice("The text changed meanwhile; do it again.", isError: true))]
    }
    guard !work.maps.isEmpty else { return [.notify(Notice(work.words))] }
    texts[index].take(work)
    if work.settlesDisk { texts[index].isStale = false }
    find?.changed()
    find?.refresh(in: texts[index])
    vim?.mode = .normal
    return [.notify(Notice(work.words))]
      + (find.map { [EditorWork.count($0.query, in: texts[index].text, $0.range)] } ?? [])
  }
}

/// A text after a change that was made off the loop.
struct TextRework: Sendable {
  /// Takes the share that is done, from 0 to 1.
  typealias Report = @Sendable (Double) -> Void

  var file: TextFile
  /// How positions moved, change after change; empty when nothing changed.
  var maps: [PositionMap] = []
  /// Where the cursors are; nil moves them along.
  var selections: SelectionSet?
  /// A sentence that says what was done.
  var words: String
  /// Whether what changed on disk is part of the text now.
  var settlesDisk = false

  /// Replaces every match in a stretch.
  ///
  /// - Throws: What searching throws; `CancellationError`.
  static func replacing(
    _ search: TextSearch, _ template: ReplacementTemplate, in range: Range<Int>,
    isFirstOfLine: Bool = false, of file: TextFile, cursors: SelectionSet = SelectionSet(),
    report: @escaping Report
  ) throws -> TextRework {
    var search = search
    let count = max(1, range.count)
    search.progress = { report(min(1, Double($0 - range.lowerBound) / Double(count))) }
    let text = file.buffer.snapshot
    var edits = try search.edits(replacingIn: text, range, with: template)
    if isFirstOfLine {
      var last = -1
      edits = edits.filter { edit in
        let line = text.startOfLine(at: edit.range.lowerBound)
        defer { last = line }
        return line != last
      }
    }
    guard !edits.isEmpty else {
      return TextRework(file: file, words: "There is nothing to replace.")
    }
    try Task.checkCancellation()
    var file = file
    let map = file.buffer.edit(edits, selections: cursors)
    return TextRework(
      file: file, maps: [map],
      words: "Replaced \(Figures.counted(edits.count, "match", plural: "matches")); "
        + "undoing takes that back.")
  }
}

extension TextRework {
  /// Puts the cursor to the beginning of the line that was changed last.
  mutating func putCursorAtLastEdit() {
    guard let last = maps.last?.insertedRanges.last else { return }
    let text = file.buffer.snapshot
    selections = SelectionSet(TextSelection(at: text.startOfLine(at: last.lowerBound)))
  }
}

extension OpenText {
  /// Takes the text that came of a change off the loop.
  mutating func take(_ work: TextRework) {
    if work.settlesDisk { file = work.file } else { file.takeText(of: work.file) }
    let moved = work.maps.reduce(selections.onlyPrimary) { $0.mapped($1) }
    select((work.selections ?? moved).clamped(to: file.buffer.count))
    changed(work.maps)
  }
}
