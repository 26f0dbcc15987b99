internal import WaymarkCore

extension DeclaredStatus {
  /// The status in words for people.
  var words: String {
    switch self {
    case .done: "done"
    case .inProgress: "in progress"
    case .todo: "to do"
    case .blocked: "blocked"
    case .deferred: "deferred"
    case .dropped: "dropped"
    case .unknown: "nothing about its status"
    }
  }

  /// One column that stands for the status.
  func sign(isPlain: Bool) -> String {
    switch self {
    case .done: isPlain ? "x" : "✓"
    case .inProgress: isPlain ? "~" : "◐"
    case .todo: isPlain ? "o" : "○"
    case .blocked: isPlain ? "#" : "■"
    case .deferred: isPlain ? ">" : "◇"
    case .dropped: isPlain ? "-" : "✗"
    case .unknown: isPlain ? "." : "·"
    }
  }

  var scope: Scope {
    switch self {
    case .done: .statusDone
    case .inProgress: .statusActive
    case .todo, .unknown: .statusOpen
    case .blocked: .statusBlocked
    case .deferred, .dropped: .statusAside
    }
  }
}

extension Gap.Kind {
  /// The kind in words for people.
  var words: String {
    switch self {
    case .missing: "missing"
    case .partial: "partial"
    case .untested: "untested"
    case .undocumented: "no docs"
    case .unverifiedClaim: "unproven"
    case .unplanned: "unplanned"
    }
  }

  /// What a gap of the kind is, for the evidence view.
  var explanation: String {
    switch self {
    case .missing: "missing, no code serves it"
    case .partial: "partial, some of it is there"
    case .untested: "untested, code is there and no test touches it"
    case .undocumented: "no docs, code is there and nothing describes it"
    case .unverifiedClaim: "unproven, the plan says done and the code does not show it"
    case .unplanned: "unplanned, code that serves no objective"
    }
  }
}

extension Evidence {
  /// How the place was found, in words for people.
  var originWords: String {
    if isTest { return "test" }
    return switch origin {
    case .marker: "marker"
    case .confirmed: "confirmed"
    case .path: "by name"
    case .lexical: "by words"
    case .embedding: "meaning"
    case .model: "model"
    }
  }
}

extension Gap {
  /// The summary without the title of what it is about, where it begins with that.
  func detail(without title: String) -> String {
    guard summary.hasPrefix("\(title): ") else { return summary }
    let detail = summary.dropFirst(title.count + 2)
    return detail.prefix(1).uppercased() + detail.dropFirst()
  }
}

extension Gap.Severity {
  var scope: Scope {
    switch self {
    case .critical: .severityCritical
    case .high: .severityHigh
    case .medium: .severityMedium
    case .low: .severityLow
    }
  }

  /// Four letters for narrow lists.
  var abbreviation: String {
    switch self {
    case .critical: "crit"
    case .high: "high"
    case .medium: "med"
    case .low: "low"
    }
  }
}

extension Disagreement {
  /// The difference in a sentence.
  var sentence: String {
    switch self {
    case .claimedDone: "The plan says done; the code shows little or nothing of it."
    case .notTicked: "The plan says to do; the code shows most of it."
    }
  }
}

extension AnalysisProgress.Phase {
  var words: String {
    switch self {
    case .scanning: "Scanning"
    case .parsing: "Parsing"
    case .matching: "Matching"
    case .storing: "Storing"
    }
  }
}
