/// A request to a server: where, what, whom to trust and how long to wait.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  /// A header line; the value may be a secret and is never logged.
  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How long each part of an exchange may take; nil waits for ever.
  package struct Limits: Sendable, Hashable {
    /// From the start to a connection, name look-up and TLS included.
    package var connect: Duration
    /// From the start to the first byte of the answer.
    package var firstByte: Duration?
    /// Between two pieces of the answer.
    package var idle: Duration?

    package init(connect: Duration = .seconds(3), firstByte: Duration? = nil, idle: Duration? = nil)
    {
      self.connect = connect
      self.firstByte = firstByte
      self.idle = idle
    }
  }

  package var method: Method
  package var url: String
  package var headers: [Header]
  package var body: [UInt8]?
  package var trust: HTTPTrust
  package var limits: Limits

  package init(
    _ method: Method, _ url: String, headers: [Header] = [], body: [UInt8]? = nil,
    trust: HTTPTrust = .system, limits: Limits = Limits()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.trust = trust
    self.limits = limits
  }
}

/// Whose certificates are believed.
package enum HTTPTrust: Sendable, Hashable {
  /// The certificate authorities of the system.
  case system
  /// Only the authorities in this PEM file; the host's name has to fit.
  case authority(file: String)
  /// Only the certificate in this PEM file, whatever name it carries.
  case certificate(file: String)
  /// Only a certificate with this public key: `sha256//` and the hash in base 64.
  case key(String)
}
