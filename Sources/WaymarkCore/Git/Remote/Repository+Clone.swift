import Foundation

/// How to clone.
package struct CloneOptions: Sendable, Hashable {
  /// nil checks out what the remote has checked out.
  package var branch: String?
  /// Only so many commits of the history.
  package var depth: Int?
  package var submodules = false
  package var bare = false

  package init() {}
}

extension Repository {
  /// Clones a repository.
  ///
  /// Git takes away what it has made when it fails or is cancelled.
  ///
  /// - Parameters:
  ///   - url: An address or a path.
  ///   - path: Where to; a folder that is not there or empty.
  ///   - options: How.
  ///   - context: What the commands of the new repository share.
  ///   - observe: Gets progress and messages.
  /// - Returns: The clone.
  /// - Throws: `invalidArgument`, `gitExists`, `gitNetwork`, `gitAuthentication`, `gitHostKey`,
  ///   `gitRemoteMissing` and other `git` codes; `CancellationError`.
  package static func clone(
    _ url: String, to path: String, _ options: CloneOptions = CloneOptions(),
    context: GitContext = GitContext(), observe: TransferObserver? = nil
  ) async throws -> Repository {
    guard path.hasPrefix("/"), !url.isEmpty else {
      throw WaymarkError(
        .invalidArgument, "A clone needs an address and an absolute path.",
        hint: "Name the folder that is to be made.")
    }
    let parent = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    var arguments = ["clone", "--progress"]
    if let branch = options.branch { arguments.append("--branch=\(branch)") }
    if let depth = options.depth { arguments.append("--depth=\(depth)") }
    if options.submodules { arguments.append("--recurse-submodules") }
    if options.bare { arguments.append("--bare") }
    try await Repository(root: parent, context: context)
      .transfer(GitCommand(.transfer, arguments + ["--", url, path]), observe)
    return try await open(path, context: context)
  }
}
