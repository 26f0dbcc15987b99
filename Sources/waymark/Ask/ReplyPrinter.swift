import Foundation
import Synchronization
import WaymarkCore

/// Prints a reply while it comes: the text on standard output, everything else on standard error
/// and only where that is a terminal.
final class ReplyPrinter: Sendable {
  private struct State {
    var cleaner = ModelText()
    var thinkingCleaner = ModelText()
    var isWaiting = false
    var endsLine = true
    var isThinking = false
    var model = ""
  }

  private let format: DataFormat
  private let showsThinking: Bool
  private let hasTerminal = Console.isTerminal(.error)
  private let state = Mutex(State())

  init(format: DataFormat, showsThinking: Bool) {
    self.format = format
    self.showsThinking = showsThinking
  }

  /// Shows an event.
  func take(_ event: ReplyEvent) {
    state.withLock { state in
      switch event {
      case .asked(let server, let model):
        state.model = model
        wait("waiting for \(Sanitiser.clean(model)) on \(server)", &state)
      case .window(let tokens):
        wait("loading \(Sanitiser.clean(state.model)), window \(Figure.tokens(tokens))", &state)
      case .switched(let server, let reason):
        endWaiting(&state)
        Console.note("\(Sanitiser.clean(reason)) Asking \(server) instead.")
      case .thinking(let text): think(text, &state)
      case .text(let text): show(text, &state)
      case .damaged, .silent: break
      case .loading: wait("loading \(Sanitiser.clean(state.model))", &state)
      case .reading: wait("\(Sanitiser.clean(state.model)) is reading", &state)
      }
    }
  }

  /// Prints the end of a reply that came to its end or was stopped.
  func finish(_ reply: ChatMessage, in thread: ChatThread) throws {
    try end(reply, thread)
    guard reply.status != .complete else { return note(reply, thread) }
    Console.note(
      "Stopped; what came is kept in thread \(thread.id), and "
        + "`waymark ask --thread \(thread.id) --continue` goes on.")
  }

  /// Prints the end of a reply that failed; the error itself is printed by whoever catches it.
  func fail(_ reply: ChatMessage, in thread: ChatThread) throws {
    try end(reply, thread)
    guard reply.status == .interrupted else { return }
    Console.note(
      "The reply is cut off; `waymark ask --thread \(thread.id) --continue` goes on.")
  }

  private func end(_ reply: ChatMessage, _ thread: ChatThread) throws {
    let endsLine = state.withLock { state in
      endWaiting(&state)
      return state.endsLine
    }
    switch format {
    case .text: if !endsLine { write("\n") }
    case .json: write(try CommandJSON.text(ReplyDocument(reply, thread)))
    }
  }

  /// What was measured, on one line.
  private func note(_ reply: ChatMessage, _ thread: ChatThread) {
    if let damaged = reply.statistics.damagedLines {
      Console.note(
        damaged == 1
          ? "A line of the answer could not be read and is missing."
          : "\(damaged) lines of the answer could not be read and are missing.")
    }
    if reply.statistics.counted?.reason == "length" {
      Console.note("The reply reached its limit of tokens.")
    }
    guard hasTerminal, format == .text else { return }
    let counted = reply.statistics.counted
    var parts = [
      counted?.replyTokens.map { "\($0) tokens" },
      counted?.speed.map { "\(Figure.tenths($0)) tokens/s" },
      reply.statistics.firstPiece.map { "first after \(Figure.tenths(Double($0) / 1000)) s" },
    ].compactMap { $0 }
    if let used = counted?.promptTokens, let window = thread.settings.window {
      let sum = used + (counted?.replyTokens ?? 0)
      parts.append("\(Figure.tokens(sum)) of \(Figure.tokens(window)) used")
    }
    parts.append("thread \(thread.id)")
    Console.write("\u{1B}[2m\(parts.joined(separator: " · "))\u{1B}[0m\n", to: .error)
  }

  private func show(_ text: String, _ state: inout State) {
    endWaiting(&state)
    if state.isThinking {
      state.isThinking = false
      Console.write(hasTerminal ? "\u{1B}[0m\n" : "\n", to: .error)
    }
    guard format == .text else { return }
    let shown = state.cleaner.clean(text)
    guard !shown.isEmpty else { return }
    state.endsLine = shown.hasSuffix("\n")
    write(shown)
  }

  private func think(_ text: String, _ state: inout State) {
    guard showsThinking else { return wait("thinking", &state) }
    endWaiting(&state)
    if !state.isThinking, hasTerminal { Console.write("\u{1B}[2m", to: .error) }
    state.isThinking = true
    Console.write(state.thinkingCleaner.clean(text), to: .error)
  }

  private func wait(_ text: String, _ state: inout State) {
    guard hasTerminal, format == .text else { return }
    state.isWaiting = true
    Console.write("\r\u{1B}[K\u{1B}[2m\(text)…\u{1B}[0m", to: .error)
  }

  private func endWaiting(_ state: inout State) {
    guard state.isWaiting else { return }
    state.isWaiting = false
    Console.write("\r\u{1B}[K", to: .error)
  }

  /// Writes to standard output; a reader that has gone cancels the task that receives the reply.
  private func write(_ text: String) {
    guard Console.tryWrite(text) else { return withUnsafeCurrentTask { $0?.cancel() } }
  }
}

/// A reply as JSON.
struct ReplyDocument: Encodable {
  struct Thread: Encodable {
    let id: Int64
    let title: String
    let window: Int?
  }

  let thread: Thread
  let message: ThreadArchive.Message

  init(_ reply: ChatMessage, _ thread: ChatThread) {
    self.thread = Thread(id: thread.id, title: thread.title, window: thread.settings.window)
    message = ThreadArchive.Message(reply)
  }
}
