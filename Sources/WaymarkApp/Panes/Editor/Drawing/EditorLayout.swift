internal import WaymarkCore
internal import WaymarkTerminal

/// Where the parts of the editor go.
struct EditorLayout {
  let title: Rect
  /// Says that the file changed on disk, and what can be done; no rows while it did not.
  let banner: Rect
  /// The part of the text that has the focus.
  let part: EditorPart
  /// The other part of a text that is shown in two.
  let other: EditorPart?
  /// The line between the two.
  let line: Rect?
  /// The bar to find something in; no rows while there is none.
  let find: Rect
  /// Where the pattern is typed, and its replacement.
  let findField: Rect
  let replaceField: Rect

  var body: Rect { part.body }
  var text: Rect { part.text }

  private static let labelWidth = 9
  /// The least that a part of a split text takes.
  private static let leastRows = 3
  private static let leastColumns = 30

  init(_ editor: Editor, area: Size) {
    let (top, below) = Rect(area).split(top: 1)
    title = top
    let isStale = editor.current?.isStale ?? false
    let (notice, rest) = below.split(top: isStale ? 1 : 0)
    banner = notice
    let findRows = editor.find.map { $0.replacement == nil ? 1 : 2 } ?? 0
    let (middle, bottom) = rest.split(top: rest.rows - findRows)
    find = bottom
    let isWide = area.columns >= 60
    let room = max(8, bottom.columns - EditorLayout.labelWidth - (isWide ? 34 : 14))
    let field = Rect(
      row: bottom.row, column: EditorLayout.labelWidth, rows: min(1, findRows), columns: room)
    findField = field
    replaceField = Rect(
      row: bottom.row + 1, column: field.column, rows: findRows == 2 ? 1 : 0, columns: room)
    let digits = EditorLayout.digits(editor)
    guard let parked = editor.current?.parked,
      let (first, line, second) = EditorLayout.halves(of: middle, isAside: parked.isAside)
    else {
      part = EditorPart(middle, digits: digits)
      (other, line) = (nil, nil)
      return
    }
    self.line = line
    part = EditorPart(parked.isSecond ? first : second, digits: digits)
    other = EditorPart(parked.isSecond ? second : first, digits: digits)
  }

  /// The digits of the line numbers; 0 for none.
  private static func digits(_ editor: Editor) -> Int {
    // Bytes have their own numbers.
    guard editor.showsLineNumbers, editor.current?.bytes == nil else { return 0 }
    return max(2, String(editor.current?.text.lineCount ?? 999_999).count)
  }

  private static func halves(of area: Rect, isAside: Bool) -> (Rect, Rect, Rect)? {
    if isAside, area.columns >= 2 * leastColumns + 1 {
      let (first, rest) = area.split(left: area.columns / 2)
      let (line, second) = rest.split(left: 1)
      return (first, line, second)
    }
    guard area.rows >= 2 * leastRows + 1 else { return nil }
    let (first, rest) = area.split(top: area.rows / 2)
    let (line, second) = rest.split(top: 1)
    return (first, line, second)
  }
}

/// Where a view of a text goes.
struct EditorPart {
  /// The gutter, the text and the scroll bar.
  let body: Rect
  let gutter: Rect
  let text: Rect
  let scrollbar: Rect
  /// Digits of the line numbers.
  let digits: Int

  init(_ area: Rect, digits: Int) {
    body = area
    self.digits = digits
    // The mark of a change, the number, the mark of the plan or a blank.
    let (left, right) = area.split(left: digits == 0 ? 1 : digits + 2)
    gutter = left
    let (content, bar) = right.split(left: right.columns - 1)
    text = content
    scrollbar = bar
  }
}
