/// From a parsed plan and an analysed tree to a report: pure, so that it can be tested without a
/// database.
package struct Assessor: Sendable {
  private let strategy: any MatchStrategy

  package init(strategy: any MatchStrategy) { self.strategy = strategy }

  /// Builds the report of an analysis that is still to be stored.
  func assess(
    _ plan: Plan, _ tree: SourceTree, project: Project, analysis: Analysis
  ) throws -> AnalysisReport {
    let linked = EvidenceLinker(strategy: strategy)
      .link(plan, with: tree.files, paths: tree.paths)
    let completion = Completion.assess(linked)
    let gaps = GapAnalysis().gaps(completion.objectives, files: tree.files)
    let recommendations = Recommender(meanComplexity: tree.summary.meanComplexity)
      .recommend(completion.objectives, gaps: gaps)
    return AnalysisReport(
      project: project, analysis: analysis, source: tree.summary, plan: plan,
      objectives: completion.objectives, gaps: gaps, recommendations: recommendations,
      completion: completion.overall)
  }
}

/// The analysed sources of a project.
package struct SourceTree: Sendable {
  /// Sorted by path.
  package var files: [SourceFile]
  /// Every path of the project, source or not.
  package var paths: [String]
  package var summary: SourceSummary

  package init(files: [SourceFile], paths: [String], summary: SourceSummary) {
    self.files = files
    self.paths = paths
    self.summary = summary
  }
}
