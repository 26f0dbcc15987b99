internal import Synchronization
internal import WaymarkCore

extension EditorWork {
  /// Goes through a text until a match is found.
  static func find(_ request: MatchRequest, in text: TextSnapshot, number: Int) -> Effect {
    work(EditorTask.Kind.find.rawValue) { _, send in
      do {
        let steps = ShareSteps(number, send)
        let answer = try request.find(in: text) { steps.report($0) }
        send(EditorMessage.found(request, answer))
      } catch is CancellationError {
      } catch {
        send(EditorMessage.taskFailed(number, Failure(error)))
      }
    }
  }

  /// Finds where the matches of a search begin, up to a limit.
  static func count(_ query: SearchQuery, in text: TextSnapshot, _ range: Range<Int>?) -> Effect {
    work("count-matches") { _, send in
      guard let search = try? TextSearch(query) else { return }
      var starts: [Int] = []
      do {
        try search.forEachMatch(in: text, range ?? 0..<text.count) { match in
          starts.append(match.range.lowerBound)
          return starts.count < FindBar.countLimit
        }
        send(EditorMessage.matches(query, starts))
      } catch {}
    }
  }

  /// Changes a copy of a text.
  static func rework(
    _ id: Int, _ file: TextFile, number: Int,
    _ change: @escaping @Sendable (TextFile, @escaping TextRework.Report) throws -> TextRework
  ) -> Effect {
    work(EditorTask.Kind.rework.rawValue) { _, send in
      do {
        let steps = ShareSteps(number, send)
        let work = try change(file) { steps.report($0) }
        try Task.checkCancellation()
        send(EditorMessage.reworked(id, work, from: file.buffer.revision, number: number))
      } catch is CancellationError {
      } catch {
        send(EditorMessage.taskFailed(number, Failure(error)))
      }
    }
  }
}

/// Tells of progress at whole percent, so that the loop is not woken for less.
private final class ShareSteps: Sendable {
  private let number: Int
  private let send: Work.Send
  private let last = Mutex(-1)

  init(_ number: Int, _ send: @escaping Work.Send) {
    self.number = number
    self.send = send
  }

  func report(_ share: Double) {
    let percent = Int(share * 100)
    let isNew = last.withLock { last in
      defer { last = percent }
      return percent != last
    }
    if isNew { send(EditorProgress(number: number, share: share)) }
  }
}
