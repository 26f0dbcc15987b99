import Foundation
import Glibc
import Synchronization
import WaymarkCore

/// A server that a test starts and that ends with the test.
///
/// Not by Foundation's `Process`, which takes a program that closes what it inherited, as sshd does,
/// for one that has ended, and then waits for it with every other process of the test run.
package final class BackgroundProcess: Sendable {
  private let task: Task<Void, any Error>
  private let output: AsyncStream<[UInt8]>
  private let isEnded = Mutex(false)

  /// Starts a program.
  package init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) {
    let (output, continuation) = AsyncStream<[UInt8]>.makeStream()
    self.output = output
    let call = ToolCall(path, arguments, in: "/", environment: environment.mapValues { $0 })
    task = Task.detached {
      defer { continuation.finish() }
      _ = try await ToolRunner().stream(call) { piece in
        continuation.yield(piece)
        return .more
      }
    }
    let task = task
    Task.detached { [weak self] in
      _ = await task.result
      self?.isEnded.withLock { $0 = true }
    }
  }

  deinit { task.cancel() }

  /// The first line that the program prints.
  package func firstLine() async -> String {
    var line: [UInt8] = []
    for await piece in output {
      line += piece
      if let end = line.firstIndex(of: 0x0A) {
        return String(decoding: line[..<end], as: UTF8.self)
      }
    }
    return ""
  }

  /// Waits until a port of this machine takes connections.
  ///
  /// - Throws: `CommandFailed` when the program ends before.
  package func waitForPort(_ port: Int) async throws {
    while !Loopback.connects(to: port) {
      if isEnded.withLock({ $0 }) { throw CommandFailed(what: "the server ended") }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// Ports of this machine.
package enum Loopback {
  /// A port that nothing uses at the moment.
  package static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    guard status == 0 else { throw CommandFailed(what: "no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  static func connects(to port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = address(port: port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}
