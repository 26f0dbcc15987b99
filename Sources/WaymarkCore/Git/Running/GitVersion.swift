/// A version of git, as in 2.39.5.
package struct GitVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what `git --version` prints; vendors add words behind the number.
  package init?(output: String) {
    guard let match = output.firstMatch(of: #/(\d+)\.(\d+)/#), let major = Int(match.1),
      let minor = Int(match.2)
    else { return nil }
    self.init(major, minor)
  }

  package var description: String { "\(major).\(minor)" }

  package static func < (one: GitVersion, other: GitVersion) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }
}

/// What needs a git newer than the oldest that works at all.
package enum GitFeature: String, Sendable, CaseIterable {
  case everything
  case stashStaged
  case updateRefs
  case nulWorktrees

  /// The first version that has it.
  package var since: GitVersion {
    switch self {
    case .everything: GitVersion(2, 31)
    case .stashStaged: GitVersion(2, 35)
    case .nulWorktrees: GitVersion(2, 36)
    case .updateRefs: GitVersion(2, 38)
    }
  }

  /// What a user cannot do without it.
  package var title: String {
    switch self {
    case .everything: "working with repositories"
    case .stashStaged: "stashing only what is staged"
    case .nulWorktrees: "listing worktrees with line breaks in their paths"
    case .updateRefs: "moving dependent branches along in a rebase"
    }
  }
}
