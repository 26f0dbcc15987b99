import Dispatch
import Foundation

/// The door through which other programs reach the Waymark that runs on a project: an editor or a
/// shell in the next pane.
///
/// A Unix socket of mode 0600 in the runtime directory, one per project; the first Waymark on the
/// project listens, further ones go without. Only the same user's programs are heard.
package struct Companion: Sendable {
  private let path: String

  /// The door of a project.
  ///
  /// - Parameters:
  ///   - root: The project's root directory.
  ///   - directories: Where sockets live.
  package init(root: String, directories: Directories) {
    // The path of a socket is short by its kind, that of a project may be long.
    let hash = Array(root.utf8).withUnsafeBufferPointer(ContentHash.of)
    path = "\(directories.runtime)/\(String(UInt64(bitPattern: hash), radix: 16)).sock"
  }

  /// Asks the running Waymark.
  ///
  /// - Returns: Its answer, or nil when none runs on the project.
  /// - Throws: `toolFailed` when it does not answer.
  package func ask(_ request: CompanionRequest) throws -> CompanionAnswer? {
    guard let descriptor = try? LocalSocket.connect(to: path) else { return nil }
    defer { close(descriptor) }
    LocalSocket.writeLine(descriptor, Array(try JSONEncoder().encode(request)))
    guard
      let line = LocalSocket.readLine(descriptor, limit: CompanionRequest.sizeLimit),
      let answer = try? JSONDecoder().decode(CompanionAnswer.self, from: Data(line))
    else {
      throw WaymarkError(
        .toolFailed, "The Waymark on this project did not answer.",
        hint: "It may be busy or of another version; try again.")
    }
    return answer
  }

  /// Listens until the task is cancelled; returns at once when another Waymark listens.
  ///
  /// - Parameter take: Called with each request and a way to answer it, from any thread; a request
  ///   that nobody answers is closed when its answer goes out of reach.
  /// - Throws: `notWritable` when the runtime directory cannot be used.
  package func serve(
    _ take:
      @escaping @Sendable (CompanionRequest, @escaping @Sendable (CompanionAnswer) -> Void) ->
      Void
  ) async throws {
    guard let listening = try LocalSocket.listen(at: path) else { return }
    let queue = DispatchQueue(label: "companion")
    // Safe: a dispatch source may be used from any thread.
    nonisolated(unsafe) let source = DispatchSource.makeReadSource(
      fileDescriptor: listening, queue: queue)
    source.setEventHandler {
      guard case .connection(let connection) = LocalSocket.accept(listening) else { return }
      Companion.answer(connection, take)
    }
    let (ended, end) = AsyncStream.makeStream(of: Never.self)
    source.setCancelHandler { [path] in
      close(listening)
      unlink(path)
      end.finish()
    }
    source.resume()
    await withTaskCancellationHandler {
      for await _ in ended {}
    } onCancel: {
      source.cancel()
    }
  }

  private static func answer(
    _ connection: Int32,
    _ take: @Sendable (CompanionRequest, @escaping @Sendable (CompanionAnswer) -> Void) -> Void
  ) {
    let reply = OneReply(connection)
    guard
      let line = LocalSocket.readLine(connection, limit: CompanionRequest.sizeLimit),
      let request = try? JSONDecoder().decode(CompanionRequest.self, from: Data(line))
    else { return reply.send(CompanionAnswer("The request is not understood.", isDone: false)) }
    take(request, reply.send)
  }

  /// A connection that is answered once and then closed, at the latest when nobody holds it.
  private final class OneReply: Sendable {
    private let connection: Locked<Int32?>

    init(_ connection: Int32) { self.connection = Locked(connection) }

    deinit { send(CompanionAnswer("The request was dropped.", isDone: false)) }

    func send(_ answer: CompanionAnswer) {
      let descriptor = connection.withLock { connection -> Int32? in
        defer { connection = nil }
        return connection
      }
      guard let descriptor else { return }
      if let bytes = try? JSONEncoder().encode(answer) {
        LocalSocket.writeLine(descriptor, Array(bytes))
      }
      close(descriptor)
    }
  }
}
