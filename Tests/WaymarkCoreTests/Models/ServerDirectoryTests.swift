import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ServerDirectoryTests {
  private let home: TemporaryFolder
  private let store: ServerStore
  private let secrets: ServerSecrets

  init() throws {
    home = try TemporaryFolder()
    store = ServerStore(try Database(path: home.path + "/data/waymark.db"))
    secrets = ServerSecrets(folder: home.path + "/data/secrets")
  }

  private func directory(_ host: String? = nil) -> ServerDirectory {
    ServerDirectory(store: store, secrets: secrets, environmentHost: host)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a token lies in a file of the user's alone and nowhere in the database`() throws {
    let box = try store.add(name: "box", url: "https://box")
    let secret = ServerSecrets.Secret(token: "t0p-s3cret", headers: ["X-Key": "h1dden"])
    try secrets.set(secret, of: box)
    #expect(try secrets.secret(of: box) == secret)
    #expect(try mode(home.path + "/data/secrets") == 0o700)
    #expect(try mode(home.path + "/data/secrets/server-\(box.id).json") == 0o600)
    for name in ["waymark.db", "waymark.db-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(home.path)/data/\(name)"))
      #expect(bytes.range(of: Data("t0p-s3cret".utf8)) == nil)
      #expect(bytes.range(of: Data("h1dden".utf8)) == nil)
    }
    try secrets.set(ServerSecrets.Secret(), of: box)
    #expect(try secrets.secret(of: box).isEmpty)
    #expect(
      !FileManager.default.fileExists(atPath: home.path + "/data/secrets/server-\(box.id).json"))
  }

  @Test func `a token that would break a header is refused`() throws {
    let box = try store.add(name: "box", url: "https://box")
    #expect(throws: WaymarkError.self) {
      try secrets.set(ServerSecrets.Secret(token: "a\r\nX: y"), of: box)
    }
  }

  @Test func `a token goes over plain HTTP only to this machine or when that was allowed`() throws {
    var far = try store.add(name: "far", url: "http://far.example")
    let near = try store.add(name: "near", url: "localhost")
    for server in [far, near] {
      try secrets.set(ServerSecrets.Secret(token: "t"), of: server)
    }
    #expect(try directory().connection(to: near).token == "t")
    let error = #expect(throws: WaymarkError.self) { try directory().connection(to: far) }
    #expect(error?.hint?.contains("--allow-plain") == true)
    far.settings.sendsSecretsInClear = true
    #expect(try directory().connection(to: far).token == "t")
  }

  @Test func `OLLAMA_HOST names the server, which is registered once`() throws {
    _ = try store.add(name: "local", url: "http://127.0.0.1:11434")
    #expect(try directory("").standard().name == "local")
    #expect(try directory("0.0.0.0").standard().name == "local")
    let other = try directory("box.example:8080").standard()
    #expect(other.name == "box.example")
    #expect(try directory("http://box.example:8080/").standard() == other)
    #expect(try store.list().count == 2)
    #expect(try directory(":5000").standard().name == "local:5000")
    #expect(throws: WaymarkError.self) { try directory("ftp://x").standard() }
  }

  @Test func `without any server the usual one is registered`() throws {
    let server = try directory().standard()
    #expect(server.url == "http://127.0.0.1:11434")
    #expect(try store.list() == [server])
  }

  @Test func `servers are checked at the same time and in order`() async throws {
    let good = try LocalServer { _, connection in connection.answer(200, #"{"version":"9"}"#) }
    let bad = try LocalServer { _, connection in connection.close() }
    let servers = [
      try store.add(name: "bad", url: bad.url), try store.add(name: "good", url: good.url),
    ]
    let health = await directory().check(servers)
    #expect(health.map(\.server.name) == ["bad", "good"])
    #expect(health[0].fault?.code == .replyCut)
    #expect(health[1].version == "9")
    #expect(health[1].latency != nil)
  }

  @Test func `other servers with the same model are found whatever its spelling`() async throws {
    let has = try LocalServer { _, connection in
      connection.answer(200, #"{"models":[{"name":"Llama:latest"}]}"#)
    }
    let hasNot = try LocalServer { _, connection in
      connection.answer(200, #"{"models":[{"name":"llama:7b"}]}"#)
    }
    let own = try store.add(name: "own", url: "127.0.0.1:1")
    _ = try store.add(name: "b", url: hasNot.url)
    let right = try store.add(name: "c", url: has.url)
    _ = try store.add(name: "dead", url: "127.0.0.1:1")
    #expect(try await directory().others(than: own, having: "llama").map(\.id) == [right.id])
  }
}
