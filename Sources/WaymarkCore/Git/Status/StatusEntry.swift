/// One file that is not as the last commit has it.
package struct StatusEntry: Sendable, Hashable {
  /// What git has to do with the file.
  package enum Kind: Sendable, Hashable {
    case tracked
    case untracked
    case ignored
    case conflicted(Conflict)
  }

  /// What happened to a file.
  package enum Change: UInt8, Sendable, Hashable {
    case added = 0x41
    case copied = 0x43
    case deleted = 0x44
    case modified = 0x4D
    case renamed = 0x52
    case typeChanged = 0x54
  }

  /// What the two sides of a merge did to a file.
  package enum Conflict: String, Sendable, Hashable, CaseIterable {
    case bothDeleted = "DD"
    case addedByUs = "AU"
    case deletedByThem = "UD"
    case addedByThem = "UA"
    case deletedByUs = "DU"
    case bothAdded = "AA"
    case bothModified = "UU"
  }

  /// What is new inside a submodule.
  package struct Submodule: Sendable, Hashable {
    package var hasNewCommits: Bool
    package var hasChanges: Bool
    package var hasUntrackedFiles: Bool
  }

  package var path: GitPath
  package var kind: Kind
  /// The difference between the last commit and the index.
  package var staged: Change?
  /// The difference between the index and the work tree.
  package var unstaged: Change?
  /// Where a renamed or copied file came from.
  package var originalPath: GitPath?
  package var submodule: Submodule?
  /// The file modes in octal, as in 0o100644; 0 where the file is not there.
  package var headMode: UInt32 = 0
  package var indexMode: UInt32 = 0
  package var workTreeMode: UInt32 = 0

  package var conflict: Conflict? {
    if case .conflicted(let conflict) = kind { conflict } else { nil }
  }

  /// True for an untracked or ignored folder that git did not look into.
  package var isFolder: Bool { path.bytes.last == UInt8(ascii: "/") }
}
