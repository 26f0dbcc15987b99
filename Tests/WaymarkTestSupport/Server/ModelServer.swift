internal import Foundation
internal import Synchronization

/// A model server on this machine: one model, replies that a test writes, faults that it names.
///
///     let server = try ModelServer(replies: [.init("Hello"), .init("Half of it", fault: .cut)])
///
/// Every question takes the next reply; the last one is repeated.
package final class ModelServer: Sendable {
  /// The name of its model.
  package static let model = "tiny:1b"

  /// What goes wrong in the middle of a reply, or instead of one.
  package enum Fault: String, Sendable, CaseIterable {
    /// Half of the reply, then nothing while the connection stays open.
    case stall
    /// The connection ends inside a line.
    case cut
    /// The answer ends between two lines and is not complete.
    case close
    case reset
    /// A line that names an error.
    case error
    case crashed = "http500"
    case busy = "http503"
    case missing = "http404"
    case unauthorized = "http401"
    case limited = "http429"
    /// A proxy's page instead of an answer.
    case page = "html502"
    /// No head until the test lets it go on.
    case slowHead = "slowhead"
    /// A head, and no line until the test lets it go on.
    case slowFirst = "slowfirst"
    /// Byte by byte.
    case trickle
    /// Many lines in a piece, and pieces that end inside lines.
    case glue
    /// A line that never ends.
    case huge
    /// Bytes that are no UTF-8.
    case invalidText = "badutf8"
    /// A line that is no JSON.
    case invalidLine = "badjson"
    /// CRLF and blank lines.
    case carriageReturns = "crlf"
    /// Two ends, with text after the first.
    case twoEnds = "dupdone"
    case noEnd = "nodone"
    /// The last line has no line break.
    case noLineBreak = "noeol"
    /// The limit of tokens was reached.
    case length
    /// The model is not in memory until the test lets it go on; then a line says that it is.
    case load
    /// Escape sequences in the text.
    case escapes
  }

  /// One reply.
  package struct Reply: Sendable {
    package var pieces: [String]
    package var thinking: [String] = []
    package var fault: Fault?
    /// Where it waits until the test calls ``ModelServer/goOn()``; counted in pieces.
    package var pauses: Set<Int> = []
    /// What it counts of the prompt; nil for a quarter of its bytes.
    package var promptTokens: Int?

    /// A reply of the words of a text.
    package init(_ text: String, thinking: String = "", fault: Fault? = nil, pauses: Set<Int> = [])
    {
      pieces = ModelServer.words(text)
      self.thinking = ModelServer.words(thinking)
      self.fault = fault
      self.pauses = pauses
    }
  }

  private final class Script: Sendable {
    let replies: Mutex<[Reply]>
    let models: Mutex<[String]>
    let isLoaded = Mutex(true)
    let gate = DispatchSemaphore(value: 0)

    init(_ replies: [Reply], _ models: [String]) {
      self.replies = Mutex(replies)
      self.models = Mutex(models)
    }

    func next() -> Reply {
      replies.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? Reply("") }
    }
  }

  private let script: Script
  private let server: LocalServer

  package var url: String { server.url }

  /// Starts the server.
  ///
  /// - Throws: `CommandFailed` when there is no port to listen on.
  package init(
    replies: [Reply] = [Reply("Hello there.")], models: [String] = [ModelServer.model],
    window: Int = 32_768
  ) throws {
    let script = Script(replies, models)
    self.script = script
    server = try LocalServer { request, connection in
      ModelServer.answer(request, connection, script, window)
    }
  }

  /// Lets a reply that waits go on.
  package func goOn() { script.gate.signal() }

  /// Writes what is answered from now on.
  package func prepare(_ replies: Reply...) { prepare(replies) }

  /// Writes what is answered from now on.
  package func prepare(_ replies: [Reply]) { script.replies.withLock { $0 = replies } }

  package func close() { server.close() }

  /// Waits until that many clients have closed their connection while they were being answered.
  package func waitForDepartures(_ count: Int) async { await server.waitForDepartures(count) }

  /// Waits until that many requests have come, of any kind.
  package func waitForRequests(_ count: Int) async { await server.waitForRequests(count) }

  /// All requests so far, by their paths.
  package var paths: [String] { server.requests.map(\.path) }

  /// The texts of the messages of each conversation that was sent, oldest first.
  package var conversations: [[String]] {
    server.requests.filter { $0.path == "/api/chat" }.map { request in
      let messages = request.json["messages"] as? [[String: Any]] ?? []
      return messages.map { $0["content"] as? String ?? "" }
    }
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if character == " ", !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func answer(
    _ request: LocalRequest, _ connection: LocalConnection, _ script: Script, _ window: Int
  ) {
    let name = request.json["model"] as? String ?? ""
    switch request.path {
    case "/api/version": connection.answer(200, #"{"version":"0.33.0"}"#)
    case "/api/tags":
      let rows = script.models.withLock { $0 }.map { name in
        #"{"name":"\#(name)","size":1234567890,"modified_at":"2026-01-02T03:04:05Z","details":"#
          + #"{"family":"tiny","parameter_size":"1.2B","quantization_level":"Q4_K_M"}}"#
      }
      connection.answer(200, #"{"models":[\#(rows.joined(separator: ","))]}"#)
    case "/api/ps":
      let loaded =
        #"{"name":"\#(ModelServer.model)","size":2000000000,"size_vram":0,"#
        + #""context_length":8192,"expires_at":"2319-01-01T00:00:00Z"}"#
      let isLoaded = script.isLoaded.withLock { $0 }
      connection.answer(200, #"{"models":[\#(isLoaded ? loaded : "")]}"#)
    case "/api/show":
      guard script.models.withLock({ $0.contains(name) }) else {
        return connection.answer(404, #"{"error":"model '\#(name)' not found"}"#)
      }
      connection.answer(
        200,
        #"{"details":{"family":"tiny","parameter_size":"1.2B"},"capabilities":["completion"],"#
          + #""model_info":{"tiny.context_length":\#(window)}}"#)
    case "/api/chat":
      var reply = script.next()
      let messages = request.json["messages"] as? [[String: Any]] ?? []
      let bytes = messages.reduce(0) { $0 + ($1["content"] as? String ?? "").utf8.count }
      reply.promptTokens = reply.promptTokens ?? max(1, bytes / 4)
      stream(reply, on: connection, script)
    case "/api/pull": pull(name, on: connection, script)
    case "/api/delete":
      script.models.withLock { $0.removeAll { $0 == name } }
      connection.answer(200, "")
    case "/api/copy":
      let copy = request.json["destination"] as? String ?? ""
      script.models.withLock { $0.append(copy) }
      connection.answer(200, "")
    case "/api/create":
      connection.startStream()
      connection.chunk(#"{"status":"writing manifest"}"# + "\n" + #"{"status":"success"}"# + "\n")
      connection.endStream()
      script.models.withLock { $0.append(name) }
    default: connection.answer(404, "")
    }
  }

  /// Half of the layer, a pause, the rest.
  private static func pull(_ name: String, on connection: LocalConnection, _ script: Script) {
    connection.startStream()
    connection.chunk(#"{"status":"pulling manifest"}"# + "\n")
    let layer = #"{"status":"pulling 0123456789ab","digest":"sha256:0123456789ab","total":2000000,"#
    connection.chunk(layer + #""completed":1000000}"# + "\n")
    script.gate.wait()
    connection.chunk(layer + #""completed":2000000}"# + "\n" + #"{"status":"success"}"# + "\n")
    guard !connection.hasClientLeft else { return }
    connection.endStream()
    script.models.withLock { $0.append(name) }
  }
}

extension ModelServer {
  private static func stream(_ reply: Reply, on connection: LocalConnection, _ script: Script) {
    if let fault = reply.fault, refuse(fault, connection) { return }
    start(reply.fault, connection, script)
    if reply.fault == .glue { return sendGlued(reply, connection) }
    for piece in reply.thinking { connection.chunk(line(piece, isThinking: true)) }
    let half = reply.pieces.count / 2
    for (index, piece) in reply.pieces.enumerated() {
      if reply.pauses.contains(index) { script.gate.wait() }
      if index == half, let fault = reply.fault, breakOff(fault, piece, connection) { return }
      send(line(piece), reply.fault, connection)
      guard !connection.hasClientLeft else { return }
    }
    if reply.pauses.contains(reply.pieces.count) { script.gate.wait() }
    finish(reply, connection)
  }

  /// Begins to stream, now or when the test lets it.
  private static func start(_ fault: Fault?, _ connection: LocalConnection, _ script: Script) {
    if fault == .load { script.isLoaded.withLock { $0 = false } }
    if fault == .load || fault == .slowHead { script.gate.wait() }
    connection.startStream()
    if fault == .slowFirst { script.gate.wait() }
    guard fault == .load else { return }
    script.isLoaded.withLock { $0 = true }
    connection.chunk(
      #"{"message":{"role":"assistant","content":""},"done":true,"done_reason":"load"}"# + "\n")
  }

  /// Sends the lines of a reply in pieces that have nothing to do with lines.
  private static func sendGlued(_ reply: Reply, _ connection: LocalConnection) {
    let lines = reply.pieces.map { line($0) } + [end(reply: reply.pieces.count)]
    var rest = Array(lines.joined().utf8)[...]
    while !rest.isEmpty {
      connection.chunk(Array(rest.prefix(100)))
      rest = rest.dropFirst(100)
    }
    connection.endStream()
  }

  /// Answers badly before anything is streamed.
  private static func refuse(_ fault: Fault, _ connection: LocalConnection) -> Bool {
    switch fault {
    case .busy: connection.answer(503, #"{"error":"server busy, please try again"}"#)
    case .crashed: connection.answer(500, #"{"error":"llama runner has terminated"}"#)
    case .missing: connection.answer(404, #"{"error":"model 'tiny:1b' not found"}"#)
    case .unauthorized: connection.answer(401, #"{"error":"unauthorized"}"#)
    case .limited: connection.answer(429, #"{"error":"too many requests"}"#)
    case .page: connection.answer(502, type: "text/html", "<html>502 Bad Gateway</html>")
    default: return false
    }
    return true
  }

  /// Misbehaves in the middle.
  ///
  /// - Returns: Whether nothing follows.
  private static func breakOff(
    _ fault: Fault, _ piece: String, _ connection: LocalConnection
  ) -> Bool {
    switch fault {
    case .stall: connection.waitForDeparture()
    case .cut:
      connection.chunk(String(line(piece).prefix(20)))
      connection.close()
    case .close: connection.endStream()
    case .reset: connection.reset()
    case .error:
      connection.chunk(#"{"error":"CUDA error: out of memory"}"# + "\n")
      connection.endStream()
    case .huge:
      let part = [UInt8](repeating: 0x41, count: 1 << 20)
      while !connection.hasClientLeft { connection.chunk(part) }
    case .invalidText:
      connection.chunk(
        Array(#"{"message":{"content":"bad "#.utf8) + [0xC3, 0x28, 0xFF] + Array("\"}}\n".utf8))
      return false
    case .invalidLine:
      connection.chunk("{this is no JSON}\n")
      return false
    case .twoEnds:
      connection.chunk(end(reply: 1))
      return false
    case .escapes:
      connection.chunk(
        line("\u{1B}[31mred\u{1B}]52;c;b3duZWQ=\u{07}\u{1B}]0;owned\u{07}\u{9B}2J\u{202E}"))
      return false
    default: return false
    }
    return true
  }

  private static func send(_ line: String, _ fault: Fault?, _ connection: LocalConnection) {
    switch fault {
    case .trickle: for byte in line.utf8 { connection.chunk([byte]) }
    case .carriageReturns: connection.chunk(line.dropLast() + "\r\n\r\n")
    default: connection.chunk(line)
    }
  }

  private static func finish(_ reply: Reply, _ connection: LocalConnection) {
    let last = end(
      prompt: reply.promptTokens ?? 1, reply: reply.pieces.count,
      reason: reply.fault == .length ? "length" : "stop")
    switch reply.fault {
    case .noEnd: break
    case .noLineBreak: connection.chunk(String(last.dropLast()))
    case .twoEnds: connection.chunk(line("after the end") + last)
    default: connection.chunk(last)
    }
    connection.endStream()
  }

  private static func line(_ text: String, isThinking: Bool = false) -> String {
    let quoted = (try? JSONEncoder().encode([text])).map { String(decoding: $0, as: UTF8.self) }
    let value = (quoted ?? "[\"\"]").dropFirst().dropLast()
    let content = isThinking ? #""content":"","thinking":\#(value)"# : #""content":\#(value)"#
    return #"{"message":{"role":"assistant",\#(content)},"done":false}"# + "\n"
  }

  private static func end(prompt: Int = 20, reply: Int, reason: String = "stop") -> String {
    #"{"done":true,"done_reason":"\#(reason)","prompt_eval_count":\#(prompt),"#
      + #""eval_count":\#(reply),"eval_duration":\#(reply * 25_000_000)}"# + "\n"
  }
}
