package import Foundation

/// One action that git can take back, and how.
package struct UndoEntry: Sendable, Codable, Identifiable, Hashable {
  package let id: String
  /// What was done, as in `Delete the branch topic`.
  package let title: String
  package let time: Date
  /// The git directory of the worktree that it was done in.
  package let worktree: String
  /// What has to be as the action left it, or else something came in between.
  package let expected: [ReferenceState]
  package let steps: [UndoStep]

  /// The commands that taking it back runs, as a person would type them.
  package var commands: [String] { steps.map(\.text) }
}

/// What a reference pointed to after an action.
package struct ReferenceState: Sendable, Codable, Hashable {
  /// `HEAD` or a full name.
  package let name: String
  /// The hash, or for a symbolic `HEAD` also its branch; nil when the reference was not there.
  package let commit: String?
}

/// One step of taking an action back.
package enum UndoStep: Sendable, Codable, Hashable {
  /// A git command; arguments are bytes.
  case command([Data])
  /// Puts index entries back: lines for `git update-index -z --index-info`.
  case index(Data)
  /// The same, kept in the repository as a blob since there are many.
  case indexFrom(blob: String)
  /// Puts discarded files back that a reference keeps.
  case discard(reference: String)

  /// A step that runs git.
  package static func git(_ arguments: String...) -> UndoStep { .git(arguments) }

  package static func git(_ arguments: [String]) -> UndoStep {
    .command(arguments.map { Data($0.utf8) })
  }

  /// The step as a person would type it.
  package var text: String {
    switch self {
    case .command(let arguments): gitCommand(arguments).text
    case .index: "git update-index -z --index-info"
    case .indexFrom(let blob):
      "git cat-file blob \(blob.prefix(8)) | git update-index -z --index-info"
    case .discard(let reference): "git cat-file blob \(reference):files/… for each file"
    }
  }

  func gitCommand(_ arguments: [Data]) -> GitCommand {
    var command = GitCommand(.write, [])
    command.arguments = arguments.map { Array($0) }
    return command
  }
}
