internal import Foundation
internal import Synchronization
internal import WaymarkCore

/// Passes on what comes of a reply, a frame's worth at a time.
///
/// The first piece goes on at once and so does everything at a reading pace. A fast server's pieces
/// are joined for a few milliseconds, since no screen shows more.
final class ReplyFeed: Sendable {
  private static let interval = Duration.milliseconds(12)

  private struct State {
    var text = ""
    var thinking = ""
    var first: ContinuousClock.Instant?
    var sent: ContinuousClock.Instant?
    /// When the last piece came.
    var last: Date?
  }

  private let number: Int
  private let send: Work.Send
  private let state = Mutex(State())

  init(_ number: Int, _ send: @escaping Work.Send) {
    self.number = number
    self.send = send
  }

  func take(_ event: ReplyEvent) {
    switch event {
    case .text(let text): add { $0.text += text }
    case .thinking(let text): add { $0.thinking += text }
    case .damaged: break
    case .loading: send(ChatAnswer.waits(number, isLoaded: false))
    case .reading: send(ChatAnswer.waits(number, isLoaded: true))
    case .silent:
      flush()
      let since = state.withLock { $0.last } ?? Date()
      send(ChatAnswer.silent(number, since: since))
    case .asked(let server, let model):
      flush()
      send(ChatAnswer.answers(number, model: model, server: server))
    case .window(let tokens):
      flush()
      send(ChatAnswer.window(number, tokens: tokens))
    case .switched(let server, let reason):
      flush()
      send(ChatAnswer.switched(number, server: server, reason: reason))
    }
  }

  /// Passes on what waits, until the task is cancelled.
  func pump() async {
    while (try? await Task.sleep(for: ReplyFeed.interval)) != nil { flush() }
  }

  /// Passes on what waits.
  func flush() {
    state.withLock { pass(&$0, at: .now) }
  }

  private func add(_ change: (inout State) -> Void) {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.first == nil { state.first = now }
      state.last = Date()
      change(&state)
      if state.sent.map({ now - $0 >= ReplyFeed.interval }) ?? true { pass(&state, at: now) }
    }
  }

  /// Sends while the lock is held, so that nothing overtakes.
  private func pass(_ state: inout State, at now: ContinuousClock.Instant) {
    guard !state.text.isEmpty || !state.thinking.isEmpty, let first = state.first else { return }
    send(
      ReplyNews(
        number: number, text: state.text, thinking: state.thinking,
        milliseconds: Int((now - first) / .milliseconds(1))))
    state.text = ""
    state.thinking = ""
    state.sent = now
  }
}

/// Tokens as people read them: `820`, `12.4k`.
enum TokenFigure {
  static func text(_ count: Int) -> String {
    count < 1000 ? "\(count)" : "\(Figures.decimal(Double(count) / 1000))k"
  }
}
