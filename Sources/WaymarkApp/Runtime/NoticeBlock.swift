internal import WaymarkTerminal

/// Notices that do not fit into the status line, on the last rows of the panes.
struct NoticeBlock {
  let notices: [Notice]

  /// The most rows that notices take from what they are about.
  private static let rowLimit = 5

  /// The block, when the status line alone cannot hold what there is to say.
  init?(_ notices: [Notice], columns: Int) {
    let fits = notices.allSatisfy { DisplayText.width($0.text) + 4 <= columns }
    guard notices.count > 1 || !fits else { return nil }
    self.notices = notices
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let width = canvas.columns - 4
    let lines = notices.flatMap { notice in
      DisplayText.wrapped(notice.sign + notice.text, to: width).map { ($0, notice.scope) }
    }.suffix(min(NoticeBlock.rowLimit, canvas.rows))
    let area = canvas.bounds.split(top: canvas.rows - lines.count).rest
    canvas.fill(area, style: look[.text])
    for (row, line) in lines.enumerated() {
      canvas.write(line.0, row: area.row + row, column: 1, style: look[line.1])
    }
  }
}

extension Notice {
  /// Stands before an error, so that colour is not all that tells it.
  var sign: String { isError ? "! " : "" }

  var scope: Scope { isError ? .errorNotice : .notice }
}
