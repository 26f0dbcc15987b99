import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Models on a server: lists, details, pulls and what is done to them.
@Suite struct OllamaModelsTests {
  private let http = HTTPClient()

  private func client(_ url: String) -> OllamaClient {
    OllamaClient(ServerConnection(name: "box", address: ServerAddress(url)), http: http)
  }

  @Test func `lists are read with everything left out that can be`() async throws {
    let server = try LocalServer { request, connection in
      switch request.path {
      case "/api/version": connection.answer(200, #"{"version":"0.33.0"}"#)
      case "/api/tags":
        connection.answer(
          200, #"{"models":[{"name":"a:latest","size":5,"capabilities":["new","vision"]},{}]}"#)
      case "/api/ps": connection.answer(200, #"{"models":null,"more":{"x":1}}"#)
      default: connection.answer(404, "")
      }
    }
    let client = client(server.url)
    #expect(try await client.version() == "0.33.0")
    let models = try await client.models()
    #expect(models.map(\.name) == ["a:latest"])
    #expect(models.first?.capabilities == ["new", "vision"])
    #expect(try await client.loaded().isEmpty)
  }

  @Test func `the window a model was trained with is found under any architecture`() async throws {
    let server = try LocalServer { _, connection in
      connection.answer(
        200,
        #"""
        {"parameters":"num_ctx                        4096\nstop    \"<|end|>\"",
         "model_info":{"general.architecture":"odd","odd.context_length":131072,
           "odd.rope":1e4,"tokens":null,"name":"x"},"capabilities":["completion"]}
        """#)
    }
    let details = try await client(server.url).details(of: "m")
    #expect(details.contextLength == 131_072)
    #expect(details.configuredContext == 4096)
    #expect(details.parameters.last == ModelParameter(name: "stop", value: "<|end|>"))
  }

  @Test func `deleting and copying name the model and understand an empty answer`() async throws {
    let server = try LocalServer { request, connection in
      if request.json["source"] as? String == "gone" {
        connection.answer(404, #"{"error":"model \"gone\" not found"}"#)
      } else {
        connection.answer(200, "")
      }
    }
    let client = client(server.url)
    try await client.delete("a")
    try await client.copy("a", to: "b")
    let error = await #expect(throws: WaymarkError.self) { try await client.copy("gone", to: "b") }
    #expect(error?.code == .modelNotFound)
    #expect(server.requests.map(\.method) == ["DELETE", "POST", "POST"])
    #expect(server.requests.first?.json["model"] as? String == "a")
  }

  private func reports(_ client: OllamaClient) async throws -> [TaskReport] {
    var stream = try await client.pull("m")
    var reports: [TaskReport] = []
    while let batch = try await stream.next() { reports += batch }
    return reports
  }

  @Test func `a pull ends well only when the server says so`() async throws {
    let server = try LocalServer { request, connection in
      connection.startStream()
      connection.chunk("{\"status\":\"pulling manifest\"}\n")
      connection.chunk(#"{"status":"pulling ab","digest":"sha256:ab","total":10,"completed":4}"#)
      connection.chunk("\n")
      switch request.headers["x-end"] {
      case "success": connection.chunk("{\"status\":\"success\"}\n")
      case "error":
        connection.chunk(#"{"error":"pull model manifest: file does not exist"}"#)
      default: break
      }
      connection.endStream()
    }
    func client(_ end: String) -> OllamaClient {
      OllamaClient(
        ServerConnection(
          name: "box", address: ServerAddress(server.url), headers: [.init("X-End", end)]),
        http: http)
    }
    #expect(try await reports(client("success")).map(\.completed) == [nil, 4, nil])
    let missing = await #expect(throws: WaymarkError.self) { try await reports(client("error")) }
    #expect(missing?.message.contains("file does not exist") == true)
    let cut = await #expect(throws: WaymarkError.self) { try await reports(client("nothing")) }
    #expect(cut?.code == .replyCut)
  }

  @Test func `a pull that is let go of is cancelled`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk("{\"status\":\"pulling manifest\"}\n")
      connection.waitForDeparture()
    }
    let task = Task { [self] in try await reports(client(server.url)) }
    await server.waitForRequests(1)
    task.cancel()
    await server.waitForDepartures(1)
  }
}
