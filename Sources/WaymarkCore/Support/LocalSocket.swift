import Glibc

/// The few calls of sockets in the file system that programs of one user talk through, with their
/// errors in words.
enum LocalSocket {
  /// What accepting a connection brought.
  enum Arrival {
    case connection(Int32)
    /// It was gone already, or came from another user.
    case refused
    /// Nobody listens any more.
    case ended
  }

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
  /// - Parameters:
  ///   - path: Where it listens.
  ///   - patience: The longest silence in seconds; nil waits as long as a person may take.
  /// - Returns: The descriptor.
  /// - Throws: `notWritable` when nobody listens.
  static func connect(to path: String, patience: Int? = 5) throws -> Int32 {
    let descriptor = socket(AF_UNIX, LocalSocket.kind, 0)
    guard descriptor >= 0 else { throw failure(path) }
    if let patience { setTimeout(of: descriptor, seconds: patience) }
    guard withAddress(of: path, { Glibc.connect(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      throw failure(path)
    }
    return descriptor
  }

  /// Takes a connection of the same user's, which has to speak within `patience` seconds.
  static func accept(_ listening: Int32, patience: Int = 2) -> Arrival {
    let descriptor = Glibc.accept(listening, nil, nil)
    guard descriptor >= 0 else {
      return errno == EINTR || errno == ECONNABORTED || errno == EAGAIN ? .refused : .ended
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    // Process, user and group of the other side, as the kernel's `struct ucred` has them.
    var peer: (process: Int32, user: UInt32, group: UInt32) = (0, .max, .max)
    var length = socklen_t(MemoryLayout.size(ofValue: peer))
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0,
      peer.user == getuid()
    else {
      close(descriptor)
      return .refused
    }
    setTimeout(of: descriptor, seconds: patience)
    return .connection(descriptor)
  }

  /// Reads a line of at most `limit` bytes; nil when it is longer, late or cut off.
  static func readLine(_ descriptor: Int32, limit: Int = 1 << 16) -> [UInt8]? {
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

  /// Reads until the other side has no more to say; nil when it fails, is late or says too much.
  ///
  /// What came may be a secret, so that no copy of it is left behind.
  static func readAll(_ descriptor: Int32, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    defer { buffer.withUnsafeMutableBufferPointer { $0.update(repeating: 0) } }
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes a line; false when the other side went away.
  @discardableResult
  static func writeLine(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    (bytes + [UInt8(ascii: "\n")]).withUnsafeBufferPointer { writeAll(descriptor, $0) }
  }

  /// Writes everything; false when the other side is gone, which is no reason to end by a signal.
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
