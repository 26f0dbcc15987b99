/// The lines of an answer that streams, decoded, in batches as they arrive.
struct StreamedLines<Line: Decodable & Sendable>: Sendable {
  /// What became of a line.
  enum Item: Sendable {
    case line(Line)
    /// It could not be read.
    case damaged
  }

  private let reader: Reader
  private var pieces: HTTPBody.Iterator
  private var framer = LineFramer()
  private var hasRead = false
  private var isOver = false
  private var pending: (any Error)?

  init(
    _ response: HTTPResponse, from server: ServerConnection,
    error: @escaping @Sendable (Line) -> ErrorText?
  ) {
    reader = Reader(response: response, failure: ServerFailure(server), errorOf: error)
    pieces = response.body.makeAsyncIterator()
  }

  /// The lines that have come since the last call; nil at the end of the answer.
  ///
  /// - Throws: A `WaymarkError` in words, after all lines before it were given; also for an error
  ///   that the server put into a line. `CancellationError`.
  mutating func next() async throws -> [Item]? {
    if let pending {
      self.pending = nil
      throw pending
    }
    while !isOver {
      var items: [Item] = []
      do {
        // Not `self`, which is being changed while the framer calls back.
        let (reader, hasRead) = (reader, hasRead)
        let take = { (line: UnsafeRawBufferPointer) in
          items.append(try reader.item(line, isFirst: !hasRead && items.isEmpty))
        }
        if let piece = try await pieces.next() {
          try framer.append(piece, take)
        } else {
          isOver = true
          try framer.finish(take)
        }
      } catch {
        isOver = true
        let error = reader.failure.error(for: error)
        guard !items.isEmpty else { throw error }
        pending = error
      }
      if !items.isEmpty {
        hasRead = true
        return items
      }
    }
    return nil
  }

  /// Says that what may still come does not matter.
  func leave() { reader.response.body.leave() }

  /// Makes lines of bytes.
  private struct Reader: Sendable {
    let response: HTTPResponse
    let failure: ServerFailure
    let errorOf: @Sendable (Line) -> ErrorText?

    func item(_ line: UnsafeRawBufferPointer, isFirst: Bool) throws -> Item {
      guard let value = WireStream.decode(Line.self, line) else {
        guard !isFirst else { throw failure.page(response) }
        return .damaged
      }
      if let error = errorOf(value) { throw failure.error(error) }
      return .line(value)
    }
  }
}
