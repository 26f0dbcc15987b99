package import Foundation

/// One run over a project.
package struct Analysis: Sendable, Hashable, Codable, Identifiable {
  /// How much is done anew.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Every file is parsed.
    case full
    /// Only files whose content changed are parsed again.
    case incremental
    /// One objective or path is looked at.
    case targeted
  }

  package enum Status: String, Sendable, Codable, CaseIterable {
    case pending
    case running
    case completed
    case failed
    case cancelled
  }

  package var id: Int64
  package var projectID: Int64
  package var kind: Kind
  package var status: Status
  /// The objective key or path of a targeted analysis.
  package var target: String?
  /// The name of the match strategy.
  package var strategy: String
  package var startedAt: Date
  package var completedAt: Date?

  package init(
    id: Int64, projectID: Int64, kind: Kind, status: Status, target: String? = nil,
    strategy: String, startedAt: Date, completedAt: Date? = nil
  ) {
    self.id = id
    self.projectID = projectID
    self.kind = kind
    self.status = status
    self.target = target
    self.strategy = strategy
    self.startedAt = startedAt
    self.completedAt = completedAt
  }

  /// Whole milliseconds from start to end; 0 while it runs.
  package var durationMilliseconds: Int {
    completedAt.map { Int(($0.timeIntervalSince(startedAt) * 1000).rounded()) } ?? 0
  }
}

/// How far a running analysis has come.
package struct AnalysisProgress: Sendable, Hashable {
  package enum Phase: String, Sendable, CaseIterable {
    case scanning
    case parsing
    case matching
    case storing
  }

  package var phase: Phase
  package var done: Int
  /// 0 when it is not known yet.
  package var total: Int

  package init(phase: Phase, done: Int = 0, total: Int = 0) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}
