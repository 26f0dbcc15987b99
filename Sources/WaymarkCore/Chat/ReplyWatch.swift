/// Watches a reply while nothing comes: what the server does before the first piece, and whether it
/// has fallen silent since.
final class ReplyWatch: Sendable {
  /// How often a server is asked what it does.
  private static let interval = Duration.milliseconds(500)
  /// The longest silence that is not told; being told costs nothing.
  private static let quietLimit = Duration.seconds(20)

  private struct State {
    /// Who was asked and has not answered yet.
    var asked: (client: OllamaClient, model: String)?
    var hasBegun = false
    /// When the last piece came.
    var last = ContinuousClock.now
    var limit = ReplyWatch.quietLimit
  }

  private let state = Locked(State())
  private let listener: ChatService.Listener

  init(_ listener: @escaping ChatService.Listener) { self.listener = listener }

  /// Notes that a model is being asked.
  func begin(_ model: String, on client: OllamaClient) {
    state.withLock { state in
      state.asked = (client, model)
      state.limit = min(client.server.idleLimit, Self.quietLimit)
    }
  }

  /// Notes that something has come.
  func note() {
    state.withLock { state in
      state.asked = nil
      state.hasBegun = true
      state.last = .now
    }
  }

  /// Tells what the server does until the first piece comes.
  func lookAtModel() async {
    var told: ReplyEvent?
    while !state.withLock({ $0.hasBegun }), (try? await Task.sleep(for: Self.interval)) != nil {
      guard let asked = state.withLock({ $0.asked }),
        let loaded = try? await asked.client.loaded()
      else { continue }
      let isLoaded = loaded.contains { ModelName.same($0.name, asked.model) }
      let event = isLoaded ? ReplyEvent.reading : .loading
      // Told under the lock, so that no piece overtakes it.
      state.withLock { state in
        guard !state.hasBegun, event != told else { return }
        told = event
        listener(event)
      }
    }
  }

  /// Tells each time that the server has been silent for as long as its limit, or longer than is
  /// usual.
  func tellSilence() async {
    state.withLock { $0.last = .now }
    var last = ContinuousClock.now
    while true {
      let (since, limit) = state.withLock { ($0.last, $0.limit) }
      let end = max(since, last) + limit
      guard (try? await Task.sleep(until: end, clock: .continuous)) != nil else { return }
      state.withLock { state in
        guard state.last == since else { return }
        last = .now
        listener(.silent)
      }
    }
  }
}
