/// What a first version of a commit message is made from.
package struct StagedChanges: Sendable, Hashable {
  /// The patch, cut off where it becomes too long.
  package var patch: String
  /// One line for each file.
  package var files: [String]
  /// The last subjects of the log.
  package var subjects: [String]
}

extension Repository {
  /// What is staged, as text.
  ///
  /// - Parameter limit: The most bytes of the patch.
  /// - Returns: Patch, files and earlier subjects.
  /// - Throws: `gitNothingToCommit` when nothing is staged; other `git` codes.
  package func stagedChanges(limit: Int) async throws -> StagedChanges {
    var patch: [UInt8] = []
    var files: [String] = []
    try await diff(.staged()) { file in
      files.append("\(file.change) \(file.path.text) +\(file.addedCount) -\(file.removedCount)")
      guard file.content == .text, patch.count < limit else { return .more }
      patch += file.bytes.prefix(limit - patch.count)
      return .more
    }
    guard !files.isEmpty else {
      throw WaymarkError(
        .gitNothingToCommit, "Nothing is staged to write a message about.",
        hint: "Stage something first.")
    }
    let log = try await git.textIfAny(.read("log", "--max-count=10", "--format=%s"))
    return StagedChanges(
      patch: String(decoding: patch, as: UTF8.self), files: files,
      subjects: (log ?? "").split(separator: "\n").map(String.init))
  }

  /// The files that a comparison is about, relative to the top of the work tree.
  package func changedPaths(_ request: DiffRequest) async throws -> [GitPath] {
    let output = try await git.run(try await command(for: request, ["--name-only", "-z"])).output
    return output.split(separator: 0).map { GitPath($0) }
  }

  /// Ticks tasks in the plan's file and stages just those lines; undo takes both back.
  ///
  /// - Parameters:
  ///   - tasks: Which.
  ///   - path: The plan's file, relative to the top of the work tree.
  /// - Returns: How many were ticked.
  /// - Throws: `notWritable`, `diskFull` or one of the `git` codes.
  @discardableResult
  package func tick(_ tasks: [PlanTask], in path: GitPath) async throws -> Int {
    let place = WorkTreeFile(root: root, path: path)
    guard let before = place.content() else { return 0 }
    let (text, ticks) = PlanTicks.tick(tasks, in: before)
    guard !ticks.isEmpty else { return 0 }
    let title = "Tick \(ticks.count == 1 ? "a task" : "\(ticks.count) tasks") in \(path.text)"
    try await git.exclusively {
      let index = try await IndexSnapshot(of: [path], in: self)
      let kept = try await keep([path], title)
      try place.write(text, mode: place.gitMode ?? 0o100644)
      try await GitContext.$notesUndo.withValue(false) {
        for file in try await diff(.unstaged([path])) {
          try await stage(Self.lines(of: ticks, in: file), of: file)
        }
      }
      try await finishDiscard(kept, title, try await index.steps(in: self))
    }
    return ticks.count
  }

  /// The changed lines of a diff that ticks have made, without others beside them.
  private static func lines(of ticks: [PlanTicks.Tick], in file: FileDiff) -> LineSelection {
    let after = Dictionary(ticks.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    let before = Set(ticks.map(\.before))
    var selection: [Int: Set<Int>] = [:]
    for (number, hunk) in file.hunks.enumerated() {
      for (place, line) in hunk.lines.enumerated() {
        let isTick =
          switch line.kind {
          case .added: after[Int(line.new)] != nil
          case .removed: before.contains(Array(file.bytes(of: line)))
          case .context: false
          }
        if isTick { selection[number, default: []].insert(place) }
      }
    }
    return LineSelection(lines: selection)
  }
}
