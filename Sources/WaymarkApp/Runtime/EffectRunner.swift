package import WaymarkCore

/// Carries out effects as tasks, off the loop; their results come back as messages.
package enum EffectHandler {
  /// The most snapshots that are read for the trend.
  static let historyLimit = 60

  /// Asks the core and reports what it answers.
  ///
  /// - Parameters:
  ///   - effect: What to do; effects that concern the loop itself do nothing here.
  ///   - desk: The core.
  ///   - send: Takes the answers, from any thread.
  package static func run(
    _ effect: Effect, desk: any ProjectDesk, send: @escaping @Sendable (CoreMessage) -> Void
  ) async {
    switch effect {
    case .open: await open(desk, send) { try await desk.project() }
    case .register: await open(desk, send) { try await desk.register() }
    case .analyze(let kind): await analyze(kind, desk, send)
    case .readExcerpt(let place):
      let lines = await desk.excerpt(
        path: place.path, line: place.line, context: EvidenceView.context)
      send(.excerpt(place, lines))
    case .cancelAnalysis, .suspend, .redraw, .quit: break
    }
  }

  private static func open(
    _ desk: any ProjectDesk, _ send: @Sendable (CoreMessage) -> Void,
    project: () async throws -> Project?
  ) async {
    do {
      let project = try await project()
      send(.opened(project))
      guard project != nil else { return }
      async let branch = desk.branch()
      let report = try await desk.latestReport()
      let history = try await desk.history(limit: historyLimit)
      send(.report(report, history: history))
      send(.branch(await branch))
    } catch is CancellationError {
    } catch {
      send(.openingFailed(Failure(error)))
    }
  }

  private static func analyze(
    _ kind: Analysis.Kind, _ desk: any ProjectDesk,
    _ send: @escaping @Sendable (CoreMessage) -> Void
  ) async {
    do {
      let report = try await desk.analyze(kind) { send(.progress($0)) }
      let history = (try? await desk.history(limit: historyLimit)) ?? []
      send(.analyzed(report, history: history))
      send(.branch(await desk.branch()))
    } catch is CancellationError {
      send(.analysisCancelled)
    } catch {
      send(Task.isCancelled ? .analysisCancelled : .analysisFailed(Failure(error)))
    }
  }
}

/// Starts the tasks of effects and keeps the one that can be cancelled.
final class EffectRunner {
  private let desk: any ProjectDesk
  private let mailbox: Mailbox
  private var analysis: Task<Void, Never>?

  init(desk: any ProjectDesk, mailbox: Mailbox) {
    self.desk = desk
    self.mailbox = mailbox
  }

  /// Starts an effect and returns at once.
  func start(_ effect: Effect) {
    switch effect {
    case .analyze: analysis = task(effect)
    case .cancelAnalysis: analysis?.cancel()
    default: _ = task(effect)
    }
  }

  private func task(_ effect: Effect) -> Task<Void, Never> {
    Task.detached { [desk, mailbox] in
      await EffectHandler.run(effect, desk: desk) { mailbox.post($0) }
    }
  }
}
