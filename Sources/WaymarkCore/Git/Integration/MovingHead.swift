import Foundation

extension Repository {
  /// Runs something that moves the branch, and notes how to move it back.
  ///
  /// Going back keeps changes that are not committed, and refuses where they are in the way.
  ///
  /// - Parameters:
  ///   - title: What is done.
  ///   - before: Where the branch was before all of it; nil asks now.
  ///   - mode: How `git reset` goes back.
  ///   - work: Does it.
  /// - Throws: What the work throws; nothing is noted then.
  func movingHead(
    _ title: String, from before: String? = nil, back mode: String = "--keep",
    _ work: @Sendable () async throws -> Void
  ) async throws {
    try await git.exclusively {
      let old: String?
      if let before { old = before } else { old = try await headCommit() }
      // Its parts are not to be taken back one by one.
      try await GitContext.$notesUndo.withValue(false) { try await work() }
      let after = try await headCommit()
      guard let old, old != after else { return }
      try await record(
        title, expecting: [try await referenceState("HEAD")], [.git("reset", mode, old)])
    }
  }
}
