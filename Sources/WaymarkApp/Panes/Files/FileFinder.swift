internal import WaymarkCore
internal import WaymarkTerminal

/// Finds a file of the project by some letters of its path.
struct FileFinder: Overlay {
  private let cache: FinderCache
  private var field = TextField()
  private var cursor = ListCursor()
  private var answer: FinderAnswer?
  private var failure: String?

  init(_ cache: FinderCache) { self.cache = cache }

  /// Asks for what is found while nothing is typed.
  static func begin(_ cache: FinderCache) -> [Effect] {
    [.present(Presentation("find file", FileFinder(cache))), FileFinder.ask("", cache)]
  }

  private static func ask(_ pattern: String, _ cache: FinderCache) -> Effect {
    .run(
      Work(Work.ID(.files, "finder")) { services, send in
        do {
          let files = try await services.files.project()
          send(try await cache.find(pattern, in: files))
        } catch is CancellationError {
        } catch {
          send(FinderFailure(message: Failure(error).message))
        }
      })
  }

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }

  private var rows: [FinderAnswer.Row] { answer?.rows ?? [] }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: FieldAction.self) {
      let before = field.text
      field.perform(action)
      return field.text == before ? [] : changed()
    }
    guard let action = command.action(of: PickerAction.self) else { return [] }
    let page = max(1, FinderBox.listRows(in: area) - 1)
    switch action {
    case .up: cursor.move(by: -1, of: rows.count)
    case .down: cursor.move(by: 1, of: rows.count)
    case .pageUp: cursor.move(by: -page, of: rows.count)
    case .pageDown: cursor.move(by: page, of: rows.count)
    case .first: cursor.select(0, of: rows.count)
    case .last: cursor.select(rows.count - 1, of: rows.count)
    case .cancel: return [.dismiss]
    case .accept: return accept()
    }
    return []
  }

  private func accept() -> [Effect] {
    guard rows.indices.contains(cursor.selected) else { return [] }
    let path = String(decoding: rows[cursor.selected].path, as: UTF8.self)
    return [.dismiss, .give(Command(EditorAction.open, path))]
  }

  private mutating func changed() -> [Effect] {
    cursor = ListCursor()
    return [FileFinder.ask(field.text, cache)]
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code else { return [] }
    field.insert(String(character))
    return changed()
  }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let failure = message as? FinderFailure { self.failure = failure.message }
    if let answer = message as? FinderAnswer, answer.pattern == field.text {
      self.answer = answer
      cursor.select(cursor.selected, of: answer.rows.count)
    }
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let box = FinderBox.box(in: Rect(area))
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    guard box.contains(row: event.row, column: event.column) else { return [.dismiss] }
    let index = cursor.top + event.row - box.row - 2
    guard event.row >= box.row + 2, index < rows.count else { return [] }
    cursor.select(index, of: rows.count)
    return event.clicks == 2 ? accept() : []
  }

  mutating func reveal(in area: Size) {
    cursor.reveal(height: FinderBox.listRows(in: area), of: rows.count)
    field.reveal(width: FinderBox.box(in: Rect(area)).columns - 6)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(FinderBox.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      let footer = answer.map { "\($0.count) of \($0.total)" } ?? ""
      BoxFrame("Find file", footer: footer)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        FinderBox.drawField(field, placeholder: "some letters of its path", on: &inner, look)
        let list = inner.bounds.split(top: 1).rest
        inner.within(list) { drawList(on: &$0, look) }
      }
    }
  }

  private func drawList(on canvas: inout Canvas, _ look: Look) {
    guard !rows.isEmpty else {
      let words = failure ?? (answer == nil ? "Reading …" : "No file matches.")
      canvas.write(words, row: 0, column: 1, style: look[.faint])
      return
    }
    ListView(cursor, count: rows.count).draw(on: &canvas, look.list) { index, line in
      let row = rows[index]
      FinderBox.draw(row.path, matched: row.places, on: &line, look)
    }
  }
}

/// What goes wrong in a finder.
struct FinderFailure: OverlayMessage {
  let message: String
}

/// The box that finders share.
enum FinderBox {
  static func box(in area: Rect) -> Rect {
    let columns = area.columns < 72 ? area.columns : min(area.columns - 8, 100)
    let rows = area.rows < 20 ? area.rows : min(area.rows - 4, 26)
    return Rect(
      row: (area.rows - rows) / 3, column: (area.columns - columns) / 2, rows: rows,
      columns: columns)
  }

  /// The rows of the list: the box without its border and the field.
  static func listRows(in area: Size) -> Int { box(in: Rect(area)).rows - 3 }

  static func drawField(
    _ field: TextField, placeholder: String, on canvas: inout Canvas, _ look: Look
  ) {
    canvas.write("> ", row: 0, column: 0, style: look[.key])
    let (_, right) = Rect(row: 0, column: 0, rows: 1, columns: canvas.columns).split(left: 2)
    canvas.within(right) { field.draw(on: &$0, look.field, placeholder: placeholder) }
  }

  /// Draws a path: what matched stands out, the name comes before the folder where it is narrow.
  static func draw(
    _ path: [UInt8], matched: [Int], on canvas: inout Canvas, _ look: Look
  ) {
    let places = Set(matched)
    let slash = path.lastIndex(of: UInt8(ascii: "/")) ?? -1
    var column = 1
    var index = 0
    let text = String(decoding: path, as: UTF8.self)
    // A path that does not fit keeps its end.
    let width = DisplayText.width(FileNameText.shown(path))
    guard width <= canvas.columns - 2 else {
      canvas.write(
        DisplayText.truncatedHead(FileNameText.shown(path), to: canvas.columns - 2), row: 0,
        column: 1, style: look[.text])
      return
    }
    for character in text {
      let length = String(character).utf8.count
      let isMatch = (index..<index + length).contains { places.contains($0) }
      let scope: Scope = isMatch ? .match : index > slash ? .text : .faint
      let shown = FileNameText.shown(Array(String(character).utf8))
      column = canvas.write(shown, row: 0, column: column, style: look[scope])
      index += length
    }
  }
}
