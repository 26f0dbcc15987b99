import Foundation

/// Saves a reply while it comes: at most so many bytes or milliseconds behind.
///
/// A database that is busy or full does not end the reply: what could not be saved is tried again
/// with what follows.
final class ReplyRecorder: Sendable {
  /// The most bytes that are not saved.
  static let byteLimit = 2048
  /// The longest time that something stays unsaved.
  static let interval = Duration.milliseconds(100)

  private struct State {
    var content = ""
    var thinking = ""
    var saved = ContinuousClock.now
    var fault: (any Error)?
  }

  private let store: MessageStore
  private let message: Int64
  private let state = Locked(State())
  /// One writer at a time, so that pieces stay in order.
  private let gate = Locked(())

  init(_ store: MessageStore, message: Int64) {
    self.store = store
    self.message = message
  }

  /// Takes the next piece, and saves when it is time.
  func add(content: String = "", thinking: String = "") {
    let isDue = state.withLock { state in
      state.content += content
      state.thinking += thinking
      return state.content.utf8.count + state.thinking.utf8.count >= ReplyRecorder.byteLimit
        || ContinuousClock.now - state.saved >= ReplyRecorder.interval
    }
    if isDue { save() }
  }

  /// Saves what is not saved yet.
  func save() {
    gate.withLock { _ in
      let (content, thinking) = state.withLock { state in
        defer {
          state.content = ""
          state.thinking = ""
        }
        return (state.content, state.thinking)
      }
      guard !content.isEmpty || !thinking.isEmpty else { return }
      do {
        try store.grow(message, content: content, thinking: thinking)
        state.withLock { state in
          state.saved = .now
          state.fault = nil
        }
      } catch {
        state.withLock { state in
          state.content = content + state.content
          state.thinking = thinking + state.thinking
          state.saved = .now
          state.fault = error
        }
      }
    }
  }

  /// Saves until the task is cancelled, so that nothing stays unsaved while the server is silent.
  func keepSaving() async {
    while (try? await Task.sleep(for: ReplyRecorder.interval)) != nil { save() }
  }

  /// Saves the rest.
  ///
  /// - Throws: What keeps it from being saved.
  func finish() throws {
    save()
    if let fault = state.withLock({ $0.fault }) { throw fault }
  }
}
