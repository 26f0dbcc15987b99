/// Something that git has begun and that waits for the user.
package struct OperationInProgress: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case merge
    case rebase
    /// Applying mails, as `git am` does.
    case applyMail = "am"
    case cherryPick = "cherry-pick"
    case revert
    case bisect
  }

  /// How to go on.
  package enum Step: String, Sendable, Hashable, CaseIterable {
    case `continue`
    case skip
    case abort
  }

  package var kind: Kind
  /// The branch that is worked on, where git notes it.
  package var branch: String?
  /// What is merged, picked or rebased onto.
  package var other: ObjectID?
  /// Which of how many commits is at hand.
  package var position: Int?
  package var count: Int?

  /// The git command behind a way to go on; nil where git has none.
  package func command(for step: Step) -> [String]? {
    switch (kind, step) {
    case (.merge, .skip), (.bisect, .continue): nil
    case (.bisect, .skip): ["bisect", "skip"]
    case (.bisect, .abort): ["bisect", "reset"]
    default: [kind.rawValue, "--\(step.rawValue)"]
    }
  }

  package var steps: [Step] { Step.allCases.filter { command(for: $0) != nil } }
}
