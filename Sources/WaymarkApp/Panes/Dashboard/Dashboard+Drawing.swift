internal import WaymarkCore
package import WaymarkTerminal

extension Dashboard {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    if let evidence {
      evidence.draw(on: &canvas, look, root: project?.path ?? path)
    } else if let block = block(look) {
      block.draw(on: &canvas, look)
    } else {
      let area = Size(rows: canvas.rows, columns: canvas.columns)
      let layout = DashboardLayout(self, area: area)
      canvas.within(layout.header) { DashboardHeader(self).draw(on: &$0, layout.form, look) }
      if let switcher = layout.switcher { canvas.within(switcher) { drawSwitcher(on: &$0, look) } }
      for (section, rect) in layout.sections {
        canvas.within(rect) { draw(section, on: &$0, layout, look) }
      }
    }
  }

  /// What is shown while there is no report.
  private func block(_ look: Look) -> MessageBlock? {
    switch phase {
    case .opening: return MessageBlock(title: "Opening \(path)", lines: [])
    case .registering: return MessageBlock(title: "Adding \(path)", lines: [])
    case .unregistered: return welcome(look)
    case .failed(let failure): return block("This project cannot be opened", failure)
    case .open: break
    }
    if let failure, run == nil { return block("There is no analysis yet", failure) }
    guard report == nil else { return nil }
    if run == nil { return MessageBlock(title: project?.name ?? path, lines: ["Reading …"]) }
    return MessageBlock(
      title: "First analysis of \(project?.name ?? path)",
      lines: ["The plan and every source file are read once; later runs take only what changed."])
  }

  private func block(_ title: String, _ failure: Failure) -> MessageBlock {
    MessageBlock(title: title, lines: [failure.message] + [failure.hint].compactMap { $0 })
  }

  private func welcome(_ look: Look) -> MessageBlock {
    MessageBlock(
      title: "This directory is not a project yet",
      lines: [
        "Press \(look.key(of: Command(WelcomeAction.register))) to add \(path) as a project, "
          + "\(look.key(of: Command(AppAction.quit))) to leave.",
        "Waymark keeps its notes in its own database and changes no file here.",
      ])
  }

  /// The name of a section with the number of its rows.
  func switcherLabel(of section: Section) -> String {
    let count = count(of: section)
    return section == .code || count == 0 ? section.title : "\(section.title) \(count)"
  }

  private func drawSwitcher(on canvas: inout Canvas, _ look: Look) {
    var column = 0
    for section in Section.allCases {
      let isFocused = section == self.section
      let mark = isFocused ? look.symbols.focus : " "
      column =
        canvas.write(
          mark + switcherLabel(of: section), row: 0, column: column,
          style: look[isFocused ? .focusedTitle : .faint]) + 1
    }
  }

  private func draw(
    _ section: Section, on canvas: inout Canvas, _ layout: DashboardLayout, _ look: Look
  ) {
    let isFocused = section == self.section
    if layout.titleRows > 0 {
      SectionTitle(
        section.title, summary: summary(of: section, width: canvas.columns, look.symbols),
        isFocused: isFocused,
        hidden: cursor(of: section).hidden(height: canvas.rows - 1, of: count(of: section))
      ).draw(on: &canvas, look)
    }
    let body = canvas.bounds.split(top: layout.titleRows).rest
    canvas.within(body) { drawRows(of: section, isFocused: isFocused, on: &$0, look) }
  }

  private func drawRows(
    of section: Section, isFocused: Bool, on canvas: inout Canvas, _ look: Look
  ) {
    let count = count(of: section)
    guard count > 0 else {
      let lines = DisplayText.wrapped(emptyText(of: section), to: max(1, canvas.columns - 2))
      for (row, line) in lines.enumerated() {
        canvas.write(line, row: row, column: 1, style: look[.faint])
      }
      return
    }
    let cursor = cursor(of: section)
    for (offset, row) in cursor.visible(height: canvas.rows, of: count).enumerated() {
      let line = Rect(row: offset, column: 0, rows: 1, columns: canvas.columns)
      var words = 0..<0
      canvas.within(line) { words = drawRow(row, of: section, on: &$0, look) }
      guard isFocused, row == cursor.selected else { continue }
      // The words alone: bars and numbers stay as they are, and over a slow line a move costs what
      // is read of it.
      let selected = Rect(
        row: offset, column: words.lowerBound, rows: 1, columns: words.count)
      canvas.restyle(selected) { $0.selected(look[.selection]) }
      guard look.isPlain else { continue }
      canvas.write(look.symbols.focus, row: offset, column: 0, style: look[.selection])
      canvas.placeCursor(row: offset, column: 0)
    }
  }

  /// Draws a row.
  ///
  /// - Returns: The columns of what it is called.
  private func drawRow(
    _ row: Int, of section: Section, on canvas: inout Canvas, _ look: Look
  ) -> Range<Int> {
    switch section {
    case .objectives:
      guard let node = tree.node(atRow: row) else { return 0..<0 }
      return ObjectiveRow(node: node, isExpanded: tree.isExpanded(row: row))
        .draw(on: &canvas, look)
    case .gaps: return gaps[row].draw(on: &canvas, look)
    case .next:
      guard let report else { return 0..<0 }
      return RecommendationRow(report.recommendations[row]).draw(on: &canvas, look)
    case .code: return code[row].draw(on: &canvas, look)
    }
  }

  /// Forms of a section's summary, the longest first.
  private func summary(of section: Section, width: Int, _ symbols: Symbols) -> [String] {
    let dot = " \(symbols.separator) "
    switch section {
    case .objectives: return objectiveSummary(dot)
    case .gaps: return gapSummary(dot)
    case .next: return [RecommendationRow.heading(width: width)]
    case .code:
      let source = report?.source ?? SourceSummary()
      let files = Figures.counted(source.files, "file")
      return [files + dot + Figures.counted(source.symbols, "symbol"), files]
    }
  }

  private func objectiveSummary(_ dot: String) -> [String] {
    let count = Figures.count(report?.objectives.count ?? 0)
    let differing = tree.nodes.reduce(0) { $0 + ($1.disagreement == nil ? 0 : 1) }
    guard differing > 0 else { return [count] }
    return ["\(count)\(dot)\(differing) differ from the plan", "\(count)\(dot)\(differing) differ"]
  }

  private func gapSummary(_ dot: String) -> [String] {
    let gaps = report?.gaps ?? []
    let counts = Gap.Severity.allCases.reversed().compactMap { severity in
      let count = gaps.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
      return count > 0 ? (severity, count) : nil
    }
    return [
      counts.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: dot),
      counts.map { "\($0.1) \($0.0.abbreviation)" }.joined(separator: dot),
      "\(gaps.count)",
    ]
  }

  /// The sentence that stands for a section without rows.
  func emptyText(of section: Section) -> String {
    switch section {
    case .objectives:
      let plan = report?.plan.path ?? "The plan"
      return "\(plan) holds no objectives. Write headings or checkboxes in it, then press r."
    case .gaps: return "No gaps: the code shows what the plan promises."
    case .next: return "Nothing to do."
    case .code: return "No source files were found."
    }
  }
}
