internal import WaymarkCore
internal import WaymarkTerminal

/// Where the parts of the editor go.
struct EditorLayout {
  let title: Rect
  /// The gutter and the text.
  let body: Rect
  let gutter: Rect
  let text: Rect
  let scrollbar: Rect
  /// The bar to find something in; no rows while there is none.
  let find: Rect
  /// Where the pattern is typed, and its replacement.
  let findField: Rect
  let replaceField: Rect
  /// Digits of the line numbers.
  let digits: Int

  static let labelWidth = 9

  init(_ editor: Editor, area: Size) {
    let (top, rest) = Rect(area).split(top: 1)
    title = top
    let findRows = editor.find.map { $0.replacement == nil ? 1 : 2 } ?? 0
    let (middle, bottom) = rest.split(top: rest.rows - findRows)
    body = middle
    find = bottom
    let isWide = area.columns >= 60
    let room = max(8, bottom.columns - EditorLayout.labelWidth - (isWide ? 34 : 0))
    let field = Rect(
      row: bottom.row, column: EditorLayout.labelWidth, rows: min(1, findRows), columns: room)
    findField = field
    replaceField = Rect(
      row: bottom.row + 1, column: field.column, rows: findRows == 2 ? 1 : 0, columns: room)
    let count = editor.current?.text.lineCount ?? 999_999
    digits = editor.showsLineNumbers ? max(2, String(count).count) : 0
    // The mark of a change, the number, a blank.
    let (left, right) = middle.split(left: digits == 0 ? 1 : digits + 2)
    gutter = left
    let (content, bar) = right.split(left: right.columns - 1)
    text = content
    scrollbar = bar
  }
}
