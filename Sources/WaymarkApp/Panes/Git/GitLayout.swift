internal import WaymarkTerminal

/// Where the parts of the git pane go in an area; a pure function of its size and the focus.
struct GitLayout: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// The list at the left, the diff at the right.
    case columns
    /// The list above the diff.
    case stacked
    /// The part with the focus alone.
    case single
  }

  let form: Form
  /// Branch and operation in progress.
  let header: Rect
  /// The line that names the views.
  let switcher: Rect
  let list: Rect?
  let diff: Rect?

  /// The rows of a part's title inside its area.
  let titleRows = 1

  init(_ pane: GitPane, area: Size) {
    let (header, rest) = Rect(area).split(top: 1)
    let (switcher, body) = rest.split(top: 1)
    self.header = header
    self.switcher = switcher
    if area.columns >= 100, area.rows >= 14 {
      form = .columns
      let left = min(max(36, area.columns * 2 / 5), 64)
      list = body.split(left: left).left
      diff = body.split(left: left + 2).rest
    } else if area.rows >= 19 {
      form = .stacked
      // The part with the focus gets the room.
      let share = pane.part == .list ? 0.5 : 0.3
      let wanted = max(4, Int(Double(body.rows) * share))
      let rows = pane.list.count == 0 ? 2 : pane.list.count + pane.list.headingRows
      let needed = pane.editor == nil ? rows + titleRows : body.rows
      let top = min(wanted, max(3, needed))
      list = body.split(top: top).top
      diff = body.split(top: top).rest
    } else {
      form = .single
      list = pane.part == .list ? body : nil
      diff = pane.part == .diff ? body : nil
    }
  }
}
