import Foundation
import WaymarkCore

/// What `waymark git` prints for people.
enum GitText {
  static func render(_ status: WorkTreeStatus) -> String {
    var text = "On " + (status.head.branch.map(Sanitiser.clean) ?? "no branch")
    if let commit = status.head.commit {
      text += " at \(commit.short)"
    } else {
      text += ", no commits yet"
    }
    if let upstream = status.upstream {
      let counts =
        upstream.ahead.map { "\($0) ahead, \(upstream.behind ?? 0) behind" } ?? "gone"
      text += "\nUpstream \(Sanitiser.clean(upstream.name)): \(counts)"
    }
    if let operation = status.operation {
      let place = operation.position.map { " \($0)/\(operation.count ?? $0)" } ?? ""
      text += "\nIn a \(operation.kind.rawValue)\(place)"
    }
    text += "\n"
    for entry in status.entries { text += line(entry) }
    return text
  }

  static func render(_ entry: LogEntry) -> String {
    let day = entry.time.formatted(.iso8601.year().month().day())
    return "\(entry.id.short) \(day) \(Sanitiser.clean(entry.author)): "
      + "\(Sanitiser.clean(entry.subject))\n"
  }

  static func render(_ file: FileDiff) -> String {
    var text = "\(Sanitiser.clean(file.path.text)) (\(file.change.word)"
    if let old = file.oldPath { text += " from \(Sanitiser.clean(old.text))" }
    text += file.content == .binary ? ", not text)\n" : ")\n"
    for hunk in file.hunks {
      text += "@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@\n"
      for line in hunk.lines {
        let mark =
          switch line.kind {
          case .context: " "
          case .added: "+"
          case .removed: "-"
          }
        text += mark + Sanitiser.clean(file.text(of: line)) + "\n"
      }
    }
    return text
  }

  private static func line(_ entry: StatusEntry) -> String {
    let name = Sanitiser.clean(entry.path.text)
    let origin = entry.originalPath.map { " from \(Sanitiser.clean($0.text))" } ?? ""
    switch entry.kind {
    case .untracked: return "  new        \(name)\n"
    case .ignored: return "  ignored    \(name)\n"
    case .conflicted(let conflict): return "  conflict   \(name) (\(conflict.rawValue))\n"
    case .tracked:
      let parts = [
        entry.staged.map { "  staged     \(name)\(origin) (\($0.word))\n" },
        entry.unstaged.map { "  changed    \(name)\(origin) (\($0.word))\n" },
      ]
      return parts.compactMap { $0 }.joined()
    }
  }
}
