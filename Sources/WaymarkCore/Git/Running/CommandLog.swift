package import Foundation

/// What git was asked to do, newest last: every command with its time and exit code.
///
/// Addresses are logged without passwords; input and output of commands are not kept.
package final class CommandLog: Sendable {
  /// One command that ran or runs.
  package struct Entry: Sendable, Identifiable, Hashable {
    /// How a command ended.
    package enum Ending: Sendable, Hashable {
      case running
      case status(Int32)
      case cancelled
      /// Ended on purpose, since its reader had enough.
      case stopped
      /// It could not be started.
      case failed
    }

    package let id: Int
    package let folder: String
    /// As a person would type it.
    package let text: String
    package let purpose: GitCommand.Purpose
    package let startedAt: Date
    package var duration: Duration
    package var ending: Ending
  }

  private struct State {
    var entries: [Entry] = []
    var next = 1
    var observers: [Int: AsyncStream<Entry>.Continuation] = [:]
  }

  /// The most entries that are kept.
  private let limit: Int
  private let state = Locked(State())

  package init(limit: Int = 1000) { self.limit = limit }

  /// The entries that are kept, oldest first.
  package var entries: [Entry] { state.withLock { $0.entries } }

  /// Every entry as it starts and again as it ends, until the reader's task ends.
  package func changes() -> AsyncStream<Entry> {
    let (stream, continuation) = AsyncStream<Entry>.makeStream(
      bufferingPolicy: .bufferingNewest(64))
    let key = state.withLock { state in
      let key = state.next
      state.next += 1
      state.observers[key] = continuation
      return key
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.observers[key] = nil }
    }
    return stream
  }

  func start(_ command: GitCommand, in folder: String) -> Entry {
    start(command.text, command.purpose, in: folder)
  }

  /// Notes a command of a person's own.
  func start(_ words: [String], in folder: String) -> Entry {
    start(GitCommand.text(of: words.map { Array($0.utf8) }), .write, in: folder)
  }

  private func start(_ text: String, _ purpose: GitCommand.Purpose, in folder: String) -> Entry {
    state.withLock { state in
      let entry = Entry(
        id: state.next, folder: folder, text: text, purpose: purpose,
        startedAt: Date(), duration: .zero, ending: .running)
      state.next += 1
      state.entries.append(entry)
      if state.entries.count > limit { state.entries.removeFirst(state.entries.count - limit) }
      state.observers.values.forEach { $0.yield(entry) }
      return entry
    }
  }

  func end(_ entry: Entry, _ ending: Entry.Ending, after duration: Duration) {
    var entry = entry
    entry.ending = ending
    entry.duration = duration
    let ended = entry
    state.withLock { state in
      if let place = state.entries.lastIndex(where: { $0.id == ended.id }) {
        state.entries[place] = ended
      }
      state.observers.values.forEach { $0.yield(ended) }
    }
  }
}
