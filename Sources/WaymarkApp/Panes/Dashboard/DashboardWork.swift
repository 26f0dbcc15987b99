internal import WaymarkCore

/// What the dashboard asks of the core.
enum DashboardWork {
  static let analysis = Work.ID(.dashboard, "analysis")

  /// The most snapshots that are read for the trend.
  private static let historyLimit = 60

  /// Finds the project, its last report and its branch.
  static let open = Effect.run(
    Work(Work.ID(.dashboard, "open")) { services, send in
      await show(services.desk, send) { try await services.desk.project() }
    })

  /// Registers the directory, then opens it.
  static let register = Effect.run(
    Work(Work.ID(.dashboard, "open")) { services, send in
      await show(services.desk, send) { try await services.desk.register() }
    })

  static func analyze(_ kind: Analysis.Kind) -> Effect {
    .run(
      Work(analysis) { services, send in
        let desk = services.desk
        do {
          let report = try await desk.analyze(kind) { send(DashboardProgress($0)) }
          let history = (try? await desk.history(limit: historyLimit)) ?? []
          send(DashboardMessage.analyzed(report, history: history))
          send(NewAnalysis())
          send(DashboardMessage.branch(await desk.branch()))
        } catch is CancellationError {
          send(DashboardMessage.analysisCancelled)
        } catch {
          send(
            Task.isCancelled
              ? DashboardMessage.analysisCancelled : .analysisFailed(Failure(error)))
        }
      })
  }

  static func readExcerpt(_ place: SourcePlace) -> Effect {
    .run(
      Work(Work.ID(.dashboard, "excerpt \(place.path):\(place.line)")) { services, send in
        let lines = await services.desk.excerpt(
          path: place.path, line: place.line, context: EvidenceView.context)
        send(DashboardMessage.excerpt(place, lines))
      })
  }

  /// Listens to other programs.
  static func listen(at root: String) -> Effect {
    .run(
      Work(Work.ID(.dashboard, "companion"), isSubscription: true) { services, send in
        try? await services.companion(root)?.serve { send(DashboardRequest($0, answer: $1)) }
      })
  }

  /// Answers another program.
  static func answer(_ request: DashboardRequest, _ answer: CompanionAnswer) -> Effect {
    .run(Work(Work.ID(.dashboard, "answer")) { _, _ in request.answer(answer) })
  }

  private static func show(
    _ desk: any ProjectDesk, _ send: Work.Send, project: () async throws -> Project?
  ) async {
    do {
      let project = try await project()
      send(DashboardMessage.opened(project))
      guard project != nil else { return }
      async let branch = desk.branch()
      let report = try await desk.latestReport()
      let history = try await desk.history(limit: historyLimit)
      send(DashboardMessage.report(report, history: history))
      send(DashboardMessage.branch(await branch))
    } catch is CancellationError {
    } catch {
      send(DashboardMessage.openingFailed(Failure(error)))
    }
  }
}

/// What the core answers to the dashboard.
enum DashboardMessage: Sendable {
  /// The directory is known, or nil when it is not registered.
  case opened(Project?)
  case branch(String?)
  /// The last finished analysis, if there is one, and the snapshots up to it.
  case report(AnalysisReport?, history: [Snapshot])
  /// The project could not be opened or registered.
  case openingFailed(Failure)
  case analyzed(AnalysisReport, history: [Snapshot])
  case analysisFailed(Failure)
  case analysisCancelled
  case excerpt(SourcePlace, [SourceLine])
}

/// What another program asks of the dashboard.
struct DashboardRequest: Sendable {
  let request: CompanionRequest
  let answer: @Sendable (CompanionAnswer) -> Void

  init(_ request: CompanionRequest, answer: @escaping @Sendable (CompanionAnswer) -> Void) {
    self.request = request
    self.answer = answer
  }
}

/// How far the running analysis is.
struct DashboardProgress: Superseding {
  let progress: AnalysisProgress

  init(_ progress: AnalysisProgress) { self.progress = progress }
}
