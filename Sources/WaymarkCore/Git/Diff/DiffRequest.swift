/// Which two states to compare, and how.
package struct DiffRequest: Sendable, Hashable {
  /// A state of the files.
  package enum Side: Sendable, Hashable {
    /// No files at all: what a first commit is compared with.
    case nothing
    /// Any revision that git understands; a hash where there is one.
    case commit(String)
    case index
    case workTree
  }

  /// Which differences in white space count.
  package enum Whitespace: String, Sendable, Hashable, CaseIterable {
    case all
    case ignoreAtEnd
    case ignoreAmount
    case ignoreAll

    var arguments: [String] {
      switch self {
      case .all: []
      case .ignoreAtEnd: ["--ignore-space-at-eol"]
      case .ignoreAmount: ["--ignore-space-change"]
      case .ignoreAll: ["--ignore-all-space", "--ignore-blank-lines"]
      }
    }
  }

  package var old: Side
  package var new: Side
  /// Only these files and folders; all when empty.
  package var paths: [GitPath]
  package var whitespace = Whitespace.all
  /// Unchanged lines around a change.
  package var context = 3
  /// Whole functions around a change instead.
  package var wholeFunctions = false
  package var findsRenames = true
  /// Files above this many bytes are not read as lines.
  package var fileLimit = 1 << 24

  package init(from old: Side, to new: Side, paths: [GitPath] = []) {
    self.old = old
    self.new = new
    self.paths = paths
  }

  /// What is not staged.
  package static func unstaged(_ paths: [GitPath] = []) -> DiffRequest {
    DiffRequest(from: .index, to: .workTree, paths: paths)
  }

  /// What is staged.
  package static func staged(_ paths: [GitPath] = []) -> DiffRequest {
    DiffRequest(from: .commit("HEAD"), to: .index, paths: paths)
  }
}
