import WaymarkCore

/// A server as JSON; secrets are not part of it.
struct ServerDocument: Encodable {
  let id: Int64
  let name: String
  let url: String
  let base: String
  let isDefault: Bool
  let settings: ServerSettings

  private enum CodingKeys: String, CodingKey {
    case id, name, url, base, settings
    case isDefault = "default"
  }

  init(_ server: Server) {
    id = server.id
    name = server.name
    url = server.url
    base = server.address.base
    isDefault = server.isDefault
    settings = server.settings
  }
}

/// What was found of a server, as JSON.
struct HealthDocument: Encodable {
  let server: String
  let url: String
  let isUp: Bool
  let version: String?
  let latency: Double?
  let fault: String?

  private enum CodingKeys: String, CodingKey {
    case server, url, version, fault
    case isUp = "up"
    case latency = "latency_ms"
  }

  init(_ health: ServerHealth) {
    server = health.server.name
    url = health.server.address.base
    isUp = health.version != nil
    version = health.version
    latency = health.latency
    fault = health.fault?.message
  }
}
