import Foundation

/// Asks one Ollama server.
///
/// Errors are sentences that name the server. Nothing is asked before a method is called.
package struct OllamaClient: Sendable {
  /// The most bytes that are taken of an answer that does not stream.
  static let answerLimit = 32 << 20

  package let server: ServerConnection
  private let http: HTTPClient
  private let failure: ServerFailure

  package init(_ server: ServerConnection, http: HTTPClient) {
    self.server = server
    self.http = http
    failure = ServerFailure(server)
  }

  /// The server's version; the cheapest way to see whether it is there.
  package func version() async throws -> String {
    let answer: WireModels.Version = try await ask(.get, "/api/version")
    guard let version = answer.version else {
      throw WaymarkError(
        .serverUnreadable, "What answers at \(server.address.base) is no Ollama server.",
        hint: "Check the address and its path.")
    }
    return server.shown(version)
  }

  /// The installed models, newest first.
  package func models() async throws -> [ModelSummary] {
    let answer: WireModels.List = try await ask(.get, "/api/tags")
    return (answer.models ?? []).compactMap(\.summary)
  }

  /// The models in memory.
  package func loaded() async throws -> [LoadedModel] {
    let answer: WireModels.List = try await ask(.get, "/api/ps")
    return (answer.models ?? []).compactMap(\.loaded)
  }

  /// Everything about a model.
  ///
  /// - Throws: `modelNotFound` when the server has none of that name.
  package func details(of model: String) async throws -> ModelDetails {
    let answer: WireModels.Show = try await ask(
      .post, "/api/show", NamedModel(model: model), model: model)
    return answer.summary
  }

  /// Deletes a model from the server's disk.
  ///
  /// - Throws: `modelNotFound` when the server has none of that name.
  package func delete(_ model: String) async throws {
    _ = try await collect(
      .delete, "/api/delete", encoded(NamedModel(model: model)), model: model)
  }

  /// Gives a model a second name; one that has the name already is replaced.
  ///
  /// - Throws: `modelNotFound` when the server has none of that name.
  package func copy(_ model: String, to name: String) async throws {
    _ = try await collect(
      .post, "/api/copy", encoded(Copy(source: model, destination: name)), model: model)
  }

  /// Takes a model out of the server's memory.
  package func unload(_ model: String) async throws {
    let request = Unload(model: model)
    _ = try await collect(.post, "/api/chat", encoded(request), model: model)
  }

  /// Gets a model from the registry; what an earlier pull got is not fetched again.
  ///
  /// Letting go of the stream cancels the pull; the server keeps what it has.
  package func pull(_ model: String) async throws -> TaskStream {
    try await task("/api/pull", encoded(NamedModel(model: model)), model: model)
  }

  /// Makes a model from another one.
  package func create(_ recipe: ModelRecipe) async throws -> TaskStream {
    try await task("/api/create", encoded(recipe), model: recipe.base)
  }

  /// Sends a conversation and waits for the reply to begin, which may take as long as loading the
  /// model does.
  ///
  /// - Parameters:
  ///   - request: What is sent.
  ///   - isPatient: Whether silence in the middle of the reply is no fault; the caller watches it.
  /// - Returns: The reply.
  /// - Throws: A `WaymarkError` in words; `CancellationError`.
  func chat(_ request: ChatRequest, isPatient: Bool = false) async throws -> ReplyStream {
    let response = try await open(
      .post, "/api/chat", encoded(request), model: request.model, firstByte: nil,
      isPatient: isPatient)
    return ReplyStream(response, from: server)
  }

  private func task(
    _ path: String, _ body: [UInt8], model: String
  ) async throws -> TaskStream {
    TaskStream(
      try await open(.post, path, body, model: model, firstByte: nil), from: server)
  }

  private func ask<Answer: Decodable>(
    _ method: HTTPRequest.Method, _ path: String, _ body: (some Encodable)? = Never?.none,
    model: String? = nil
  ) async throws -> Answer {
    let (response, bytes) = try await collect(method, path, body.map(encoded), model: model)
    guard let answer = bytes.withUnsafeBytes({ WireStream.decode(Answer.self, $0) }) else {
      throw failure.page(response)
    }
    return answer
  }

  private func collect(
    _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]?, model: String? = nil
  ) async throws -> (HTTPResponse, [UInt8]) {
    let response = try await open(method, path, body, model: model, firstByte: .seconds(10))
    do {
      let (bytes, isCut) = try await response.body.collected(limit: OllamaClient.answerLimit)
      guard !isCut else { throw LineTooLong(limit: OllamaClient.answerLimit) }
      return (response, bytes)
    } catch {
      throw failure.error(for: error)
    }
  }

  /// Sends a request and looks at the head of the answer.
  private func open(
    _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]?, model: String?,
    firstByte: Duration?, isPatient: Bool = false
  ) async throws -> HTTPResponse {
    var request = server.request(method, path, body: body, firstByte: firstByte)
    if isPatient { request.limits.idle = nil }
    do {
      let response = try await http.send(request)
      guard response.status == 200 else {
        let (bytes, _) = try await response.body.collected(limit: 1 << 16)
        throw failure.error(for: response, body: bytes, model: model)
      }
      let encoding = response.headers["content-encoding"]?.lowercased() ?? "identity"
      guard encoding == "identity", !response.mediaType.hasSuffix("html") else {
        throw failure.page(response)
      }
      return response
    } catch {
      throw failure.error(for: error)
    }
  }

  private func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Numbers that are not finite are refused where they are set.
    return (try? encoder.encode(value)).map { [UInt8]($0) } ?? []
  }
}

private struct NamedModel: Encodable {
  var model: String
}

private struct Copy: Encodable {
  var source: String
  var destination: String
}

private struct Unload: Encodable {
  var model: String
  let messages: [String] = []
  let keepAlive = 0

  private enum CodingKeys: String, CodingKey {
    case model, messages
    case keepAlive = "keep_alive"
  }
}
