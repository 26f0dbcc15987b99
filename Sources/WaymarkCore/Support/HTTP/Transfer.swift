internal import CCurl

/// One exchange while it runs.
final class Transfer: @unchecked Sendable {
  // Safe: only the transfer thread touches it once it was handed over; `queue` and `answer` have
  // their own locks.

  typealias Answer = CheckedContinuation<HTTPResponse, any Error>

  let id: UInt64
  let request: HTTPRequest
  let queue = BodyQueue()
  private let answer: Locked<Answer?>
  private let makeBody: @Sendable (BodyQueue) -> HTTPBody
  private var head = HTTPHead()
  private var isTooLarge = false
  private(set) var easy: UnsafeMutableRawPointer?
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE) + 1)
  /// When the limit that is in force started to count.
  private var since = ContinuousClock.now
  private var isPaused = false
  /// How many bytes may still come without a reader; nil while there is one.
  private var drainable: Int?

  init(
    id: UInt64, _ request: HTTPRequest, _ answer: Answer,
    makeBody: @escaping @Sendable (BodyQueue) -> HTTPBody
  ) {
    self.id = id
    self.request = request
    self.answer = Locked(answer)
    self.makeBody = makeBody
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE) + 1)
  }

  deinit { errorText.deallocate() }

  /// Makes the library's handle for the request.
  ///
  /// - Throws: `HTTPFailure` when the request makes no sense.
  func open() throws -> UnsafeMutableRawPointer {
    guard let easy = curlib_easy_new() else { throw HTTPFailure(.other, "out of memory") }
    self.easy = easy
    curlib_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    try TransferOptions(request).apply(to: easy) { lists.append($0) }
    let context = Unmanaged.passUnretained(self).toOpaque()
    curlib_easy_set_pointer(easy, CURLOPT_PRIVATE, context)
    curlib_easy_set_sinks(easy, takeBody, takeHeader, context)
    return easy
  }

  /// Frees the library's handle, which has to be out of the multi handle by then.
  func close() {
    if let easy { curlib_easy_delete(easy) }
    easy = nil
    for list in lists { curlib_list_delete(list) }
    lists = []
  }

  /// When the limit in force is over; nil when there is none.
  var deadline: ContinuousClock.Instant? {
    guard !isPaused else { return nil }
    if drainable != nil { return since + .seconds(1) }
    return (head.isComplete ? request.limits.idle : request.limits.firstByte).map { since + $0 }
  }

  /// Ends the exchange because a limit was passed.
  func timeOut() {
    let kind: HTTPFailure.Kind = head.isComplete ? .idle : .firstByteTimeout
    finish(HTTPFailure(kind, ""))
  }

  /// Ends the exchange with the library's result.
  func finish(code: CURLcode) {
    if code == CURLE_OK { return finish(nil) }
    finish(failure(code))
  }

  /// Ends the exchange; only the first call counts.
  func finish(_ failure: (any Error)?) {
    queue.finish(failure)
    let waiting = answer.withLock { answer -> Answer? in
      defer { answer = nil }
      return answer
    }
    waiting?.resume(throwing: failure ?? HTTPFailure(.noHTTP, "the answer has no head"))
  }

  func resume() {
    guard isPaused, let easy else { return }
    isPaused = false
    since = .now
    curlib_easy_resume(easy)
  }

  /// Takes what little may still come, without keeping it.
  func drain() {
    drainable = 1 << 16
    since = .now
    resume()
  }

  fileprivate func take(header line: UnsafeRawBufferPointer) -> Bool {
    since = .now
    guard head.take(line) else {
      isTooLarge = true
      return false
    }
    if head.isComplete { respond() }
    return true
  }

  fileprivate func take(body chunk: UnsafeRawBufferPointer) -> BodyAnswer {
    since = .now
    if let drainable {
      self.drainable = drainable - chunk.count
      return chunk.count <= drainable ? .taken : .tooMuch
    }
    if queue.append(chunk) { return .taken }
    isPaused = true
    return .later
  }

  private func respond() {
    let waiting = answer.withLock { answer -> Answer? in
      defer { answer = nil }
      return answer
    }
    waiting?.resume(
      returning: HTTPResponse(status: head.status, headers: head.headers, body: makeBody(queue)))
  }

  private func failure(_ code: CURLcode) -> HTTPFailure {
    if isTooLarge { return HTTPFailure(.noHTTP, "the head of the answer is too large") }
    var system = 0
    if let easy { curlib_easy_get_long(easy, CURLINFO_OS_ERRNO, &system) }
    let text = String(cString: errorText)
    let detail = text.isEmpty ? String(cString: curlib_easy_error(code)) : text
    return HTTPFailure(HTTPFailure.Kind(code, systemError: Int32(system)), detail)
  }
}

private let takeHeader: curl_write_callback = { bytes, size, count, context in
  guard let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.take(header: line) ? size * count : 0
}

/// What becomes of bytes that have come.
private enum BodyAnswer {
  case taken
  case later
  case tooMuch
}

private let takeBody: curl_write_callback = { bytes, size, count, context in
  guard let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
  switch transfer.take(body: chunk) {
  case .taken: return size * count
  case .later: return Int(CURL_WRITEFUNC_PAUSE)
  case .tooMuch: return 0
  }
}
