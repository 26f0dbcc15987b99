package import WaymarkCore
package import WaymarkTerminal

/// The state of the dashboard: one project, its last report and what is selected in it.
package struct Dashboard: Pane {
  /// How far the project is open.
  package enum Phase: Sendable, Hashable {
    case opening
    case unregistered
    case registering
    case failed(Failure)
    /// The project is known; the report may still be on its way.
    case open
  }

  /// The parts of the screen that can have the focus.
  package enum Section: String, Sendable, CaseIterable {
    case objectives, gaps, next, code

    var title: String {
      switch self {
      case .objectives: "Objectives"
      case .gaps: "Gaps"
      case .next: "Next"
      case .code: "Code"
      }
    }

    func stepped(by steps: Int) -> Section {
      let all = Section.allCases
      let index = all.firstIndex(of: self) ?? 0
      return all[(index + steps + all.count) % all.count]
    }
  }

  /// An analysis that is under way.
  package struct Run: Sendable, Hashable {
    package var kind: Analysis.Kind
    package var progress: AnalysisProgress?
    package var isCancelling = false
  }

  package let path: String
  package internal(set) var phase = Phase.opening
  package internal(set) var project: Project?
  package internal(set) var branch: String?
  package internal(set) var report: AnalysisReport?
  package internal(set) var history: [Snapshot] = []
  /// Why there is no report, when an analysis failed.
  package internal(set) var failure: Failure?
  package internal(set) var run: Run?
  package internal(set) var section = Section.objectives
  package internal(set) var evidence: EvidenceView?
  var tree = ObjectiveTree()
  var gaps: [GapRow] = []
  var code: [CodeRow] = []
  var cursors: [Section: ListCursor] = [:]
  /// Whether files changed since the last analysis began, as far as they are watched.
  var isOutdated = false
  /// Where people were at the last start, until there is a report to go back to it in.
  var remembered: DashboardMemory?

  package init(path: String) { self.path = path }

  /// The number of rows of a section.
  func count(of section: Section) -> Int {
    switch section {
    case .objectives: tree.rows.count
    case .gaps: gaps.count
    case .next: report?.recommendations.count ?? 0
    case .code: code.count
    }
  }

  /// The selected and the first shown row of a section.
  func cursor(of section: Section) -> ListCursor { cursors[section] ?? ListCursor() }

  package var mustFinish: Bool { run != nil }

  package mutating func appear() -> [Effect] { [DashboardWork.open] }

  package var contexts: [CommandContext] {
    if evidence != nil { return [.evidence, .list] }
    if phase == .open { return [.dashboard, .list] }
    return [.welcome]
  }

  package mutating func reveal(in area: Size) {
    var layout = DashboardLayout(self, area: area)
    if let rows = layout.sections[.objectives]?.rows, report != nil {
      tree.openUp(toFit: rows - layout.titleRows)
      layout = DashboardLayout(self, area: area)
    }
    for section in Section.allCases {
      guard let rows = layout.sections[section]?.rows else { continue }
      var cursor = cursor(of: section)
      cursor.reveal(height: rows - layout.titleRows, of: count(of: section))
      cursors[section] = cursor
    }
    evidence?.reveal(in: area)
  }
}
