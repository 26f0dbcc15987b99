internal import WaymarkCore
package import WaymarkTerminal

extension GitPane {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    switch phase {
    case .opening:
      MessageBlock(title: "Opening the repository", lines: []).draw(on: &canvas, look)
    case .failed(let failure):
      MessageBlock(
        title: "There is no repository to show",
        lines: [failure.message] + [failure.hint].compactMap { $0 },
        keys: [KeyHints.Hint(key: look.key(of: Command(GitAction.refresh)), label: "try again")]
      ).draw(on: &canvas, look)
    case .open(let repository):
      let layout = GitLayout(self, area: Size(rows: canvas.rows, columns: canvas.columns))
      canvas.within(layout.header) {
        GitHeader(status: status, layout: repository).draw(on: &$0, look)
      }
      canvas.within(layout.switcher) { drawSwitcher(on: &$0, look) }
      if let list = layout.list { canvas.within(list) { drawList(on: &$0, layout, look) } }
      if let diff = layout.diff { canvas.within(diff) { drawDiff(on: &$0, layout, look) } }
    }
    question?.draw(on: &canvas, look)
    prompt?.draw(on: &canvas, look)
  }

  // MARK: - The switcher

  /// The names of the views with the column where each ends, as many as fit around the shown one.
  func switcherLabels(width: Int) -> [(view: View, text: String)] {
    let all = views.map { (view: $0, text: $0.title) }
    var shown = all[...]
    while shown.reduce(0, { $0 + DisplayText.width($1.text) + 2 }) > width - 2, shown.count > 1 {
      let place = shown.firstIndex { $0.view == view } ?? shown.startIndex
      if place - shown.startIndex > shown.endIndex - 1 - place {
        shown.removeFirst()
      } else {
        shown.removeLast()
      }
    }
    return Array(shown)
  }

  private func drawSwitcher(on canvas: inout Canvas, _ look: Look) {
    var column = 0
    let labels = switcherLabels(width: canvas.columns)
    for (view, text) in labels {
      let isShown = view == self.view
      let isCut = column == 0 && view != views.first
      let mark = isShown ? look.symbols.focus : isCut ? look.symbols.more : " "
      column =
        canvas.write(
          mark + text, row: 0, column: column, style: look[isShown ? .focusedTitle : .faint]) + 1
    }
    guard labels.last?.view != views.last else { return }
    canvas.write(look.symbols.more, row: 0, column: column, style: look[.faint])
  }

  // MARK: - The list

  private func drawList(on canvas: inout Canvas, _ layout: GitLayout, _ look: Look) {
    let (title, body) = canvas.bounds.split(top: layout.titleRows)
    let isFocused = part == .list
    if let editor {
      canvas.within(title) {
        SectionTitle(
          editor.title(branch: status?.head.branch), summary: editor.summary, isFocused: isFocused
        ).draw(on: &$0, look)
      }
      canvas.within(body) { editor.draw(on: &$0, look, isFocused: isFocused && prompt == nil) }
      return
    }
    let list = list
    canvas.within(title) {
      SectionTitle(
        list.title, summary: list.summary, isFocused: isFocused,
        hidden: list.cursor.hidden(height: body.rows - list.headingRows, of: list.count)
      ).draw(on: &$0, look)
    }
    canvas.within(body) { list.draw(on: &$0, look, isFocused: isFocused) }
  }

  // MARK: - The diff

  private func drawDiff(on canvas: inout Canvas, _ layout: GitLayout, _ look: Look) {
    let (title, body) = canvas.bounds.split(top: layout.titleRows)
    canvas.within(title) {
      SectionTitle(
        DisplayText.truncatedHead(diffTitle, to: max(8, $0.columns - 14)), summary: diffSummary,
        isFocused: part == .diff, hidden: diff.cursor.hidden(height: body.rows, of: diff.rows.count)
      ).draw(on: &$0, look)
    }
    canvas.within(body) { area in
      guard diff.isEmpty else {
        return diff.draw(on: &area, look, isFocused: part == .diff)
      }
      let text = diffFailure.map { [$0.message, $0.hint].compactMap { $0 } } ?? [noDiffText]
      let lines = text.flatMap { DisplayText.wrapped($0, to: max(1, area.columns - 2)) }
      for (row, line) in lines.enumerated() {
        area.write(line, row: row, column: 1, style: look[.faint])
      }
    }
  }

  private var diffTitle: String {
    switch subject {
    case nil: "Differences"
    case .file(let selection): selection.entry.path.text
    case .commit(let id): "Commit \(id.short)"
    case .comparison(let base, let id): "\(base.short) → \(id?.short ?? "the work tree")"
    case .revision(let revision): revision.path.text
    case .stash(let stash): "Stash \(stash.index)"
    case .text(let title, _): title
    }
  }

  private var diffSummary: [String] {
    guard !diff.files.isEmpty else { return [] }
    let added = diff.files.reduce(0) { $0 + $1.addedCount }
    let removed = diff.files.reduce(0) { $0 + $1.removedCount }
    let counts = "+\(Figures.count(added)) -\(Figures.count(removed))"
    switch diffOptions.whitespace {
    case .all: return [counts]
    case .ignoreAtEnd: return ["\(counts), not space at ends", counts]
    case .ignoreAmount: return ["\(counts), not amounts of space", counts]
    case .ignoreAll: return ["\(counts), no white space", counts]
    }
  }

  private var noDiffText: String {
    if list.count == 0 { return "" }
    if subject == nil { return "Select a row to see what is behind it." }
    return diffOptions.whitespace == .all
      ? "Nothing differs in its lines." : "Nothing differs but white space."
  }
}
