import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// The client against a server that does what it is told.
@Suite struct OllamaClientTests {
  private let http = HTTPClient()

  private func client(
    _ url: String, token: String? = nil, idle: Duration = .seconds(300)
  ) -> OllamaClient {
    OllamaClient(
      ServerConnection(
        name: "box", address: ServerAddress(url), token: token, idleLimit: idle), http: http)
  }

  private let request = ChatRequest(
    model: "m", messages: [.init(role: "user", content: "Hi")], options: ["num_ctx": .whole(8192)])

  /// Everything that came of a reply, and the error that ended it.
  private func reply(
    _ client: OllamaClient
  ) async throws -> (pieces: [ChatPiece], error: WaymarkError?) {
    var pieces: [ChatPiece] = []
    do {
      var stream = try await client.chat(request)
      while let batch = try await stream.next() { pieces += batch }
      return (pieces, nil)
    } catch let error as WaymarkError {
      return (pieces, error)
    }
  }

  private static func line(_ text: String) -> String {
    #"{"model":"m","message":{"role":"assistant","content":"\#(text)"},"done":false}"# + "\n"
  }

  private static let done =
    #"{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","#
    + #""prompt_eval_count":12,"eval_count":3,"eval_duration":1500000000}"# + "\n"

  @Test func `a conversation is sent whole and never to be cut in silence`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("Hel"))
      connection.chunk(Self.line("lo") + Self.done)
      connection.endStream()
    }
    let (pieces, error) = try await reply(client(server.url))
    #expect(error == nil)
    var text = ""
    for case .text(let piece) in pieces { text += piece }
    #expect(text == "Hello")
    guard case .done(let statistics) = pieces.last else {
      Issue.record("no statistics")
      return
    }
    #expect(statistics.promptTokens == 12)
    #expect(statistics.speed == 2)
    let sent = try #require(server.requests.first)
    #expect(sent.path == "/api/chat")
    #expect(sent.headers["origin"] == nil)
    #expect(sent.json["truncate"] as? Bool == false)
    #expect((sent.json["options"] as? [String: Any])?["num_ctx"] as? Int == 8192)
    #expect((sent.json["messages"] as? [[String: Any]])?.count == 1)
  }

  @Test func `what follows the end is left, and the connection is used again`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("one") + Self.done + Self.line("two") + Self.done)
      connection.endStream()
    }
    let client = client(server.url)
    for _ in 0..<2 {
      let (pieces, error) = try await reply(client)
      #expect(error == nil)
      #expect(pieces.count == 2)
      #expect(pieces.first == .text("one"))
    }
  }

  @Test func `an error in the middle keeps what came before it`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("half") + #"{"error":"CUDA error \u001b[31m"}"# + "\n")
      connection.endStream()
    }
    let (pieces, error) = try await reply(client(server.url))
    #expect(pieces == [.text("half")])
    #expect(error?.code == .serverFailed)
    #expect(error?.message == "box says: CUDA error \u{FFFD}[31m")
  }

  @Test func `a reply that stops without an end is said to be cut`() async throws {
    let server = try LocalServer { request, connection in
      connection.startStream()
      connection.chunk(Self.line("half"))
      if request.headers["x-how"] == "rude" { connection.close() } else { connection.endStream() }
    }
    for how in ["polite", "rude"] {
      var client = client(server.url)
      client = OllamaClient(
        ServerConnection(
          name: "box", address: client.server.address, headers: [.init("X-How", how)]), http: http)
      let (pieces, error) = try await reply(client)
      #expect(pieces == [.text("half")])
      #expect(error?.code == .replyCut)
    }
  }

  @Test func `a line that cannot be read is noted and the rest goes on`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("a") + "{\"model\":\"x\n" + Self.line("b") + Self.done)
      connection.endStream()
    }
    let (pieces, error) = try await reply(client(server.url))
    #expect(error == nil)
    #expect(Array(pieces.prefix(3)) == [.text("a"), .damaged, .text("b")])
  }

  @Test func `bytes that are no UTF-8 become replacement characters`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      let line = Array(Self.line("a@b").utf8).flatMap { $0 == 0x40 ? [0xFF, 0xC3] : [$0] }
      connection.chunk(line + Array(Self.done.utf8))
      connection.endStream()
    }
    let (pieces, error) = try await reply(client(server.url))
    #expect(error == nil)
    #expect(pieces.first == .text("a\u{FFFD}\u{FFFD}b"))
  }

  @Test func `a line without end is refused with bounded memory`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      let piece = [UInt8](repeating: 0x41, count: 1 << 20)
      while !connection.hasClientLeft { connection.chunk(piece) }
    }
    let (pieces, error) = try await reply(client(server.url))
    #expect(pieces.isEmpty)
    #expect(error?.code == .serverUnreadable)
    #expect(error?.message.contains("32 MB") == true)
    await server.waitForDepartures(1)
  }

  @Test func `silence in the middle is ended and said`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("half"))
      connection.waitForDeparture()
    }
    let (pieces, error) = try await reply(client(server.url, idle: .milliseconds(80)))
    #expect(pieces == [.text("half")])
    #expect(error?.code == .serverSilent)
    await server.waitForDepartures(1)
  }

  @Test func `letting go of a reply closes the connection`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk(Self.line("half"))
      connection.waitForDeparture()
    }
    do {
      var stream = try await client(server.url).chat(request)
      #expect(try await stream.next() == [.text("half")])
    }
    await server.waitForDepartures(1)
  }

  @Test func `a web page, a redirect, packed data and plain nonsense are one sentence each`()
    async throws
  {
    let server = try LocalServer { request, connection in
      switch request.headers["x-how"] {
      case "page": connection.answer(502, type: "text/html", "<html><h1>Bad Gateway</h1></html>")
      case "login": connection.answer(200, type: "text/html", "<html>Log in</html>")
      case "redirect":
        connection.answer(307, headers: ["Location": "https://elsewhere.invalid/\u{1B}[2J"], "")
      case "packed":
        connection.answer(200, headers: ["Content-Encoding": "gzip"], "\u{1F}\u{8B}")
      case "nothing": connection.answer(200, "nothing at all")
      default: connection.answer(404, type: "text/plain", "404 page not found")
      }
    }
    let expected = [
      ("page", "web page (status 502)"), ("login", "web page (status 200)"),
      ("redirect", "https://elsewhere.invalid/\u{FFFD}[2J"), ("packed", "compressed"),
      ("nothing", "unreadable"), ("path", "no Ollama server"),
    ]
    for (how, words) in expected {
      let client = OllamaClient(
        ServerConnection(
          name: "box", address: ServerAddress(server.url), headers: [.init("X-How", how)]),
        http: http)
      let (pieces, error) = try await reply(client)
      #expect(pieces.isEmpty)
      #expect(error?.code == .serverUnreadable, "\(how)")
      #expect(error?.message.contains(words) == true, "\(how): \(error?.message ?? "")")
    }
  }

  @Test func `what the server refuses is told by its status`() async throws {
    let server = try LocalServer { request, connection in
      let error = #"{"error":"it says why"}"#
      switch request.headers["x-status"].flatMap(Int.init) ?? 500 {
      case 403: connection.answer(403, "")
      case 400:
        connection.answer(
          400,
          #"{"error":"{\"error\":{\"message\":\"too long\",\"n_prompt_tokens\":850,\"n_ctx\":256}}"}"#
        )
      case let status: connection.answer(status, error)
      }
    }
    let expected: [(Int, WaymarkError.Code, String)] = [
      (401, .serverUnauthorised, "wants a token"), (403, .serverFailed, "127.0.0.1"),
      (404, .modelNotFound, "no model “m”"), (400, .contextExceeded, "850"),
      (500, .serverFailed, "it says why (500)"), (503, .serverFailed, "it says why (503)"),
    ]
    for (status, code, words) in expected {
      let client = OllamaClient(
        ServerConnection(
          name: "box", address: ServerAddress(server.url),
          headers: [.init("X-Status", "\(status)")]), http: http)
      let (_, error) = try await reply(client)
      #expect(error?.code == code, "\(status)")
      #expect(error?.message.contains(words) == true, "\(status): \(error?.message ?? "")")
    }
  }

  @Test func `a token is sent and stands in no error, even when the server repeats it`()
    async throws
  {
    let server = try LocalServer { request, connection in
      let said = request.headers["authorization"] ?? "nothing"
      connection.answer(401, #"{"error":"bad \#(said)"}"#)
    }
    let (_, error) = try await reply(client(server.url, token: "s3cret-token"))
    #expect(server.requests.first?.headers["authorization"] == "Bearer s3cret-token")
    #expect(error?.message == "box refuses the token: bad Bearer •••.")
  }

  @Test func `a server that is not there is named with what to do`() async throws {
    let server = try LocalServer { _, connection in connection.close() }
    let gone = client(server.url)
    server.close()
    let (_, error) = try await reply(gone)
    #expect(error?.code == .serverUnreachable)
    #expect(error?.message == "Nothing answers at \(server.url) (server box).")
    #expect(error?.hint != nil)
    #expect(error?.blame == .environment)
  }
}
