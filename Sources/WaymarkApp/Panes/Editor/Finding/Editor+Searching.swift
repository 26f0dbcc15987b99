internal import WaymarkCore

extension Editor {
  /// Finds something at once where it is near, and off the loop where a large text has to be gone
  /// through for it.
  mutating func seek(_ query: SearchQuery, _ aim: MatchRequest.Aim) -> [Effect] {
    guard let text = current else { return [] }
    let request = MatchRequest(
      text: text.id, revision: text.file.buffer.revision, query: query, aim: aim)
    do {
      if let answer = try request.findNearby(in: text.text) {
        // What was looked for before is not wanted any more.
        let former: [Effect] = running?.kind == .find ? [.cancel(EditorTask.Kind.find.work)] : []
        if running?.kind == .find { running = nil }
        return former + take(answer, for: request)
      }
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
    let number = begin("Searching", .find, request)
    return [EditorWork.find(request, in: text.text, number: number)]
  }

  /// Takes what was found off the loop.
  mutating func found(_ answer: MatchAnswer, for request: MatchRequest) -> [Effect] {
    guard let running, running.request == request else { return [] }
    self.running = nil
    guard let text = current, text.id == request.text else { return [] }
    guard text.file.buffer.revision == request.revision else {
      return [.notify(Notice("The text changed meanwhile; look for it again."))]
    }
    return take(answer, for: request)
  }

  private mutating func take(_ answer: MatchAnswer, for request: MatchRequest) -> [Effect] {
    guard var text = current else { return [] }
    defer { if let shown = current { find?.refresh(in: shown) } }
    guard let first = answer.ranges.first else {
      if case .typed = request.aim { return [] }
      return [.notify(Notice("“\(request.query.pattern)” is not in the text."))]
    }
    let match = TextSelection(anchor: first.lowerBound, head: first.upperBound)
    switch request.aim {
    case .step(_, let forward):
      text.jump(to: vim == nil || find != nil ? match : TextSelection(at: first.lowerBound))
      current = text
      guard answer.isAround else { return [] }
      return [.notify(Notice(forward ? "Went on at the top." : "Went on at the bottom."))]
    case .typed:
      text.select(SelectionSet(match))
    case .another:
      guard !text.selections.all.contains(where: { $0.range == first }) else { break }
      text.select(
        SelectionSet(text.selections.all + [match], primaryIndex: text.selections.count))
    case .every(_, let primary):
      let all = answer.ranges.map { TextSelection(anchor: $0.lowerBound, head: $0.upperBound) }
      let index = answer.ranges.firstIndex { $0 == primary } ?? 0
      text.select(SelectionSet(all, primaryIndex: index))
      closeFind()
    }
    current = text
    return []
  }

  // MARK: - What takes long

  /// Notes that something runs off the loop, which can be stopped.
  ///
  /// - Returns: Its number.
  mutating func begin(
    _ words: String, _ kind: EditorTask.Kind, _ request: MatchRequest? = nil
  ) -> Int {
    lastTask += 1
    running = EditorTask(number: lastTask, kind: kind, words: words, request: request)
    return lastTask
  }

  /// Takes how far it is.
  mutating func advance(to progress: EditorProgress) {
    if running?.number == progress.number { running?.share = progress.share }
  }

  /// Stops what runs off the loop.
  mutating func stop() -> [Effect] {
    guard let running else { return [] }
    self.running = nil
    return [.cancel(running.kind.work), .notify(Notice("Stopped.", isAnswer: true))]
  }
}

/// Something that the editor does off the loop and that can be stopped.
struct EditorTask: Sendable {
  enum Kind: String, Sendable {
    case find, rework

    var work: Work.ID { Work.ID(.editor, rawValue) }
  }

  let number: Int
  let kind: Kind
  let words: String
  /// What is looked for, when it is a search.
  let request: MatchRequest?
  /// 0 to 1; nil while nobody knows.
  var share: Double?
}

/// How far something is that runs off the loop.
struct EditorProgress: Superseding {
  let number: Int
  let share: Double
}
