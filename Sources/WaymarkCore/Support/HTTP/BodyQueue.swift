/// What has arrived of a body and was not read yet, between the transfer thread and the reader.
final class BodyQueue: Sendable {
  typealias Reader = CheckedContinuation<[UInt8]?, any Error>

  /// The most bytes that wait; beyond that the transfer is paused.
  static let limit = 1 << 20

  private struct State {
    var bytes: [UInt8] = []
    var reader: Reader?
    var isPaused = false
    /// Set once; nil for a good end.
    var end: (any Error)??
  }

  private let state = Locked(State())

  /// Takes what arrived.
  ///
  /// - Returns: False when there is no room: nothing was taken and the transfer has to pause.
  func append(_ chunk: UnsafeRawBufferPointer) -> Bool {
    let (reader, taken) = state.withLock { state -> (Reader?, Bool) in
      if let reader = state.reader {
        state.reader = nil
        return (reader, true)
      }
      if !state.bytes.isEmpty, state.bytes.count + chunk.count > BodyQueue.limit {
        state.isPaused = true
        return (nil, false)
      }
      state.bytes.append(contentsOf: chunk)
      return (nil, true)
    }
    reader?.resume(returning: [UInt8](chunk))
    return taken
  }

  /// Marks the end; what has arrived can still be read.
  func finish(_ failure: (any Error)?) {
    let reader = state.withLock { state -> Reader? in
      guard state.end == nil else { return nil }
      state.end = .some(failure)
      defer { state.reader = nil }
      return state.reader
    }
    if let failure { reader?.resume(throwing: failure) } else { reader?.resume(returning: nil) }
  }

  /// Answers the reader now, or when something arrives.
  ///
  /// - Returns: Whether the transfer is paused and can go on.
  func read(_ reader: Reader) -> Bool {
    enum Answer: Sendable {
      case bytes([UInt8])
      case end((any Error)?)
      case later
    }
    let (answer, resumes) = state.withLock { state -> (Answer, Bool) in
      let resumes = state.isPaused
      state.isPaused = false
      if !state.bytes.isEmpty {
        let bytes = state.bytes
        state.bytes = []
        return (.bytes(bytes), resumes)
      }
      if let end = state.end { return (.end(end), resumes) }
      state.reader = reader
      return (.later, resumes)
    }
    switch answer {
    case .bytes(let bytes): reader.resume(returning: bytes)
    case .end(nil): reader.resume(returning: nil)
    case .end(let failure?): reader.resume(throwing: failure)
    case .later: break
    }
    return resumes
  }
}
