import Glibc

/// The few calls of a socket in the file system that both ends of a question need.
enum UnixSocket {
  /// Makes a socket that waits for connections.
  static func listen(at path: String) throws -> Int32 {
    let descriptor = try make()
    let status = withAddress(path) { address, length in bind(descriptor, address, length) }
    guard status == 0, chmod(path, 0o600) == 0, Glibc.listen(descriptor, 8) == 0 else {
      close(descriptor)
      throw failure("make", path)
    }
    return descriptor
  }

  /// Connects to one.
  static func connect(to path: String) throws -> Int32 {
    let descriptor = try make()
    let status = withAddress(path) { address, length in
      Glibc.connect(descriptor, address, length)
    }
    guard status == 0 else {
      close(descriptor)
      throw failure("reach", path)
    }
    return descriptor
  }

  /// Reads until the other end has no more to say; nil when it fails or says too much.
  static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    defer { Secret.wipe(&buffer) }
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes everything; false when the other end is gone, which is no reason to end by a signal.
  @discardableResult
  static func writeAll(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = send(
        descriptor, rest.baseAddress, rest.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  private static func make() throws -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw failure("make", "a socket") }
    return descriptor
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8) + [0]
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
      guard bytes.count <= place.count else { return false }
      place.copyBytes(from: bytes)
      return true
    }
    guard fits else {
      errno = ENAMETOOLONG
      return -1
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func failure(_ verb: String, _ what: String) -> WaymarkError {
    WaymarkError(
      .toolFailed,
      "Waymark could not \(verb) \(what) for questions of git: \(String(cString: strerror(errno))).",
      hint: "Check that XDG_RUNTIME_DIR or /tmp can be written.")
  }
}
