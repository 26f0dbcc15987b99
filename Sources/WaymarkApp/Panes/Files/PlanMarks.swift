internal import WaymarkCore

/// What the last analysis says about files, for their rows.
struct PlanMarks: Sendable {
  enum Mark: Sendable {
    /// Something that the plan promises is lacking in it.
    case gap
    /// It serves an objective.
    case served
    /// It serves none.
    case uncovered

    func sign(isPlain: Bool) -> String {
      switch self {
      case .gap: "!"
      case .served: isPlain ? "=" : "◆"
      case .uncovered: isPlain ? "o" : "○"
      }
    }

    var scope: Scope {
      switch self {
      case .gap: .severityMedium
      case .served: .statusDone
      case .uncovered: .faint
      }
    }

    /// What it means, in a few words.
    var words: String {
      switch self {
      case .gap: "has gaps"
      case .served: "serves the plan"
      case .uncovered: "serves no objective"
      }
    }
  }

  private var marks: [ProjectPath: Mark] = [:]

  init() {}

  init(_ report: AnalysisReport) {
    func mark(_ evidence: [Evidence], _ mark: Mark) {
      for place in evidence {
        guard let path = try? ProjectPath(place.path) else { continue }
        marks[path] = mark
      }
    }
    for gap in report.gaps where gap.kind == .unplanned { mark(gap.evidence, .uncovered) }
    for objective in report.objectives {
      mark(objective.evidence + objective.tasks.flatMap(\.evidence), .served)
    }
    for gap in report.gaps where gap.kind != .unplanned { mark(gap.evidence, .gap) }
  }

  subscript(path: ProjectPath) -> Mark? { marks[path] }
}
