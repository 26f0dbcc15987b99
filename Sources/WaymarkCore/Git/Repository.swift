import Foundation

/// A git repository, or a folder that may be in one; everything goes through the `git` command.
///
/// The value is a folder and the way to run git there; operations are extensions by concern in the
/// folders below. They expect the folder that `open(_:context:)` finds.
package struct Repository: Sendable {
  /// Where commands run: the top of the work tree, the git directory of a bare repository, or
  /// whatever folder a question is asked about.
  package let root: String
  package let git: GitRunner
  /// Where its parts lie, when they were asked for on opening.
  let knownLayout: RepositoryLayout?

  package init(root: String, context: GitContext = GitContext()) {
    self.init(root: root, context: context, layout: nil)
  }

  private init(root: String, context: GitContext, layout: RepositoryLayout?) {
    self.root = root
    knownLayout = layout
    git = GitRunner(folder: root, context: context)
  }

  /// The repository that a folder lies in.
  ///
  /// - Throws: `gitNotARepository`, `gitUnsafe`, `gitTooOld` or `toolMissing`.
  package static func open(
    _ folder: String, context: GitContext = GitContext()
  ) async throws -> Repository {
    let place = Repository(root: folder, context: context)
    // Both at once, since each waits for a program to start; what the version says counts first.
    async let found = place.layout()
    let version = try await place.version()
    if version < GitFeature.everything.since {
      throw WaymarkError(
        .gitTooOld,
        "The installed git is \(version); \(GitFeature.everything.title) needs "
          + "\(GitFeature.everything.since).",
        hint: "Install a newer git.")
    }
    let layout = try await found
    return Repository(root: layout.workingFolder, context: context, layout: layout)
  }

  /// The same repository with other things that its commands share.
  func with(_ context: GitContext) -> Repository {
    Repository(root: root, context: context, layout: knownLayout)
  }

  /// The installed git's version.
  package func version() async throws -> GitVersion {
    let outcome = try await git.run(.read("--version"))
    return GitVersion(output: String(decoding: outcome.output, as: UTF8.self)) ?? GitVersion(0, 0)
  }

  /// Refuses what the installed git cannot do.
  ///
  /// - Throws: `gitTooOld` with the version that is needed.
  package func require(_ feature: GitFeature) async throws {
    let version = try await version()
    guard version < feature.since else { return }
    throw WaymarkError(
      .gitTooOld, "The installed git is \(version); \(feature.title) needs \(feature.since).",
      hint: "Install a newer git.")
  }
}
