internal import WaymarkCore
internal import WaymarkTerminal

/// The bar at the right of a text: which part is shown, and where something is marked.
struct TextScrollbar {
  private let text: OpenText
  private let find: FindBar?
  private let part: EditorPart

  init(_ text: OpenText, _ find: FindBar?, _ part: EditorPart) {
    self.text = text
    self.find = find
    self.part = part
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let height = part.scrollbar.rows
    guard height > 2, text.text.count > 0 else { return }
    let rows = text.view.rows(text.ruler, height: part.text.rows, width: part.text.columns)
    guard let first = rows.first, let last = rows.last else { return }
    let end = min(last.range.upperBound, text.text.endOfLine(at: last.line))
    guard first.line > 0 || end < text.text.count || total > text.text.count else { return }
    let top = min(height - 1, row(of: first.line))
    let size = max(1, (place(of: end) - place(of: first.line)) * height / total)
    func write(_ sign: String, _ row: Int, _ scope: Scope) {
      canvas.write(
        sign, row: part.scrollbar.row + row, column: part.scrollbar.column, style: look[scope])
    }
    for row in top..<min(height, top + size) {
      write(look.isPlain ? "|" : "┃", row, .scrollbar)
    }
    for (start, mark) in text.marks.starts {
      guard let offset = text.text.start(ofLine: start) else { continue }
      let scope: Scope =
        switch mark {
        case .added: .added
        case .changed: .changed
        case .removed: .removed
        }
      write(look.isPlain ? "~" : "•", row(of: offset), scope)
    }
    for row in 0..<height where hasMatch(in: row) { write(look.isPlain ? "=" : "═", row, .match) }
    for bookmark in text.bookmarks { write(look.isPlain ? ">" : "▸", row(of: bookmark), .key) }
  }

  private func row(of offset: Int) -> Int {
    let height = part.scrollbar.rows
    return min(height - 1, place(of: offset) * height / total)
  }

  /// What the whole bar stands for: the text, or the file of which a part is in it.
  private var total: Int { max(1, text.bytes?.dump.size ?? text.text.count) }

  private func place(of offset: Int) -> Int { text.byte(ofLineAt: offset) ?? offset }

  /// Whether a match of what is looked for lies in the part of the text that a row stands for.
  private func hasMatch(in row: Int) -> Bool {
    guard let starts = find?.starts else { return false }
    guard text.bytes == nil else { return false }
    let (height, count) = (part.scrollbar.rows, text.text.count)
    let range = (row * count + height - 1) / height..<((row + 1) * count + height - 1) / height
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < starts.count && range.contains(starts[low])
  }
}
