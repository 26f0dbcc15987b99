internal import WaymarkCore
internal import WaymarkTerminal

/// The versions of a prompt, and what each changed.
struct PromptVersions: Sendable {
  let prompt: Prompt
  private let versions: [PromptVersion]
  private(set) var cursor = ListCursor()

  init(_ prompt: Prompt, _ versions: [PromptVersion]) {
    self.prompt = prompt
    self.versions = versions
  }

  var selected: PromptVersion? {
    versions.indices.contains(cursor.selected) ? versions[cursor.selected] : nil
  }

  mutating func move(_ action: ListAction, page: Int) {
    cursor.move(action, of: versions.count, page: page)
  }

  mutating func reveal(in area: Size) {
    cursor.reveal(height: PromptVersions.layout(area).list.rows, of: versions.count)
  }

  /// The list beside the differences, or above them on a narrow screen.
  private static func layout(_ area: Size) -> (list: Rect, text: Rect) {
    let whole = Rect(area)
    guard area.columns < 72 else {
      let (list, rest) = whole.split(left: 24)
      return (list, rest.split(left: 2).rest)
    }
    let (list, rest) = whole.split(top: min(5, area.rows / 3))
    return (list, rest.split(top: 1).rest)
  }

  /// What the selected version changed: against the one before it, or all of the first.
  private var rows: [TextRow] {
    guard let selected else { return [] }
    let before = versions.first { $0.number == selected.number - 1 }
    guard let before else {
      return selected.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { TextRow(ModelText.clean(String($0)), .text) }
    }
    return DiffRows.rows(from: before.text, to: selected.text)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let (list, text) = PromptVersions.layout(
      Size(rows: canvas.rows, columns: canvas.columns))
    canvas.within(list) { area in
      ListView(cursor, count: versions.count).draw(on: &area, look.list) { index, line in
        let version = versions[index]
        let end = line.write(
          "Version \(version.number)", row: 0, column: 1, style: look[.text])
        line.write(
          ShortAge.text(from: version.createdAt, to: look.now), row: 0, column: end + 2,
          style: look[.faint])
      }
    }
    canvas.within(text) { area in
      let wrapped = rows.flatMap { row in
        DisplayText.wrapped(row.text, to: max(4, area.columns - 1)).map {
          TextRow($0, row.spans.first?.scope ?? .text)
        }
      }
      for (index, row) in wrapped.prefix(area.rows).enumerated() {
        row.draw(on: &area, row: index, column: 0, look)
      }
    }
  }
}
