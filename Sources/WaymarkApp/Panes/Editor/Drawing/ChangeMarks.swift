internal import WaymarkCore

/// How the lines of a text differ from those of the last commit.
struct ChangeMarks: Sendable {
  enum Mark: Sendable {
    case added, changed
    /// Lines are missing below it.
    case removed
  }

  private var marks: [Int: Mark] = [:]
  /// The first lines of what changed, the first thousand of them.
  private(set) var starts: [(line: Int, mark: Mark)] = []
  /// Whether nothing changed since they were found.
  var isCurrent = false
  private(set) var hasCommit = false

  /// Texts with more bytes are not compared.
  static let limit = 4 << 20

  init() {}

  init(_ difference: LineDifference) {
    starts = difference.changes.prefix(1000).map { change in
      (
        max(0, change.new.isEmpty ? change.new.lowerBound - 1 : change.new.lowerBound),
        change.new.isEmpty ? .removed : change.old.isEmpty ? .added : .changed
      )
    }
    for change in difference.changes {
      if change.new.isEmpty {
        marks[max(0, change.new.lowerBound - 1)] = .removed
      } else {
        for line in change.new.prefix(50_000) {
          marks[line] = change.old.isEmpty ? .added : .changed
        }
      }
    }
    isCurrent = true
    hasCommit = true
  }

  /// The mark of a line, counted from 0.
  subscript(line: Int) -> Mark? { marks[line] }

  var lines: [Int] { marks.keys.sorted() }

  /// What the last commit holds of a file; nil where there is none.
  static func committed(_ path: ProjectPath, in files: ProjectFiles) async -> [UInt8]? {
    let folder = files.root.path.text
    let repository = Repository(root: folder)
    guard
      let outcome = try? await repository.git.run(
        .read("cat-file", "blob", "HEAD:./\(path.text)"))
    else { return nil }
    return Array(outcome.output)
  }
}
