import Foundation

/// Finds the operation in progress from the files that git leaves in its directory meanwhile.
struct OperationDetector {
  /// The git directory of the worktree.
  let directory: String

  /// The operation that has to be ended first; several can be nested, as a pick inside a rebase.
  func detect() -> OperationInProgress? {
    if exists("rebase-merge") { return rebase("rebase-merge", position: "msgnum", count: "end") }
    if exists("rebase-apply") {
      var operation = rebase("rebase-apply", position: "next", count: "last")
      if exists("rebase-apply/applying") { operation.kind = .applyMail }
      return operation
    }
    if exists("MERGE_HEAD") { return plain(.merge, "MERGE_HEAD") }
    if exists("CHERRY_PICK_HEAD") { return plain(.cherryPick, "CHERRY_PICK_HEAD") }
    if exists("REVERT_HEAD") { return plain(.revert, "REVERT_HEAD") }
    // Between two commits of a sequence there is a list of what is left and nothing else.
    if let todo = text("sequencer/todo") {
      return plain(todo.hasPrefix("revert") ? .revert : .cherryPick, "sequencer/head")
    }
    if exists("BISECT_LOG") {
      var operation = plain(.bisect, "BISECT_EXPECTED_REV")
      operation.branch = text("BISECT_START").map(Self.branchName)
      return operation
    }
    return nil
  }

  private func rebase(_ folder: String, position: String, count: String) -> OperationInProgress {
    var operation = plain(.rebase, "\(folder)/onto")
    operation.branch = text("\(folder)/head-name").map(Self.branchName)
    operation.position = text("\(folder)/\(position)").flatMap { Int($0) }
    operation.count = text("\(folder)/\(count)").flatMap { Int($0) }
    return operation
  }

  private func plain(_ kind: OperationInProgress.Kind, _ file: String) -> OperationInProgress {
    OperationInProgress(
      kind: kind, branch: nil,
      other: text(file).flatMap { $0.split(separator: "\n").first }.flatMap { ObjectID($0) })
  }

  private static func branchName(_ reference: String) -> String {
    reference.hasPrefix("refs/heads/")
      ? String(reference.dropFirst("refs/heads/".count)) : reference
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(directory)/\(name)")
  }

  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(directory)/\(name)").map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
