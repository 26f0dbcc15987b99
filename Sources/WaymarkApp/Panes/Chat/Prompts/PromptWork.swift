internal import WaymarkCore

/// What the core answers to the library of prompts.
enum PromptAnswer: OverlayMessage {
  case listed([Prompt])
  /// A prompt is stored; it is the one to select.
  case stored(Prompt)
  case removed(Prompt)
  case refused(field: String?, Failure)
  case versions(Prompt, [PromptVersion])
  case offers([ModelOffer])
  case ran([PromptRun])
  case judged(Int64, String)
  case failed(Failure)
}

/// What has come of a trial since the last news, by the place of the model; news that waits is
/// joined.
struct PromptNews: OverlayMessage, Joining {
  var pieces: [Int: Piece]

  struct Piece: Sendable {
    var text = ""
    var thinking = ""
  }

  func joined(with next: any Sendable) -> (any Sendable)? {
    guard let next = next as? PromptNews else { return nil }
    return PromptNews(
      pieces: pieces.merging(next.pieces) { old, new in
        Piece(text: old.text + new.text, thinking: old.thinking + new.thinking)
      })
  }
}

/// What the library of prompts asks of the core.
enum PromptWork {
  static let list = work("list") { desk, send in
    send(PromptAnswer.listed(try desk.prompts().list()))
  }

  /// Keeps a prompt that was written; a new one where there was none.
  static func store(name: String, text: String, instead prompt: Prompt?) -> Effect {
    work("store") { desk, send in
      let store = try desk.prompts()
      do {
        let stored =
          try prompt.map { try store.update($0, name: name, text: text) }
          ?? store.add(name: name, text: text)
        send(PromptAnswer.stored(stored))
        send(PromptAnswer.listed(try store.list()))
      } catch let error as WaymarkError {
        send(PromptAnswer.refused(field: error.field, Failure(error)))
      }
    }
  }

  static func remove(_ prompt: Prompt) -> Effect {
    work("remove") { desk, send in
      let store = try desk.prompts()
      try store.remove(prompt)
      send(PromptAnswer.removed(prompt))
      send(PromptAnswer.listed(try store.list()))
    }
  }

  static func restore(_ prompt: Prompt) -> Effect {
    work("restore") { desk, send in
      let store = try desk.prompts()
      send(PromptAnswer.stored(try store.restore(prompt)))
      send(PromptAnswer.listed(try store.list()))
    }
  }

  static func versions(of prompt: Prompt) -> Effect {
    work("versions") { desk, send in
      send(PromptAnswer.versions(prompt, try desk.prompts().versions(of: prompt)))
    }
  }

  static let offers = work("offers") { desk, send in
    send(PromptAnswer.offers(try await desk.offers()))
  }

  static let trial = Work.ID(.chat, "prompts trial")

  /// Asks several models and passes on what comes, a frame's worth at a time.
  static func run(_ prompt: Prompt, input: String, on targets: [PromptBench.Target]) -> Effect {
    .run(
      Work(trial, isSubscription: true) { services, send in
        guard let desk = services.chat else { return }
        do {
          let bench = PromptBench(store: try desk.prompts(), servers: try desk.core().servers)
          let runs = try await bench.run(prompt, input: input, on: targets) { index, piece in
            switch piece {
            case .text(let text): send(PromptNews(pieces: [index: .init(text: text)]))
            case .thinking(let text): send(PromptNews(pieces: [index: .init(thinking: text)]))
            case .damaged, .done: break
            }
          }
          send(PromptAnswer.ran(runs))
        } catch is CancellationError {
        } catch {
          send(PromptAnswer.failed(Failure(error)))
        }
      })
  }

  /// Notes what a person thinks of a reply.
  static func judge(_ run: Int64, _ verdict: String) -> Effect {
    work("judge \(run)") { desk, send in
      try desk.prompts().judge(run, verdict)
      send(PromptAnswer.judged(run, verdict))
    }
  }

  private static func work(
    _ name: String,
    _ body: @escaping @Sendable (ChatDesk, @escaping Work.Send) async throws -> Void
  ) -> Effect {
    .run(
      Work(Work.ID(.chat, "prompts \(name)")) { services, send in
        guard let desk = services.chat else { return }
        do {
          try await body(desk, send)
        } catch is CancellationError {
        } catch {
          send(PromptAnswer.failed(Failure(error)))
        }
      })
  }
}
