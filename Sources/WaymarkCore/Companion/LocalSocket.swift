import Glibc

/// The few calls of Unix sockets that the companion needs, with their errors in words.
enum LocalSocket {
  private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)

  /// Listens at a path in a folder that only its owner can enter.
  ///
  /// - Returns: The descriptor, or nil when another program listens there already.
  /// - Throws: `notWritable` when the place cannot be used.
  static func listen(at path: String) throws -> Int32? {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try Directories.makePrivate(folder)
    if let other = try? connect(to: path) {
      close(other)
      return nil
    }
    unlink(path)
    let descriptor = socket(AF_UNIX, LocalSocket.kind, 0)
    guard descriptor >= 0 else { throw failure(path) }
    // The folder keeps others out until the mode is set; the process's umask would be everybody's.
    guard withAddress(of: path, { bind(descriptor, $0, $1) }) == 0, chmod(path, 0o600) == 0,
      Glibc.listen(descriptor, 8) == 0
    else {
      close(descriptor)
      throw failure(path)
    }
    return descriptor
  }

  /// Connects to a program that listens.
  ///
  /// - Returns: The descriptor.
  /// - Throws: `notWritable` when nobody listens.
  static func connect(to path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, LocalSocket.kind, 0)
    guard descriptor >= 0 else { throw failure(path) }
    setTimeout(of: descriptor, seconds: 5)
    guard withAddress(of: path, { Glibc.connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      throw failure(path)
    }
    return descriptor
  }

  /// Takes a connection; nil when it is gone, or is not the same user's.
  static func accept(_ listening: Int32) -> Int32? {
    let descriptor = Glibc.accept(listening, nil, nil)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    // Process, user and group of the other side, as the kernel's `struct ucred` has them.
    var peer: (process: Int32, user: UInt32, group: UInt32) = (0, .max, .max)
    var length = socklen_t(MemoryLayout.size(ofValue: peer))
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0,
      peer.user == getuid()
    else {
      close(descriptor)
      return nil
    }
    setTimeout(of: descriptor, seconds: 2)
    return descriptor
  }

  /// Reads a line of at most `limit` bytes; nil when it is longer, late or cut off.
  static func readLine(_ descriptor: Int32, limit: Int = CompanionRequest.sizeLimit) -> [UInt8]? {
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while line.count <= limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      line += buffer[..<count]
      if let end = line.firstIndex(of: UInt8(ascii: "\n")) { return Array(line[..<end]) }
    }
    return nil
  }

  /// Writes a line; false when the other side went away.
  @discardableResult
  static func writeLine(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = (bytes + [UInt8(ascii: "\n")])[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func setTimeout(of descriptor: Int32, seconds: Int) {
    // As the kernel's `struct timeval`: which C module owns that name depends on the build.
    var limit: (seconds: Int, microseconds: Int) = (seconds, 0)
    let size = socklen_t(MemoryLayout.size(ofValue: limit))
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
  }

  private static func withAddress(
    of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { place -> Bool in
      guard bytes.count < place.count else { return false }
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

  private static func failure(_ path: String) -> WaymarkError {
    WaymarkError(.notWritable, "\(path) cannot be used: \(String(cString: strerror(errno))).")
  }
}
