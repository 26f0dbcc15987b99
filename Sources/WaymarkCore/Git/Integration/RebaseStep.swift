/// One line of a rebase's list.
package struct RebaseStep: Sendable, Hashable {
  package enum Action: String, Sendable, Hashable, CaseIterable {
    case pick
    /// Its message is replaced.
    case reword
    /// The rebase stops behind it.
    case edit
    /// Goes into the commit above, with both messages.
    case squash
    /// Goes into the commit above, whose message stays.
    case fixup
    case drop
  }

  package var action: Action
  package var commit: ObjectID
  package var subject: String
  /// The message of the commit that comes out of a `reword` or of a group that ends in a `squash`;
  /// nil keeps git's.
  package var message: CommitMessage?

  package init(
    _ action: Action, _ commit: ObjectID, subject: String = "", message: CommitMessage? = nil
  ) {
    self.action = action
    self.commit = commit
    self.subject = subject
    self.message = message
  }

  /// What git's list would be refused for, in words; nil when it is fine.
  package static func problem(in steps: [RebaseStep]) -> String? {
    let first = steps.first { $0.action != .drop }
    if let first, first.action == .squash || first.action == .fixup {
      return "The first commit has none above it to go into."
    }
    return steps.contains { $0.action != .drop } ? nil : "Every commit would be dropped."
  }

  /// Moves `fixup!` and `squash!` commits below the ones that they are meant for.
  package static func autosquashed(_ steps: [RebaseStep]) -> [RebaseStep] {
    var result: [RebaseStep] = []
    for step in steps {
      let marks: [(String, Action)] = [("fixup! ", .fixup), ("squash! ", .squash)]
      guard let (mark, action) = marks.first(where: { step.subject.hasPrefix($0.0) }) else {
        result.append(step)
        continue
      }
      var wanted = step.subject[...]
      // A fixup of a fixup is meant for the same commit.
      while let (mark, _) = marks.first(where: { wanted.hasPrefix($0.0) }) {
        wanted = wanted.dropFirst(mark.count)
      }
      _ = mark
      let target = result.firstIndex {
        $0.subject == wanted || $0.commit.hex.hasPrefix(wanted) && wanted.count >= 7
      }
      guard let target else {
        result.append(step)
        continue
      }
      var end = target + 1
      while end < result.count, result[end].action == .fixup || result[end].action == .squash {
        end += 1
      }
      var moved = step
      moved.action = action
      result.insert(moved, at: end)
    }
    return result
  }
}
