import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct HTTPClientTests {
  private let client = HTTPClient()

  private func failure(of request: HTTPRequest) async -> HTTPFailure.Kind? {
    do {
      let response = try await client.send(request)
      _ = try await response.body.collected(limit: 1 << 20)
      return nil
    } catch let failure as HTTPFailure {
      return failure.kind
    } catch {
      return nil
    }
  }

  @Test func `a request carries its method, headers and body and the answer comes back`()
    async throws
  {
    let server = try LocalServer { _, connection in
      connection.answer(201, headers: ["X-Note": " a b "], "made")
    }
    let response = try await client.send(
      HTTPRequest(
        .delete, server.url + "/x?y=1", headers: [.init("Authorization", "Bearer t0")],
        body: Array("{}".utf8)))
    #expect(response.status == 201)
    #expect(response.headers["x-note"] == "a b")
    #expect(response.mediaType == "application/json")
    #expect(try await response.body.collected(limit: 100).bytes == Array("made".utf8))
    let request = try #require(server.requests.first)
    #expect(request.method == "DELETE")
    #expect(request.path == "/x?y=1")
    #expect(request.headers["authorization"] == "Bearer t0")
    #expect(request.headers["expect"] == nil)
    #expect(request.headers["accept-encoding"] == nil)
    #expect(request.body == Array("{}".utf8))
  }

  @Test func `bytes are given as they arrive and the connection is used again`() async throws {
    let gate = DispatchSemaphore(value: 0)
    let server = try LocalServer { request, connection in
      connection.startStream()
      connection.chunk("one")
      if request.path == "/slow" { gate.wait() }
      connection.chunk("two")
      connection.endStream()
    }
    let response = try await client.send(HTTPRequest(.get, server.url + "/slow"))
    var pieces = response.body.makeAsyncIterator()
    #expect(try await pieces.next() == Array("one".utf8))
    gate.signal()
    var rest: [UInt8] = []
    while let piece = try await pieces.next() { rest += piece }
    #expect(rest == Array("two".utf8))
    let again = try await client.send(HTTPRequest(.get, server.url + "/fast"))
    #expect(try await again.body.collected(limit: 100).bytes == Array("onetwo".utf8))
  }

  @Test func `many requests run at the same time`() async throws {
    let server = try LocalServer { request, connection in connection.answer(200, request.path) }
    let client = client
    let url = server.url
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<40 {
        group.addTask {
          let response = try await client.send(HTTPRequest(.get, "\(url)/\(index)"))
          return try await response.body.collected(limit: 100).bytes == Array("/\(index)".utf8)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func `cancelling while waiting closes the connection`() async throws {
    let server = try LocalServer { _, connection in connection.waitForDeparture() }
    let task = Task { [client] in _ = try await client.send(HTTPRequest(.get, server.url)) }
    await server.waitForRequests(1)
    task.cancel()
    await server.waitForDepartures(1)
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `cancelling while reading closes the connection`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk("first")
      connection.waitForDeparture()
    }
    let task = Task { [client] in
      let response = try await client.send(HTTPRequest(.get, server.url))
      return try await response.body.collected(limit: 1000).bytes
    }
    await server.waitForRequests(1)
    task.cancel()
    await server.waitForDepartures(1)
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test func `letting go of the body closes the connection`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk("first")
      connection.waitForDeparture()
    }
    _ = try await client.send(HTTPRequest(.get, server.url))
    await server.waitForDepartures(1)
  }

  @Test func `a queue that is full pauses the transfer and goes on when it is read`() async throws {
    let queue = BodyQueue()
    let piece = [UInt8](repeating: 0x61, count: BodyQueue.limit / 2)
    let append = { piece.withUnsafeBytes { queue.append($0) } }
    #expect(append())
    #expect(append())
    #expect(!append())
    var resumes = false
    let bytes = try await withCheckedThrowingContinuation { resumes = queue.read($0) }
    #expect(bytes?.count == BodyQueue.limit)
    #expect(resumes)
    #expect(append())
  }

  @Test func `a body that had to be paused loses nothing`() async throws {
    let total = 24 << 20
    let server = try LocalServer { _, connection in
      connection.startStream()
      let piece = [UInt8](repeating: 0x61, count: 1 << 16)
      for _ in 0..<(total >> 16) { connection.chunk(piece) }
      connection.endStream()
    }
    let response = try await client.send(HTTPRequest(.get, server.url))
    var count = 0
    for try await piece in response.body { count += piece.count }
    #expect(count == total)
  }

  @Test func `what cannot be reached is told apart`() async throws {
    let server = try LocalServer { _, connection in connection.close() }
    #expect(await failure(of: HTTPRequest(.get, server.url)) == .cut)
    server.close()
    #expect(await failure(of: HTTPRequest(.get, server.url)) == .refused)
    #expect(await failure(of: HTTPRequest(.get, "http://no.such.host.invalid")) == .unknownHost)
    #expect(await failure(of: HTTPRequest(.get, "http://")) == .badAddress)
    #expect(await failure(of: HTTPRequest(.get, "file:///etc/passwd")) == .noHTTP)
  }

  @Test func `an answer that ends early is cut and what came before is still given`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk("half")
      connection.close()
    }
    let response = try await client.send(HTTPRequest(.get, server.url))
    var pieces = response.body.makeAsyncIterator()
    #expect(try await pieces.next() == Array("half".utf8))
    let failure = await #expect(throws: HTTPFailure.self) { _ = try await pieces.next() }
    #expect(failure?.kind == .cut)
  }

  @Test func `a reset is a cut too`() async throws {
    let server = try LocalServer { _, connection in
      connection.startStream()
      connection.chunk("half")
      connection.reset()
    }
    #expect(await failure(of: HTTPRequest(.get, server.url)) == .cut)
  }

  @Test func `silence is ended by the limit that is in force`() async throws {
    let server = try LocalServer { request, connection in
      if request.path == "/stall" {
        connection.startStream()
        connection.chunk("x")
      }
      connection.waitForDeparture()
    }
    let limits = HTTPRequest.Limits(
      firstByte: .milliseconds(50), idle: .milliseconds(50))
    #expect(
      await failure(of: HTTPRequest(.get, server.url + "/head", limits: limits))
        == .firstByteTimeout)
    #expect(await failure(of: HTTPRequest(.get, server.url + "/stall", limits: limits)) == .idle)
    await server.waitForDepartures(2)
  }

  @Test func `a redirect is an answer, not followed`() async throws {
    let server = try LocalServer { _, connection in
      connection.answer(302, headers: ["Location": "http://elsewhere.invalid/"], "")
    }
    let response = try await client.send(HTTPRequest(.get, server.url))
    #expect(response.status == 302)
    #expect(response.headers["location"] == "http://elsewhere.invalid/")
    #expect(server.requests.count == 1)
  }

  @Test func `a head without end is refused`() async throws {
    let server = try LocalServer { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n")
      let line = "X-Filler: " + String(repeating: "a", count: 1000) + "\r\n"
      while !connection.hasClientLeft { connection.send(line) }
    }
    #expect(await failure(of: HTTPRequest(.get, server.url)) == .noHTTP)
  }

  @Test func `what is no HTTP is refused`() async throws {
    let server = try LocalServer { _, connection in
      connection.send("220 mail.example.org ESMTP\r\n")
      connection.close()
    }
    #expect(await failure(of: HTTPRequest(.get, server.url)) == .noHTTP)
  }

  @Test func `a header cannot smuggle another`() async throws {
    let server = try LocalServer { _, connection in connection.answer(200, "{}") }
    for value in ["a\r\nX-Other: b", "a\nb", "a\0b"] {
      let request = HTTPRequest(.get, server.url, headers: [.init("X-Key", value)])
      #expect(await failure(of: request) == .other)
    }
    #expect(server.requests.isEmpty)
  }
}
