/// How one server is reached and called: everything a request needs, secrets included.
///
/// It is put together when it is needed and never stored; its texts for people hold no secret.
package struct ServerConnection: Sendable {
  /// What people call the server.
  package var name: String
  package var address: ServerAddress
  package var trust: HTTPTrust
  /// Sent as `Authorization: Bearer …`.
  package var token: String?
  package var headers: [HTTPRequest.Header]
  package var connectLimit: Duration
  /// The longest silence in the middle of an answer.
  package var idleLimit: Duration

  package init(
    name: String, address: ServerAddress, trust: HTTPTrust = .system, token: String? = nil,
    headers: [HTTPRequest.Header] = [], connectLimit: Duration = .seconds(3),
    idleLimit: Duration = .seconds(300)
  ) {
    self.name = name
    self.address = address
    self.trust = trust
    self.token = token
    self.headers = headers
    self.connectLimit = connectLimit
    self.idleLimit = idleLimit
  }

  /// A request to the server.
  ///
  /// - Parameters:
  ///   - method: GET, POST or DELETE.
  ///   - path: Below the server's own prefix, with a slash in front.
  ///   - body: JSON.
  ///   - firstByte: The longest wait for an answer; nil waits as long as a model takes to load.
  /// - Returns: The request with everything this server needs.
  func request(
    _ method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil,
    firstByte: Duration? = nil
  ) -> HTTPRequest {
    var lines = [
      HTTPRequest.Header("User-Agent", "waymark"),
      HTTPRequest.Header("Accept", "application/x-ndjson, application/json"),
    ]
    if body != nil { lines.append(HTTPRequest.Header("Content-Type", "application/json")) }
    if let token { lines.append(HTTPRequest.Header("Authorization", "Bearer \(token)")) }
    return HTTPRequest(
      method, address.base + path, headers: lines + headers, body: body, trust: trust,
      limits: HTTPRequest.Limits(connect: connectLimit, firstByte: firstByte, idle: idleLimit))
  }

  /// A text that came from the server, fit to be shown: short, clean, without what was sent to it
  /// in confidence.
  func shown(_ text: String) -> String {
    var text = String(text.prefix(600))
    for secret in [token].compactMap({ $0 }) + headers.map(\.value) where secret.count >= 4 {
      text = text.replacing(secret, with: "•••")
    }
    return Sanitiser.clean(text)
  }
}
