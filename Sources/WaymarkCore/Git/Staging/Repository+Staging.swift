import Foundation

extension Repository {
  /// Stages files and folders as they are, deleted ones too.
  package func stage(_ paths: [GitPath]) async throws {
    guard !paths.isEmpty else { return }
    try await changingIndex(of: paths, "Stage \(Self.names(paths))") {
      try await git.run(GitCommand.write("add", "--all").pathsFromInput(paths))
    }
  }

  /// Stages everything that is not ignored.
  package func stageAll() async throws {
    try await changingIndex(of: [], "Stage everything") {
      try await git.run(.write("add", "--all", "--", ":(top)"))
    }
  }

  /// Makes the index of files as the last commit has it; a renamed file needs both its names.
  package func unstage(_ paths: [GitPath]) async throws {
    guard !paths.isEmpty else { return }
    try await changingIndex(of: paths, "Unstage \(Self.names(paths))") {
      try await git.run(GitCommand.write("reset", "--quiet").pathsFromInput(paths))
    }
  }

  /// Makes the whole index as the last commit has it.
  package func unstageAll() async throws {
    try await changingIndex(of: [], "Unstage everything") {
      try await git.run(.write("reset", "--quiet"))
    }
  }

  /// Lets git know of new files without their content, so that parts of them can be staged.
  package func intendToAdd(_ paths: [GitPath]) async throws {
    guard !paths.isEmpty else { return }
    try await changingIndex(of: paths, "Intend to add \(Self.names(paths))") {
      try await git.run(GitCommand.write("add", "--intent-to-add").pathsFromInput(paths))
    }
  }

  /// Stages some lines.
  ///
  /// - Parameters:
  ///   - selection: Which.
  ///   - file: From an unstaged diff with all white space and some context.
  /// - Throws: `gitPatchDoesNotApply` when the file is no longer what the diff shows; nothing has
  ///   changed then.
  package func stage(_ selection: LineSelection, of file: FileDiff) async throws {
    try await applyToIndex(selection, file, .forward, "Stage lines of")
  }

  /// Takes some lines out of the index again.
  ///
  /// - Parameters:
  ///   - selection: Which.
  ///   - file: From a staged diff with all white space and some context.
  /// - Throws: As `stage(_:of:)`.
  package func unstage(_ selection: LineSelection, of file: FileDiff) async throws {
    try await applyToIndex(selection, file, .backward, "Unstage lines of")
  }

  private func applyToIndex(
    _ selection: LineSelection, _ file: FileDiff, _ direction: PartialPatch.Direction,
    _ title: String
  ) async throws {
    let patch = try Self.patch(selection, file, direction)
    let paths = [file.oldPath, file.path].compactMap { $0 }
    try await changingIndex(of: paths, "\(title) \(file.path.text)") {
      let isForward = direction == .forward
      try await expectIndex(
        isForward ? file.oldPath ?? file.path : file.path, isForward ? file.oldID : file.newID)
      try await git.run(Self.apply(patch, "--cached"))
    }
  }

  /// Makes sure that a diff is about what the index holds: git would find the place of a hunk that
  /// has moved, which can be the wrong one.
  private func expectIndex(_ path: GitPath, _ expected: ObjectID?) async throws {
    let line = try await git.text(GitCommand.read("ls-files", "--stage").paths([path]))
    let found = line.split(separator: " ").dropFirst().first.flatMap { ObjectID($0) }
    if let expected, found != expected {
      throw Self.staleDiff(path)
    }
  }

  static func staleDiff(_ path: GitPath) -> WaymarkError {
    WaymarkError(
      .gitPatchDoesNotApply,
      "\(Sanitiser.clean(path.text)) is no longer what the diff shows; nothing was changed.",
      hint: "Look at the diff anew and try again.")
  }

  /// The patch for a selection.
  static func patch(
    _ selection: LineSelection, _ file: FileDiff, _ direction: PartialPatch.Direction
  ) throws -> [UInt8] {
    guard file.content == .text, !file.isSubmodule, !file.isSymbolicLink else {
      throw WaymarkError(
        .invalidArgument, "\(Sanitiser.clean(file.path.text)) is not made of lines.",
        hint: "Choose the whole file.")
    }
    guard let patch = PartialPatch.make(file, selection, direction) else {
      throw WaymarkError(
        .invalidArgument, "No changed line is chosen.", hint: "Choose an added or removed line.")
    }
    return patch
  }

  static func apply(_ patch: [UInt8], _ options: String...) -> GitCommand {
    GitCommand(
      .write,
      ["-c", "apply.ignoreWhitespace=no", "apply", "--whitespace=nowarn"] + options + ["-"]
    ).input(patch)
  }

  /// Runs an action on the index and notes how it was before.
  func changingIndex(
    of paths: [GitPath], _ title: String, _ work: @Sendable () async throws -> Void
  ) async throws {
    try await git.exclusively {
      let before = try await IndexSnapshot(of: paths, in: self)
      try await work()
      let steps = try await before.steps(in: self)
      if !steps.isEmpty { try await record(title, steps) }
    }
  }

  static func names(_ paths: [GitPath]) -> String {
    paths.count == 1 ? paths[0].text : "\(paths.count) files"
  }
}
