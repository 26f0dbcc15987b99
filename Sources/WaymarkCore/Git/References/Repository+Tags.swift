import Foundation

extension Repository {
  /// Makes a tag.
  ///
  /// - Parameters:
  ///   - name: A new name.
  ///   - revision: What it marks.
  ///   - message: Makes an annotated tag.
  ///   - signs: Signs it.
  /// - Throws: `gitInvalidName`, `gitExists`, `gitUnknownRevision`, `gitSigning` and others.
  package func createTag(
    _ name: String, at revision: String = "HEAD", message: CommitMessage? = nil,
    signs: Bool = false
  ) async throws {
    try await git.exclusively {
      var command = GitCommand.write("tag")
      if let message {
        command = command.adding(
          signs ? "--sign" : "--annotate", "--cleanup=whitespace", "--file=-"
        )
        .input(Array(message.text.utf8))
      }
      try await git.run(command.adding("--end-of-options", name, revision).asking())
      let state = try await referenceState("refs/tags/\(name)")
      try await record(
        "Create the tag \(name)", expecting: [state], [.git("tag", "--delete", name)])
    }
  }

  /// Deletes a tag here; remotes keep theirs.
  package func deleteTag(_ name: String) async throws {
    try await git.exclusively {
      let full = "refs/tags/\(name)"
      let object = try await referenceState(full).commit
      try await git.run(.write("tag", "--delete", "--end-of-options", name))
      guard let object else { return }
      try await record(
        "Delete the tag \(name)", expecting: [ReferenceState(name: full, commit: nil)],
        [.git("update-ref", full, object)])
    }
  }
}
