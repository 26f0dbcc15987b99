import Foundation

/// Where a model server listens, read by the rules that Ollama's own client reads `OLLAMA_HOST` by.
package struct ServerAddress: Sendable, Hashable {
  /// As written; only `http` and `https` can be talked to.
  package let scheme: String
  /// Without brackets; empty for “this machine”.
  package let host: String
  package let port: Int
  /// A prefix of all paths, without slashes at its ends; empty for none.
  package let path: String
  private let rawPath: String

  /// Reads an address: `[scheme://]host[:port][/path]`, with 11434 as the port where none is given
  /// and no scheme says otherwise.
  ///
  /// Anything gives an address, as in Ollama's client; `checked` refuses what makes no sense.
  package init(_ text: String) {
    let text = ServerAddress.unquoted(text)
    let parts = text.firstRange(of: "://")
    var scheme = parts.map { String(text[..<$0.lowerBound]) } ?? "http"
    var rest = parts.map { String(text[$0.upperBound...]) } ?? text
    var standardPort = 11434
    if parts == nil, text == "ollama.com" {
      scheme = "https"
      rest = "ollama.com:443"
    } else if parts != nil, let port = ["http": 80, "https": 443][scheme] {
      standardPort = port
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = String(rest[..<slash])
    self.scheme = scheme
    rawPath = String(rest[slash...].dropFirst())
    path = rawPath.trimmingCharacters(in: CharacterSet(charactersIn: "/"))
    if let (host, port) = ServerAddress.split(authority) {
      self.host = host
      self.port = Int(port).flatMap { (0...65535).contains($0) ? $0 : nil } ?? standardPort
    } else {
      let bare = authority.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
      host =
        ServerAddress.canonical(bare) ?? (authority.isEmpty ? "127.0.0.1" : authority)
      port = standardPort
    }
  }

  /// The address as a URL, just as Ollama's client writes it.
  package var url: String {
    let path = rawPath.isEmpty ? "" : "/" + ServerAddress.escaped(rawPath, keeping: "/@")
    return "\(scheme)://\(authority(host))\(path)"
  }

  /// The URL to connect to, without a slash at its end: an address that stands for “all of this
  /// machine” is replaced by the loopback address.
  package var base: String {
    let loopback = ["": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"]
    let path = path.isEmpty ? "" : "/" + ServerAddress.escaped(path, keeping: "/@")
    return "\(scheme)://\(authority(loopback[host] ?? host))\(path)"
  }

  /// Whether the server is on this machine.
  package var isLoopback: Bool {
    ["", "localhost", "0.0.0.0", "::", "::1"].contains(host) || host.hasPrefix("127.")
  }

  /// An address that can be talked to.
  ///
  /// - Throws: `invalidArgument` for another scheme, a user name, or characters no host has.
  package static func checked(_ text: String) throws -> ServerAddress {
    let address = ServerAddress(text)
    guard ["http", "https"].contains(address.scheme) else {
      throw refusal(text, "Waymark speaks http and https, not “\(address.scheme)”.")
    }
    guard !address.host.contains("@") else {
      throw refusal(text, "A user name cannot stand in the address; give a header instead.")
    }
    let sound = address.host.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-._:".unicodeScalars
          .contains(scalar)
    }
    let isAddress = !address.host.contains(":") || canonical(address.host) != nil
    guard sound, isAddress else {
      throw refusal(text, "Write it as host, host:port or https://host/path.")
    }
    return address
  }

  private static func refusal(_ text: String, _ hint: String) -> WaymarkError {
    WaymarkError(
      .invalidArgument, "“\(text)” is no address of a server.", hint: hint, field: "url")
  }

  private func authority(_ host: String) -> String {
    let escaped = ServerAddress.escaped(host, keeping: ":[]<>\"")
    return host.contains(":") ? "[\(escaped)]:\(port)" : "\(escaped):\(port)"
  }

  private static func unquoted(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
      .trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Splits `host:port` and `[host]:port`; nil when there is no port or the form is another.
  private static func split(_ text: String) -> (host: String, port: String)? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let port = String(text[text.index(after: colon)...])
    var host = text[..<colon]
    if host.hasPrefix("[") {
      guard host.hasSuffix("]") else { return nil }
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    return host.contains(where: { "[]".contains($0) }) ? nil : (String(host), port)
  }

  /// The usual spelling of an IP address; nil when it is none.
  private static func canonical(_ text: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 16)
    for family in [AF_INET, AF_INET6] where inet_pton(family, text, &bytes) == 1 {
      var name = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      guard inet_ntop(family, &bytes, &name, socklen_t(name.count)) != nil else { continue }
      return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }
    return nil
  }

  private static func escaped(_ text: String, keeping more: String) -> String {
    let kept = Set("-_.~!$&'()*+,;=".utf8).union(more.utf8)
    return text.utf8.map { byte in
      let isLetter = 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
      if isLetter || kept.contains(byte) { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + hex
    }.joined()
  }
}
