import Foundation
import WaymarkTestSupport

@testable import WaymarkCore

/// A database, a server on this machine and everything in between.
struct ChatFixture {
  let home: TemporaryFolder
  let database: Database
  let service: ChatService
  let server: LocalServer

  var threads: ThreadStore { service.threads }
  var messages: MessageStore { service.messages }

  /// What a server knows of its one model, and how it answers.
  struct Model: Sendable {
    var name = "tiny:1b"
    var trained = 32768
    var loaded: Int?
    /// Answers `/api/chat`.
    var chat: LocalServer.Handler = { _, connection in
      ChatFixture.stream(["Hel", "lo"], connection)
    }
  }

  init(_ model: Model = Model(), idle: Double? = nil) throws {
    home = try TemporaryFolder()
    database = try Database(path: home.path + "/data/waymark.db")
    server = try ChatFixture.serve(model)
    let store = ServerStore(database)
    var settings = ServerSettings()
    settings.idleSeconds = idle
    _ = try store.add(name: "box", url: server.url, settings: settings)
    service = ChatService(
      database: database,
      servers: ServerDirectory(
        store: store, secrets: ServerSecrets(folder: home.path + "/data/secrets"),
        environmentHost: nil))
  }

  /// A server with one model.
  static func serve(_ model: Model) throws -> LocalServer {
    try LocalServer { request, connection in
      switch request.path {
      case "/api/tags":
        connection.answer(200, #"{"models":[{"name":"\#(model.name)"}]}"#)
      case "/api/show":
        connection.answer(
          200, #"{"model_info":{"tiny.context_length":\#(model.trained)}}"#)
      case "/api/ps":
        let loaded = model.loaded.map {
          #"{"name":"\#(model.name)","context_length":\#($0)}"#
        }
        connection.answer(200, #"{"models":[\#(loaded ?? "")]}"#)
      case "/api/chat": model.chat(request, connection)
      default: connection.answer(404, "")
      }
    }
  }

  static func line(_ text: String) -> String {
    let content =
      (try? JSONEncoder().encode([text])).map { String(decoding: $0, as: UTF8.self) } ?? "[\"\"]"
    return #"{"message":{"role":"assistant","content":\#(content.dropFirst().dropLast())}}"# + "\n"
  }

  static func done(prompt: Int = 20, reply: Int = 2) -> String {
    #"{"done":true,"done_reason":"stop","prompt_eval_count":\#(prompt),"eval_count":\#(reply)}"#
      + "\n"
  }

  /// Streams a whole reply.
  static func stream(
    _ pieces: [String], prompt: Int = 20, _ connection: LocalConnection
  ) {
    connection.startStream()
    for piece in pieces { connection.chunk(line(piece)) }
    connection.chunk(done(prompt: prompt, reply: pieces.count))
    connection.endStream()
  }

  /// Asks and waits for the reply.
  @discardableResult
  func ask(_ text: String, in thread: ChatThread) async throws -> ChatMessage {
    try await service.receive(try service.ask(text, in: thread.id)) { _ in }
  }

  /// What the server was asked at its chat face, oldest first.
  var conversations: [[[String: Any]]] {
    server.requests.filter { $0.path == "/api/chat" }
      .map { $0.json["messages"] as? [[String: Any]] ?? [] }
  }
}
