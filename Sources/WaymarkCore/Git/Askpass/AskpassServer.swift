import Foundation
import Glibc

/// Takes the questions of one command's git and ssh for as long as the command runs.
///
/// The socket is in a folder of its own that only the user can enter, and goes with the command; a
/// question that is still open then is withdrawn.
final class AskpassServer: Sendable {
  /// The name by which Waymark knows that it is to ask.
  static let programName = "waymark-askpass"
  /// The variable with the socket's path.
  static let variable = "WAYMARK_ASKPASS"

  private struct State {
    var isOpen = true
    var questions: [Int: Task<Void, Never>] = [:]
    var next = 0
  }

  private let settings: AskpassSettings
  private let command: String
  private let folder: String
  private let descriptor: Int32
  private let state = Locked(State())

  /// Runs work with the variables that lead git's and ssh's questions to the user.
  static func serving<Value>(
    _ settings: AskpassSettings, for command: String,
    _ work: ([String: String?]) async throws -> Value
  ) async throws -> Value {
    let server = try AskpassServer(settings, command)
    defer { server.stop() }
    server.start()
    return try await work(server.variables)
  }

  private init(_ settings: AskpassSettings, _ command: String) throws {
    self.settings = settings
    self.command = command
    folder = try Self.privateFolder(in: settings.folder)
    guard symlink(settings.program, "\(folder)/\(Self.programName)") == 0 else {
      throw WaymarkError(
        .notWritable, "\(folder) cannot be written: \(String(cString: strerror(errno))).")
    }
    guard let listening = try LocalSocket.listen(at: "\(folder)/socket") else {
      throw WaymarkError(.notWritable, "\(folder) is in use by another program.")
    }
    descriptor = listening
  }

  private var variables: [String: String?] {
    let program = "\(folder)/\(Self.programName)"
    return [
      "GIT_ASKPASS": program, "SSH_ASKPASS": program, "SSH_ASKPASS_REQUIRE": "force",
      Self.variable: "\(folder)/socket",
    ]
  }

  /// Makes a folder with mode 0700, in the given one or, where a socket's path would be too long,
  /// in `/tmp`.
  private static func privateFolder(in place: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let base = place.utf8.count < 70 ? place : "/tmp"
    var template = Array("\(base)/waymark-ask-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw WaymarkError(
        .notWritable, "No folder can be made in \(base): \(String(cString: strerror(errno))).",
        hint: "Check its permissions.")
    }
    return made
  }

  private func start() {
    // A thread, since accepting waits: a task would hold one of the few that all tasks share.
    Thread.detachNewThread { [self] in
      listening: while true {
        switch LocalSocket.accept(descriptor, patience: 5) {
        case .connection(let connection): receive(connection)
        case .refused: continue
        case .ended: break listening
        }
      }
      close(descriptor)
    }
  }

  private func receive(_ connection: Int32) {
    guard let bytes = LocalSocket.readAll(connection, limit: 1 << 16),
      let request = try? JSONDecoder().decode(AskpassRequest.self, from: Data(bytes))
    else {
      close(connection)
      return
    }
    let question = AskpassQuestion(
      prompt: request.prompt, hint: request.hint, command: command)
    state.withLock { current in
      guard current.isOpen else {
        close(connection)
        return
      }
      let number = current.next
      current.next += 1
      current.questions[number] = Task { [self] in
        let answer = await settings.answer(question)
        if !Task.isCancelled, let answer {
          // A first byte tells an empty answer from none.
          withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { mark in
            mark.initialize(repeating: 1)
            LocalSocket.writeAll(connection, UnsafeBufferPointer(mark))
          }
          answer.withBytes { _ = LocalSocket.writeAll(connection, $0) }
        }
        close(connection)
        state.withLock { $0.questions[number] = nil }
      }
    }
  }

  private func stop() {
    let questions = state.withLock { state in
      state.isOpen = false
      return Array(state.questions.values)
    }
    questions.forEach { $0.cancel() }
    // Wakes the thread that accepts, which closes the descriptor itself.
    shutdown(descriptor, Int32(SHUT_RDWR))
    try? FileManager.default.removeItem(atPath: folder)
  }
}

/// What the asking program sends.
struct AskpassRequest: Codable {
  var prompt: String
  /// ssh's variable `SSH_ASKPASS_PROMPT`.
  var hint: String?
}
