internal import WaymarkCore
internal import WaymarkTerminal

/// Finds text in all files of the project; results come as they are found.
struct ContentSearch: Overlay {
  private var field = TextField()
  private var cursor = ListCursor()
  private var matches: [ContentMatch] = []
  private var isRunning = false
  private var failure: String?
  /// The search whose results are shown.
  private var shown = ""

  var contexts: [CommandContext] { [.picker, .field] }
  var isTakingText: Bool { true }
  var hints: [Command] {
    [Command(PickerAction.accept), Command(PickerAction.down), Command(PickerAction.cancel)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: FieldAction.self) {
      let before = field.text
      field.perform(action)
      return field.text == before ? [] : changed()
    }
    guard let action = command.action(of: PickerAction.self) else { return [] }
    let page = max(1, FinderBox.listRows(in: area) - 1)
    switch action {
    case .up: cursor.move(by: -1, of: matches.count)
    case .down: cursor.move(by: 1, of: matches.count)
    case .pageUp: cursor.move(by: -page, of: matches.count)
    case .pageDown: cursor.move(by: page, of: matches.count)
    case .first: cursor.select(0, of: matches.count)
    case .last: cursor.select(matches.count - 1, of: matches.count)
    case .cancel: return [.dismiss, .cancel(Work.ID(.files, "search"))]
    case .accept: return accept()
    }
    return []
  }

  private func accept() -> [Effect] {
    guard matches.indices.contains(cursor.selected) else { return [] }
    let match = matches[cursor.selected]
    let path = String(decoding: match.path, as: UTF8.self)
    return [
      .dismiss, .cancel(Work.ID(.files, "search")),
      .give(Command(EditorAction.open, "\(path):\(match.line):\(match.column)")),
    ]
  }

  private mutating func changed() -> [Effect] {
    failure = nil
    let pattern = field.text
    guard pattern.count >= 2 else {
      (matches, isRunning, shown) = ([], false, "")
      return [.cancel(Work.ID(.files, "search"))]
    }
    isRunning = true
    return [
      .run(
        Work(Work.ID(.files, "search")) { services, send in
          // Not after every letter.
          try? await Task.sleep(for: .milliseconds(120))
          guard !Task.isCancelled, let files = try? await services.files.project() else { return }
          do {
            try await files.search(for: pattern, limit: ContentSearch.limit) {
              send(SearchAnswer(pattern: pattern, matches: $0, isLast: false))
            }
            send(SearchAnswer(pattern: pattern, matches: [], isLast: true))
          } catch is CancellationError {
          } catch {
            send(FinderFailure(message: Failure(error).message))
          }
        })
    ]
  }

  /// The most results.
  private static let limit = 2000

  mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code else { return [] }
    field.insert(String(character))
    return changed()
  }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let failure = message as? FinderFailure {
      (self.failure, isRunning) = (failure.message, false)
    }
    guard let answer = message as? SearchAnswer, answer.pattern == field.text else { return [] }
    if shown != answer.pattern {
      shown = answer.pattern
      matches = []
      cursor = ListCursor()
    }
    matches += answer.matches
    if answer.isLast { isRunning = false }
    return []
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let box = FinderBox.box(in: Rect(area))
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    guard box.contains(row: event.row, column: event.column) else { return [.dismiss] }
    let index = cursor.top + event.row - box.row - 2
    guard event.row >= box.row + 2, index < matches.count else { return [] }
    cursor.select(index, of: matches.count)
    return event.clicks == 2 ? accept() : []
  }

  mutating func reveal(in area: Size) {
    cursor.reveal(height: FinderBox.listRows(in: area), of: matches.count)
    field.reveal(width: FinderBox.box(in: Rect(area)).columns - 6)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.within(FinderBox.box(in: canvas.bounds)) { area in
      area.fill(area.bounds, style: look[.text])
      let count = matches.count == ContentSearch.limit ? "\(matches.count)+" : "\(matches.count)"
      let footer = shown.isEmpty ? "" : isRunning ? "\(count) so far" : "\(count) places"
      BoxFrame("Search in files", footer: footer)
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        FinderBox.drawField(field, placeholder: "text", on: &inner, look)
        inner.within(inner.bounds.split(top: 1).rest) { drawList(on: &$0, look) }
      }
    }
  }

  private func drawList(on canvas: inout Canvas, _ look: Look) {
    guard !matches.isEmpty else {
      let words =
        failure ?? (isRunning ? "Searching …" : shown.isEmpty ? "" : "It is nowhere in the files.")
      canvas.write(words, row: 0, column: 1, style: look[.faint])
      return
    }
    let room = min(40, canvas.columns * 2 / 5)
    ListView(cursor, count: matches.count).draw(on: &canvas, look.list) { index, line in
      let match = matches[index]
      let place = "\(FileNameText.shown(match.path)):\(match.line)"
      line.write(DisplayText.truncatedHead(place, to: room), row: 0, column: 1, style: look[.path])
      let text = String(decoding: match.text, as: UTF8.self)
      let start = text.drop { $0 == " " || $0 == "\t" }
      line.write(String(start), row: 0, column: room + 3, style: look[.text])
    }
  }
}

/// Places that a search has found.
struct SearchAnswer: OverlayMessage {
  let pattern: String
  let matches: [ContentMatch]
  let isLast: Bool
}
