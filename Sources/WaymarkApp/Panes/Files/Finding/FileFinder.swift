internal import WaymarkCore
internal import WaymarkTerminal

/// Finds a file of the project by some letters of its path.
struct FileFinder: Overlay {
  private let cache: FinderCache
  private var box = FinderBox()
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

  var contexts: [CommandContext] { FinderBox.contexts }
  var isTakingText: Bool { true }
  var hints: [Command] { FinderBox.hints }

  private var rows: [FinderAnswer.Row] { answer?.rows ?? [] }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    take(box.perform(command, count: rows.count, in: area))
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] { take(box.type(key)) }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    return take(box.press(event, count: rows.count, in: area))
  }

  private mutating func take(_ outcome: FinderBox.Outcome) -> [Effect] {
    switch outcome {
    case .nothing: return []
    case .left: return [.dismiss]
    case .changed:
      box.cursor = ListCursor()
      return [FileFinder.ask(box.field.text, cache)]
    case .accepted:
      guard rows.indices.contains(box.cursor.selected) else { return [] }
      let path = String(decoding: rows[box.cursor.selected].path, as: UTF8.self)
      return [.dismiss, .give(Command(EditorAction.open, path))]
    }
  }

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let failure = message as? FinderFailure { self.failure = failure.message }
    if let answer = message as? FinderAnswer, answer.pattern == box.field.text {
      self.answer = answer
      box.cursor.select(box.cursor.selected, of: answer.rows.count)
    }
    return []
  }

  mutating func reveal(in area: Size) { box.reveal(count: rows.count, in: area) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let words = FinderBox.Words(
      title: "Find file", footer: answer.map { "\($0.count) of \($0.total)" } ?? "",
      placeholder: "some letters of its path",
      empty: failure ?? (answer == nil ? "Reading …" : "No file matches."))
    box.draw(words, count: rows.count, on: &canvas, look) { index, line in
      FileFinder.draw(rows[index].path, matched: rows[index].places, on: &line, look)
    }
  }

  /// Draws a path: what matched stands out, the name comes before the folder where it is narrow.
  private static func draw(
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

/// What goes wrong in a finder.
struct FinderFailure: OverlayMessage {
  let message: String
}
