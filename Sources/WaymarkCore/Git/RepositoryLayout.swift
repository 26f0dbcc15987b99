import Foundation

/// Where the parts of a repository lie.
package struct RepositoryLayout: Sendable, Hashable {
  /// The git directory of this worktree.
  package let gitDirectory: String
  /// The git directory that all worktrees share.
  package let commonDirectory: String
  /// The top of the work tree; nil in a bare repository.
  package let topLevel: String?
  package let isShallow: Bool

  package var isBare: Bool { topLevel == nil }
  /// True in a worktree that was added to another one.
  package var isLinkedWorktree: Bool { gitDirectory != commonDirectory }
  /// Where commands run.
  package var workingFolder: String { topLevel ?? gitDirectory }
}

extension Repository {
  /// Where the parts of the repository lie.
  ///
  /// - Throws: `gitNotARepository` outside of one.
  package func layout() async throws -> RepositoryLayout {
    let answer = try await git.text(
      .read(
        "rev-parse", "--path-format=absolute", "--is-inside-work-tree", "--is-shallow-repository",
        "--git-dir", "--git-common-dir"))
    var lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let flags = lines.prefix(2)
    lines.removeFirst(min(2, lines.count))
    // The two paths have as many lines each when a folder's name holds line breaks.
    var directories = [lines.first ?? "", lines.last ?? ""]
    if lines.count != 2 {
      directories[0] = try await git.text(.read("rev-parse", "--absolute-git-dir"))
      directories[1] = try await git.text(
        .read("rev-parse", "--path-format=absolute", "--git-common-dir"))
    }
    let isInside = flags.first == "true"
    return RepositoryLayout(
      gitDirectory: directories[0], commonDirectory: directories[1],
      topLevel: isInside ? try await git.text(.read("rev-parse", "--show-toplevel")) : nil,
      isShallow: flags.last == "true")
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
