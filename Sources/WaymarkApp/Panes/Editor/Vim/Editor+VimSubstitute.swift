internal import WaymarkCore
internal import WaymarkTerminal

/// Replacements that a person is asked about one by one.
struct VimConfirmation: Sendable {
  /// Of the text as it is now; the first is asked about.
  var edits: [TextEdit]
  var done = 0
}

extension Editor {
  /// Replaces in some lines, as one step of undoing; without lines in that of the cursor.
  mutating func substitute(
    _ substitution: ExCommand.Substitution, in lines: Range<Int>?
  ) -> [Effect] {
    guard var text = current, let vim else { return [] }
    let pattern = VimPattern(substitution.pattern)
    let head = text.selections.primary.head
    let range = lines ?? text.lineEdits.block(head..<head)
    guard
      let query = pattern.query(
        ignoringCase: substitution.ignoresCase ?? vim.search.ignoresCase, isRegex: true)
    else { return [] }
    do {
      let search = try TextSearch(query)
      let template = try ReplacementTemplate(
        VimPattern.template(substitution.replacement), for: search,
        lineEnding: text.file.buffer.format.lineEnding)
      if range.count > MatchRequest.nearby, !substitution.asks {
        return substituteOffLoop(substitution, search, template, in: range)
      }
      var edits: [TextEdit] = []
      var lastLine = -1
      try search.forEachMatch(in: text.text, range) { match in
        let line = text.text.startOfLine(at: match.range.lowerBound)
        // Without `g`, the first of each line alone.
        if substitution.isGlobal || line != lastLine {
          edits.append(TextEdit(match.range, template.text(for: match, in: text.text)))
        }
        lastLine = line
        return true
      }
      self.vim?.search.pattern = substitution.pattern
      self.vim?.search.isWholeWord = false
      guard let first = edits.first, let last = edits.last else {
        return [.notify(Notice("“\(substitution.pattern)” is not there.", isError: true))]
      }
      if substitution.asks { return ask(about: edits) }
      // Undoing goes to the first place; the cursor stays at the last.
      text.select(SelectionSet(TextSelection(at: first.range.lowerBound)))
      text.edit(edits)
      let shift = edits.dropLast().reduce(0) { $0 + $1.text.count - $1.range.count }
      let place = text.text.startOfLine(at: last.range.lowerBound + shift)
      text.select(SelectionSet(TextSelection(at: place)))
      current = text
      return [.notify(Notice("Replaced \(Figures.counted(edits.count, "place"))."))]
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  /// Replaces in more lines than can be gone through at once.
  private mutating func substituteOffLoop(
    _ substitution: ExCommand.Substitution, _ search: TextSearch, _ template: ReplacementTemplate,
    in range: Range<Int>
  ) -> [Effect] {
    vim?.search.pattern = substitution.pattern
    vim?.search.isWholeWord = false
    let cursors = SelectionSet(TextSelection(at: range.lowerBound))
    return rework("Replacing") { file, report in
      var work = try TextRework.replacing(
        search, template, in: range, isFirstOfLine: !substitution.isGlobal, of: file,
        cursors: cursors, report: report)
      work.putCursorAtLastEdit()
      return work
    }
  }

  private mutating func ask(about edits: [TextEdit]) -> [Effect] {
    vim?.confirmation = VimConfirmation(edits: edits)
    current?.file.buffer.openGroup()
    showQuestion()
    return []
  }

  private mutating func showQuestion() {
    guard let range = vim?.confirmation?.edits.first?.range else { return }
    current?.select(
      SelectionSet(TextSelection(anchor: range.upperBound, head: range.lowerBound)))
  }

  /// Takes an answer: yes, no, all that follow, this as the last one, or none any more.
  mutating func confirm(_ key: Key) -> [Effect] {
    guard var open = vim?.confirmation else { return [] }
    let answer: Character = if case .character(let character) = key.code { character } else { "q" }
    switch answer {
    case "y", "l": replace(&open, count: 1)
    case "a": replace(&open, count: open.edits.count)
    case "n": open.edits.removeFirst()
    case "q": break
    default: return []
    }
    let isOver = open.edits.isEmpty || "alq".contains(answer)
    vim?.confirmation = isOver ? nil : open
    guard isOver else {
      showQuestion()
      return []
    }
    current?.file.buffer.closeGroup()
    if var text = current {
      text.select(SelectionSet(TextSelection(at: text.selections.primary.range.lowerBound)))
      current = text
    }
    return [.notify(Notice("Replaced \(Figures.counted(open.done, "place"))."))]
  }

  private mutating func replace(_ open: inout VimConfirmation, count: Int) {
    let chosen = Array(open.edits.prefix(count))
    current?.edit(chosen)
    let shift = chosen.reduce(0) { $0 + $1.text.count - $1.range.count }
    open.edits = open.edits.dropFirst(count).map {
      TextEdit($0.range.lowerBound + shift..<$0.range.upperBound + shift, $0.text)
    }
    open.done += chosen.count
  }
}
