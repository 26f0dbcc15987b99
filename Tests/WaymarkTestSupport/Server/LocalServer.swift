import Foundation

/// A server on this machine that does what a test tells it to, well or badly.
///
/// Each connection has a thread; the handler is called for every request on it. The port is one
/// that is free. The server ends with the value.
package final class LocalServer: @unchecked Sendable {
  // Safe: what changes is behind `lock`.

  package typealias Handler = @Sendable (LocalRequest, LocalConnection) -> Void

  package let port: UInt16
  private let listener: Int32
  private let handler: Handler
  private let lock = NSCondition()
  private var seen: [LocalRequest] = []
  private var departures = 0
  private var connections: Set<Int32> = []
  private var isClosed = false

  package var url: String { "http://127.0.0.1:\(port)" }

  /// Starts to listen.
  ///
  /// - Parameter handler: Answers a request; called on the connection's own thread. When it
  ///   returns, the connection stays open for the next request unless it was closed.
  /// - Throws: `CommandFailed` when there is no port to listen on.
  package init(_ handler: @escaping Handler) throws {
    self.handler = handler
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &size) == 0
      }
    }
    guard isBound else { throw CommandFailed(what: "no port to listen on: \(errno)") }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        guard let self, self.admit(descriptor) else { return }
        Thread.detachNewThread { [weak self] in self?.serve(descriptor) }
      }
    }
  }

  deinit { close() }

  /// Stops listening and ends all connections.
  package func close() {
    lock.withLock {
      guard !isClosed else { return }
      isClosed = true
      shutdown(listener, Int32(SHUT_RDWR))
      Foundation.close(listener)
      for descriptor in connections { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  /// All requests so far.
  package var requests: [LocalRequest] { lock.withLock { seen } }

  /// Waits until that many clients have closed their connection while they were being answered.
  package func waitForDepartures(_ count: Int) async {
    await wait { self.departures >= count }
  }

  /// Waits until that many requests have come.
  package func waitForRequests(_ count: Int) async {
    await wait { self.seen.count >= count }
  }

  private func wait(until isTrue: @escaping @Sendable () -> Bool) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [self] in
        lock.withLock { while !isTrue() { lock.wait() } }
        continuation.resume()
      }
    }
  }

  private func admit(_ descriptor: Int32) -> Bool {
    lock.withLock {
      guard !isClosed else {
        Foundation.close(descriptor)
        return false
      }
      connections.insert(descriptor)
      return true
    }
  }

  private func serve(_ descriptor: Int32) {
    let connection = LocalConnection(descriptor)
    defer {
      lock.withLock { _ = connections.remove(descriptor) }
      Foundation.close(descriptor)
    }
    while !connection.isClosed, let request = connection.readRequest() {
      lock.withLock {
        seen.append(request)
        lock.broadcast()
      }
      handler(request, connection)
      if connection.hasClientLeft {
        lock.withLock {
          departures += 1
          lock.broadcast()
        }
        return
      }
    }
  }
}

/// One request as it came.
package struct LocalRequest: Sendable {
  package let method: String
  package let path: String
  /// By lower-case name.
  package let headers: [String: String]
  package let body: [UInt8]

  /// The body as a JSON object; empty when it is none.
  package var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
  }
}
