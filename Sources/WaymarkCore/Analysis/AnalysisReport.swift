/// Everything that a finished analysis found.
package struct AnalysisReport: Sendable, Hashable, Codable {
  package var project: Project
  package var analysis: Analysis
  package var source: SourceSummary
  package var plan: Plan
  /// In the plan's order.
  package var objectives: [ObjectiveAssessment]
  /// Worst first.
  package var gaps: [Gap]
  /// In the order in which to do them.
  package var recommendations: [Recommendation]
  /// 0 to 1 over the whole plan.
  package var completion: Double
  /// The change since the snapshot before; nil for a first analysis.
  package var trend: Trend?

  package init(
    project: Project, analysis: Analysis, source: SourceSummary, plan: Plan,
    objectives: [ObjectiveAssessment], gaps: [Gap], recommendations: [Recommendation],
    completion: Double, trend: Trend? = nil
  ) {
    self.project = project
    self.analysis = analysis
    self.source = source
    self.plan = plan
    self.objectives = objectives
    self.gaps = gaps
    self.recommendations = recommendations
    self.completion = completion
    self.trend = trend
  }
}
