/// A reply as it streams, in batches as they arrive; adjacent pieces of a kind are joined.
///
/// Letting go of it, or cancelling the task that reads it, closes the connection, which stops the
/// server.
package struct ReplyStream: Sendable {
  private var lines: StreamedLines<WireStream.Chat>
  private var splitter = ThinkingSplitter()
  private let failure: ServerFailure
  private var isDone = false

  init(_ response: HTTPResponse, from server: ServerConnection) {
    lines = StreamedLines(response, from: server) { $0.error }
    failure = ServerFailure(server)
  }

  /// What has come since the last call; nil after `done`, whatever may follow it.
  ///
  /// - Throws: A `WaymarkError` in words when the reply fails or ends before it is complete;
  ///   `CancellationError`.
  package mutating func next() async throws -> [ChatPiece]? {
    guard !isDone else { return nil }
    while let items = try await lines.next() {
      var pieces: [ChatPiece] = []
      for item in items {
        switch item {
        case .damaged: pieces.append(.damaged)
        case .line(let line): take(line, &pieces)
        }
        if isDone { break }
      }
      if isDone { lines.leave() }
      if !pieces.isEmpty { return pieces }
    }
    if let rest = splitter.finish() { return [rest] }
    throw failure.unfinished
  }

  private mutating func take(_ line: WireStream.Chat, _ pieces: inout [ChatPiece]) {
    if let thinking = line.message?.thinking, !thinking.isEmpty {
      ReplyStream.add(.thinking(thinking), to: &pieces)
    }
    if let content = line.message?.content, !content.isEmpty {
      for piece in splitter.split(content) { ReplyStream.add(piece, to: &pieces) }
    }
    // A model that was only loaded has not answered yet.
    if line.done == true, line.doneReason != "load" {
      isDone = true
      if let rest = splitter.finish() { ReplyStream.add(rest, to: &pieces) }
      pieces.append(.done(line.statistics))
    }
  }

  private static func add(_ piece: ChatPiece, to pieces: inout [ChatPiece]) {
    switch (pieces.last, piece) {
    case (.text(let before), .text(let text)): pieces[pieces.count - 1] = .text(before + text)
    case (.thinking(let before), .thinking(let text)):
      pieces[pieces.count - 1] = .thinking(before + text)
    default: pieces.append(piece)
    }
  }
}
