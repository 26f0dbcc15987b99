import Foundation

/// Where the parts of a repository lie.
package struct RepositoryLayout: Sendable, Hashable {
  /// The git directory of this worktree.
  package let gitDirectory: String
  /// The git directory that all worktrees share.
  package let commonDirectory: String
  /// The top of the work tree; nil in a bare repository.
  package let topLevel: String?
  /// Digits of a hash: 40, or 64 with SHA-256.
  package let hashLength: Int

  package var isBare: Bool { topLevel == nil }
  /// True in a worktree that was added to another one.
  package var isLinkedWorktree: Bool { gitDirectory != commonDirectory }
  /// True when the history was cut off on cloning.
  package var isShallow: Bool {
    FileManager.default.fileExists(atPath: "\(commonDirectory)/shallow")
  }
  /// Where commands run.
  package var workingFolder: String { topLevel ?? gitDirectory }
}

extension Repository {
  /// Where the parts of the repository lie.
  ///
  /// - Throws: `gitNotARepository` outside of one.
  package func layout() async throws -> RepositoryLayout {
    if let knownLayout { return knownLayout }
    if let layout = try await layoutOfWorkTree() { return layout }
    let answer = try await git.text(
      .read(
        "rev-parse", "--path-format=absolute", "--is-inside-work-tree",
        "--show-object-format", "--git-dir", "--git-common-dir"))
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var directories = Array(lines.dropFirst(2))
    // There are more lines when a folder's name holds line breaks.
    if directories.count != 2 {
      directories = [
        try await git.text(.read("rev-parse", "--absolute-git-dir")),
        try await git.text(.read("rev-parse", "--path-format=absolute", "--git-common-dir")),
      ]
    }
    return RepositoryLayout(
      gitDirectory: directories[0], commonDirectory: directories[1],
      topLevel: lines.first == "true"
        ? try await git.text(.read("rev-parse", "--show-toplevel")) : nil,
      hashLength: lines.dropFirst().first == "sha256" ? 64 : 40)
  }

  /// The layout by one command, which only a work tree without line breaks in its path answers.
  private func layoutOfWorkTree() async throws -> RepositoryLayout? {
    let answer = try await git.textIfAny(
      .read(
        "rev-parse", "--path-format=absolute", "--show-object-format", "--git-dir",
        "--git-common-dir", "--show-toplevel"))
    let lines = (answer ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    guard lines.count == 4 else { return nil }
    return RepositoryLayout(
      gitDirectory: lines[1], commonDirectory: lines[2], topLevel: lines[3],
      hashLength: lines[0] == "sha256" ? 64 : 40)
  }
}

extension GitRunner {
  /// What a command prints, without the line break at its end.
  package func text(_ command: GitCommand) async throws -> String {
    var output = try await run(command).output
    if output.last == 0x0A { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// What a command prints, nil when it fails or prints nothing.
  package func textIfAny(_ command: GitCommand) async throws -> String? {
    do {
      let text = try await text(command)
      return text.isEmpty ? nil : text
    } catch is WaymarkError {
      return nil
    }
  }
}
