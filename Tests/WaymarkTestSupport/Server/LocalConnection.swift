import Foundation

/// The server's end of one connection, down to the byte.
package final class LocalConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []
  /// The other end, where it is in this process.
  private var client: Int32?
  package private(set) var isClosed = false
  /// Whether the client closed the connection while it was being answered.
  package private(set) var hasClientLeft = false

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
  }

  /// Writes bytes as they are.
  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, !hasClientLeft {
      let count = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        hasClientLeft = true
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends a whole answer.
  package func answer(
    _ status: Int = 200, type: String = "application/json; charset=utf-8",
    headers: [String: String] = [:], _ body: String
  ) {
    let extra = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
    send(
      "HTTP/1.1 \(status) Status\r\nContent-Type: \(type)\r\n\(extra)"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Starts an answer in chunks.
  package func startStream(type: String = "application/x-ndjson") {
    send("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nTransfer-Encoding: chunked\r\n\r\n")
  }

  /// Sends one chunk.
  package func chunk(_ bytes: [UInt8]) {
    send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
  }

  package func chunk(_ text: String) { chunk(Array(text.utf8)) }

  /// Ends an answer in chunks well.
  package func endStream() { send("0\r\n\r\n") }

  /// Waits until the client, which has to be in this process, has read everything that was sent; what
  /// is sent next then comes to it in another piece.
  package func waitUntilRead() {
    guard let address = name(of: descriptor, getpeername) else { return }
    if client == nil {
      client = (3..<1024).first { name(of: $0, getsockname) == address }
    }
    guard let client else { return }
    var byte: UInt8 = 0
    let flags = Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)
    while recv(client, &byte, 1, flags) > 0, name(of: client, getsockname) == address {
      sched_yield()
    }
  }

  /// An address of a socket, as its bytes.
  private func name(
    of socket: Int32,
    _ call: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> [UInt8]? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call(socket, $0, &size) == 0 }
    }
    guard isKnown, Int32(address.sin_family) == AF_INET else { return nil }
    return withUnsafeBytes(of: &address) { Array($0) }
  }

  /// Ends the connection, whatever was promised.
  package func close() {
    isClosed = true
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Ends the connection with a reset.
  package func reset() {
    isClosed = true
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    var address = sockaddr()
    address.sa_family = sa_family_t(AF_UNSPEC)
    connect(descriptor, &address, socklen_t(MemoryLayout.size(ofValue: address)))
  }

  /// Waits, saying nothing, until the client closes the connection.
  package func waitForDeparture() {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) > 0 {}
    hasClientLeft = true
  }

  /// The next request; nil when the client has gone.
  func readRequest() -> LocalRequest? {
    let blank = Array("\r\n\r\n".utf8)
    var end: Int?
    while end == nil {
      end = received.firstRange(of: blank)?.lowerBound
      if end == nil, !receive() { return nil }
      // What is no HTTP, such as a TLS greeting, is refused as real servers do.
      if let first = received.first, !(0x41...0x5A ~= first) {
        answer(400, type: "text/plain", "bad request")
        close()
        return nil
      }
    }
    guard let end else { return nil }
    let head = String(decoding: received[..<end], as: UTF8.self)
    received.removeFirst(end + blank.count)
    let lines = head.components(separatedBy: "\r\n")
    let words = lines.first?.components(separatedBy: " ") ?? []
    guard words.count > 1 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let length = headers["content-length"].flatMap(Int.init) ?? 0
    while received.count < length { if !receive() { return nil } }
    let body = Array(received.prefix(length))
    received.removeFirst(length)
    return LocalRequest(method: words[0], path: words[1], headers: headers, body: body)
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer.prefix(count)
    return true
  }
}
