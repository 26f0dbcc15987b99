import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct HTTPTrustTests {
  private let client = HTTPClient()

  /// What came of a request: the answer's text, or why there was none.
  private func outcome(_ server: SecureServer, _ trust: HTTPTrust) async throws -> String {
    do {
      let response = try await client.send(HTTPRequest(.get, server.url + "/hello", trust: trust))
      return String(decoding: try await response.body.collected(limit: 100).bytes, as: UTF8.self)
    } catch let failure as HTTPFailure {
      return "\(failure.kind)"
    }
  }

  @Test func `a certificate is believed only from whom it was said to be`() async throws {
    let server = try SecureServer(answers: ["hello": "hello"])
    let other = try SecureServer(answers: ["hello": "other"])
    #expect(try await outcome(server, .system) == "certificate")
    #expect(try await outcome(server, .authority(file: server.certificate)) == "hello")
    #expect(try await outcome(server, .authority(file: other.certificate)) == "certificate")
    #expect(try await outcome(server, .certificate(file: server.certificate)) == "hello")
    #expect(try await outcome(server, .certificate(file: other.certificate)) == "certificate")
    #expect(try await outcome(server, .key(server.pin)) == "hello")
    #expect(try await outcome(server, .key(other.pin)) == "certificate")
    #expect(try await outcome(server, .authority(file: "/nowhere.pem")) == "certificate")
  }

  @Test func `an authority has to vouch for the name and a pinned certificate need not`()
    async throws
  {
    let server = try SecureServer(names: "DNS:elsewhere.invalid", answers: ["hello": "hello"])
    #expect(try await outcome(server, .authority(file: server.certificate)) == "certificate")
    #expect(try await outcome(server, .certificate(file: server.certificate)) == "hello")
  }

  @Test func `a plain server behind a secure address is told apart`() async throws {
    let plain = try LocalServer { _, connection in connection.answer(200, "{}") }
    let failure = await #expect(throws: HTTPFailure.self) {
      _ = try await client.send(HTTPRequest(.get, "https://127.0.0.1:\(plain.port)/"))
    }
    #expect(failure?.kind == .secureConnection)
  }
}
