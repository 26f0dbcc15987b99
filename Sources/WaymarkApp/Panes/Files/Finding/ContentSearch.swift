internal import WaymarkCore
internal import WaymarkTerminal

/// Finds text in all files of the project; results come as they are found.
struct ContentSearch: Overlay {
  private var box = FinderBox()
  private var matches: [ContentMatch] = []
  private var isRunning = false
  private var failure: String?
  /// The search whose results are shown.
  private var shown = ""

  static let work = Work.ID(.files, "search")

  /// - Parameter isReplacing: Whether there is a field for what takes the place of what is found.
  init(isReplacing: Bool = false) {
    if isReplacing { box.second = TextField() }
  }

  var contexts: [CommandContext] { [.contentSearch] + FinderBox.contexts }
  var isTakingText: Bool { true }

  var hints: [Command] {
    box.second == nil
      ? FinderBox.hints + [Command(ContentSearchAction.replace)]
      : [
        Command(ContentSearchAction.preview), Command(ContentSearchAction.replace),
        Command(PickerAction.accept), Command(PickerAction.cancel),
      ]
  }

  func availability(of command: Command) -> Availability {
    guard command == Command(ContentSearchAction.preview) else { return .enabled }
    if box.second == nil { return .disabled("Type what takes its place first.") }
    return box.field.text.count < 2 ? .disabled("Type what is looked for first.") : .enabled
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    switch command.action(of: ContentSearchAction.self) {
    case .replace:
      if box.second == nil { box.second = TextField() }
      box.isInSecond.toggle()
      return []
    case .preview: return preview()
    case nil: break
    }
    return take(box.perform(command, count: matches.count, in: area))
  }

  mutating func type(_ key: Key, in area: Size) -> [Effect] { take(box.type(key)) }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    return take(box.press(event, count: matches.count, in: area))
  }

  private mutating func take(_ outcome: FinderBox.Outcome) -> [Effect] {
    switch outcome {
    case .nothing: return []
    case .left: return [.dismiss, .cancel(ContentSearch.work)]
    case .changed: return changed()
    case .accepted where box.isInSecond: return preview()
    case .accepted:
      guard matches.indices.contains(box.cursor.selected) else { return [] }
      let match = matches[box.cursor.selected]
      let path = String(decoding: match.path, as: UTF8.self)
      return [
        .dismiss, .cancel(ContentSearch.work),
        .give(Command(EditorAction.open, "\(path):\(match.line):\(match.column)")),
      ]
    }
  }

  /// Shows what replacing everywhere would do.
  private func preview() -> [Effect] {
    guard let replacement = box.second?.text, box.field.text.count >= 2 else { return [] }
    return [
      .dismiss, .cancel(ContentSearch.work),
      FilesWork.previewReplacing(box.field.text, by: replacement),
    ]
  }

  private mutating func changed() -> [Effect] {
    failure = nil
    let pattern = box.field.text
    guard pattern.count >= 2 else {
      (matches, isRunning, shown) = ([], false, "")
      return [.cancel(ContentSearch.work)]
    }
    isRunning = true
    return [
      .run(
        Work(ContentSearch.work) { services, send in
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

  mutating func receive(_ message: any OverlayMessage, in area: Size) -> [Effect] {
    if let failure = message as? FinderFailure {
      (self.failure, isRunning) = (failure.message, false)
    }
    guard let answer = message as? SearchAnswer, answer.pattern == box.field.text else {
      return []
    }
    if shown != answer.pattern {
      shown = answer.pattern
      matches = []
      box.cursor = ListCursor()
    }
    matches += answer.matches
    if answer.isLast { isRunning = false }
    return []
  }

  mutating func reveal(in area: Size) { box.reveal(count: matches.count, in: area) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let count = matches.count == ContentSearch.limit ? "\(matches.count)+" : "\(matches.count)"
    let words = FinderBox.Words(
      title: box.second == nil ? "Search in files" : "Replace in files",
      footer: shown.isEmpty ? "" : isRunning ? "\(count) so far" : "\(count) places",
      placeholder: "text", secondPlaceholder: "what takes its place",
      empty: failure
        ?? (isRunning ? "Searching …" : shown.isEmpty ? "" : "It is nowhere in the files."))
    box.draw(words, count: matches.count, on: &canvas, look) { index, line in
      draw(matches[index], on: &line, look)
    }
  }

  private func draw(_ match: ContentMatch, on line: inout Canvas, _ look: Look) {
    let room = min(40, line.columns * 2 / 5)
    let place = "\(FileNameText.shown(match.path)):\(match.line)"
    line.write(DisplayText.truncatedHead(place, to: room), row: 0, column: 1, style: look[.path])
    let text = String(decoding: match.text, as: UTF8.self)
    let start = text.drop { $0 == " " || $0 == "\t" }
    line.write(String(start), row: 0, column: room + 3, style: look[.text])
  }
}

/// Places that a search has found.
struct SearchAnswer: OverlayMessage {
  let pattern: String
  let matches: [ContentMatch]
  let isLast: Bool
}

/// Commands while text is looked for in all files.
package enum ContentSearchAction: String, CommandSet {
  static let context = CommandContext.contentSearch

  case replace
  case preview

  var entry: CommandEntry {
    switch self {
    case .replace:
      .init(
        "other field", "Goes to what takes the place of the text, or back.",
        keys: ["ctrl-r", "tab"])
    case .preview:
      .init("preview", "Shows what replacing everywhere would do.", keys: ["alt-a"])
    }
  }
}
