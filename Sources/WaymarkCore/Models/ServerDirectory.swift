import Foundation

/// The servers and the way to each of them.
package struct ServerDirectory: Sendable {
  package let store: ServerStore
  package let secrets: ServerSecrets
  package let http: HTTPClient
  /// What the environment says in `OLLAMA_HOST`.
  private let environmentHost: String?

  /// Makes a directory.
  ///
  /// - Parameters:
  ///   - store: The registry.
  ///   - secrets: What is sent to servers in confidence.
  ///   - environmentHost: The value of `OLLAMA_HOST`.
  ///   - http: What talks to them all.
  package init(
    store: ServerStore, secrets: ServerSecrets, environmentHost: String?,
    http: HTTPClient = HTTPClient()
  ) {
    self.store = store
    self.secrets = secrets
    self.environmentHost = environmentHost.flatMap { $0.isEmpty ? nil : $0 }
    self.http = http
  }

  /// The server to ask where nothing else is said.
  ///
  /// That is the one that `OLLAMA_HOST` names, else the default, else the usual one on this
  /// machine. It is registered where it is not yet.
  ///
  /// - Throws: `invalidArgument` when `OLLAMA_HOST` makes no sense; storage errors.
  package func standard() throws -> Server {
    if let environmentHost {
      let address = try ServerAddress.checked(environmentHost)
      if let known = try store.list().first(where: { $0.address.base == address.base }) {
        return known
      }
      return try store.add(name: freeName(for: address), url: environmentHost)
    }
    if let standard = try store.standard() { return standard }
    return try store.add(name: "local", url: "http://127.0.0.1:11434")
  }

  /// How to reach a server, its secrets included.
  ///
  /// - Throws: `invalidArgument` when its secrets would have to go over plain HTTP to another
  ///   machine; `notReadable`.
  package func connection(to server: Server) throws -> ServerConnection {
    let address = try ServerAddress.checked(server.url)
    let secret = try secrets.secret(of: server)
    if !secret.isEmpty, address.scheme == "http", !address.isLoopback,
      server.settings.sendsSecretsInClear != true
    {
      throw WaymarkError(
        .invalidArgument,
        "\(server.name) has a token, which would go unprotected over plain HTTP.",
        hint: "Use an https:// address, or allow it with `waymark servers edit \(server.name) "
          + "--allow-plain`.")
    }
    let headers = (secret.headers ?? [:]).sorted { $0.key < $1.key }
    var connection = ServerConnection(
      name: server.name, address: address, trust: server.settings.trust, token: secret.token,
      headers: headers.map { HTTPRequest.Header($0.key, $0.value) })
    if let seconds = server.settings.connectSeconds { connection.connectLimit = .seconds(seconds) }
    if let seconds = server.settings.idleSeconds { connection.idleLimit = .seconds(seconds) }
    return connection
  }

  /// A client for a server.
  ///
  /// - Throws: As `connection(to:)`.
  package func client(for server: Server) throws -> OllamaClient {
    OllamaClient(try connection(to: server), http: http)
  }

  /// Whether a server answers, and how fast.
  package func check(_ server: Server) async -> ServerHealth {
    let start = ContinuousClock.now
    do {
      let version = try await client(for: server).version()
      return ServerHealth(
        server: server, version: version,
        latency: (ContinuousClock.now - start) / .milliseconds(1))
    } catch {
      return ServerHealth(server: server, fault: error as? WaymarkError)
    }
  }

  /// Whether each server answers; all are asked at the same time.
  package func check(_ servers: [Server]) async -> [ServerHealth] {
    await withTaskGroup(of: (Int, ServerHealth).self) { group in
      for (index, server) in servers.enumerated() {
        group.addTask { (index, await check(server)) }
      }
      var found: [Int: ServerHealth] = [:]
      for await (index, health) in group { found[index] = health }
      return servers.indices.compactMap { found[$0] }
    }
  }

  /// The other servers that have a model, in the person's order; those that fail have not.
  package func others(than server: Server, having model: String) async throws -> [Server] {
    let candidates = try store.list().filter { $0.id != server.id }
    return await withTaskGroup(of: Server?.self) { group in
      for candidate in candidates {
        group.addTask {
          let models = try? await client(for: candidate).models()
          return models?.contains { ModelName.same($0.name, model) } == true ? candidate : nil
        }
      }
      var found: [Server] = []
      for await server in group { if let server { found.append(server) } }
      return found.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    }
  }

  /// A name for an address that is not in use.
  private func freeName(for address: ServerAddress) throws -> String {
    let taken = Set(try store.list().map(\.name))
    let host = address.isLoopback ? "local" : address.host
    let names = [host, "\(host):\(address.port)"] + (2...99).map { "\(host)-\($0)" }
    return names.first { !taken.contains($0) && Int64($0) == nil } ?? "server"
  }
}

/// What was found of a server.
package struct ServerHealth: Sendable, Hashable {
  package var server: Server
  /// Nil when it does not answer.
  package var version: String?
  /// Milliseconds.
  package var latency: Double?
  package var fault: WaymarkError?

  package init(
    server: Server, version: String? = nil, latency: Double? = nil, fault: WaymarkError? = nil
  ) {
    self.server = server
    self.version = version
    self.latency = latency
    self.fault = fault
  }
}

/// Names of models as servers compare them.
package enum ModelName {
  /// A name with its tag: `latest` where none is given.
  package static func full(_ name: String) -> String {
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return last.contains(":") ? name : name + ":latest"
  }

  /// Whether two names mean the same model; case does not matter.
  package static func same(_ left: String, _ right: String) -> Bool {
    full(left).lowercased() == full(right).lowercased()
  }
}
