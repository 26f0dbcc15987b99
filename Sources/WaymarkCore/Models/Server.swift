/// A model server that Waymark knows.
///
/// Servers are soft-deleted, so that threads keep the name of the one that answered them. Tokens and
/// other secrets are not part of it; `ServerSecrets` keeps them.
package struct Server: Sendable, Hashable, Identifiable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case active
    case removed
  }

  /// The longest name that is accepted, in characters.
  package static let nameLimit = 64

  package let id: Int64
  /// Unique among the active ones.
  package var name: String
  /// As the person wrote it.
  package var url: String
  package var status: Status
  /// The place in the list, counted from 0.
  package var position: Int
  /// Whether it is asked where nothing else is said.
  package var isDefault: Bool
  package var settings: ServerSettings

  package init(
    id: Int64, name: String, url: String, status: Status = .active, position: Int = 0,
    isDefault: Bool = false, settings: ServerSettings = ServerSettings()
  ) {
    self.id = id
    self.name = name
    self.url = url
    self.status = status
    self.position = position
    self.isDefault = isDefault
    self.settings = settings
  }

  package var address: ServerAddress { ServerAddress(url) }
}

/// How a server is talked to.
package struct ServerSettings: Sendable, Hashable, Codable {
  /// A PEM file with the only authorities that are believed.
  package var authority: String?
  /// A PEM file with the only certificate that is believed.
  package var certificate: String?
  /// The only public key that is believed: `sha256//` and the hash in base 64.
  package var key: String?
  /// Seconds until a connection has to stand.
  package var connectSeconds: Double?
  /// Seconds of silence in the middle of an answer after which it is given up.
  package var idleSeconds: Double?
  /// Whether secrets are sent over plain HTTP to another machine.
  package var sendsSecretsInClear: Bool?
  /// Whether it answers by itself when another server fails before the first word.
  package var standsIn: Bool?

  package init() {}

  private enum CodingKeys: String, CodingKey {
    case authority, certificate, key
    case connectSeconds = "connect_seconds"
    case idleSeconds = "idle_seconds"
    case sendsSecretsInClear = "sends_secrets_in_clear"
    case standsIn = "stands_in"
  }

  package var trust: HTTPTrust {
    if let key { return .key(key) }
    if let certificate { return .certificate(file: certificate) }
    if let authority { return .authority(file: authority) }
    return .system
  }
}
