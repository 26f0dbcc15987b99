internal import WaymarkCore

/// The letter by which git tells what happened to a file, with its look.
struct StatusLetter: Sendable, Hashable {
  let text: String
  let scope: Scope

  init(_ change: StatusEntry.Change) {
    switch change {
    case .added: (text, scope) = ("A", .added)
    case .copied: (text, scope) = ("C", .added)
    case .deleted: (text, scope) = ("D", .removed)
    case .modified: (text, scope) = ("M", .changed)
    case .renamed: (text, scope) = ("R", .changed)
    case .typeChanged: (text, scope) = ("T", .changed)
    }
  }

  /// For a file that is not tracked, or that is in conflict.
  init(_ text: String, _ scope: Scope) {
    self.text = text
    self.scope = scope
  }
}
