import Foundation

/// Runs an analysis of a project from plan to recommendations and stores the result.
///
/// Cancelling the calling task stops it between two files: the run is recorded as cancelled and
/// the last result stands. What was parsed by then is kept, so the next run is shorter.
package struct AnalyzeProject: Sendable {
  /// What to analyse and how.
  package struct Request: Sendable {
    package var kind: Analysis.Kind
    /// The objective key or path of a targeted analysis.
    package var target: String?
    /// The name of a strategy of `MatchStrategies`.
    package var strategy: String
    /// A plan file to read instead of the one that is found.
    package var planPath: String?

    package init(
      kind: Analysis.Kind = .incremental, target: String? = nil,
      strategy: String = MatchStrategies.standard, planPath: String? = nil
    ) {
      self.kind = kind
      self.target = target
      self.strategy = strategy
      self.planPath = planPath
    }
  }

  package typealias Progress = @Sendable (AnalysisProgress) -> Void

  private let database: Database
  private let store: AnalysisStore
  private let grammars: GrammarLibrary

  package init(database: Database, grammars: GrammarLibrary) {
    self.database = database
    self.grammars = grammars
    store = AnalysisStore(database)
  }

  /// Runs the analysis.
  ///
  /// - Parameters:
  ///   - project: The registered project.
  ///   - request: What to analyse and how.
  ///   - progress: Called from any thread.
  /// - Returns: The finished report, already stored.
  /// - Throws: `planNotFound`, `targetNotFound`, `invalidArgument` for an unknown strategy, storage
  ///   errors, `CancellationError`.
  package func run(
    _ project: Project, _ request: Request, progress: @escaping Progress
  ) async throws -> AnalysisReport {
    let strategy = try MatchStrategies.named(request.strategy)
    let source = try PlanSource.find(in: project.path, override: request.planPath)
    let analysis = try store.begin(
      project.id, kind: request.kind, target: request.target, strategy: request.strategy)
    do {
      let report = try await report(
        project, analysis, request, strategy, source, progress: progress)
      progress(AnalysisProgress(phase: .storing))
      // The whole is stored, whatever part was asked for: a snapshot of a part could be compared
      // with none before or after it.
      return try store.finish(report).narrowed(by: request)
    } catch is CancellationError {
      try store.abandon(analysis, as: .cancelled)
      throw CancellationError()
    } catch {
      // The first error is the one to report, whether or not this can be written.
      try? store.abandon(analysis, as: .failed)
      throw error
    }
  }

  private func report(
    _ project: Project, _ analysis: Analysis, _ request: Request,
    _ strategy: any MatchStrategy, _ source: PlanSource, progress: @escaping Progress
  ) async throws -> AnalysisReport {
    progress(AnalysisProgress(phase: .scanning))
    async let parsing = source.parse()
    let index = SourceIndex(
      project: project, store: SourceIndexStore(database), grammars: grammars)
    let tree = try await index.refresh(request.kind, target: request.target, progress: progress)
    let plan = await parsing
    try Task.checkCancellation()
    progress(AnalysisProgress(phase: .matching, total: plan.objectives.count))
    let report = try Assessor(strategy: strategy).assess(
      plan, tree, project: project, analysis: analysis)
    // A target that is nothing is said before anything is stored.
    _ = try report.narrowed(by: request)
    try Task.checkCancellation()
    return report
  }
}

extension AnalysisReport {
  /// The part that a targeted request is about; the whole for others.
  fileprivate func narrowed(by request: AnalyzeProject.Request) throws -> AnalysisReport {
    guard request.kind == .targeted, let target = request.target else { return self }
    return try narrowed(to: target)
  }
}
