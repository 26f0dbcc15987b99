/// Why an exchange with a server did not come to its end; a status of 400 or more is no failure.
package struct HTTPFailure: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// There is no such host.
    case unknownHost
    /// Nothing listens there.
    case refused
    /// No way leads there.
    case unreachable
    /// No connection within the time for it.
    case connectTimeout
    /// Connected, but no answer within the time for it.
    case firstByteTimeout
    /// The answer started and then stood still.
    case idle
    /// The certificate is not one that is trusted.
    case certificate
    /// TLS could not be set up for another reason, such as a plain server behind an `https` URL.
    case secureConnection
    /// The connection ended before the answer did.
    case cut
    /// What came is no HTTP, or breaks its rules.
    case noHTTP
    /// The address makes no sense.
    case badAddress
    /// libcurl is not there.
    case libraryMissing
    case other
  }

  package var kind: Kind
  /// What the library says, for people who look closer; free of secrets.
  package var detail: String

  package init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }
}
