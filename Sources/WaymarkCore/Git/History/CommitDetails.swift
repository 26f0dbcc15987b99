package import Foundation

/// Everything about one commit but its diff.
package struct CommitDetails: Sendable, Hashable {
  package var id: ObjectID
  package var tree: ObjectID
  package var parents: [ObjectID]
  package var author: Person
  package var authoredAt: Date
  package var committer: Person
  package var committedAt: Date
  package var message: CommitMessage
  package var decorations: [Decoration]
  /// What `git notes` has about it.
  package var notes: String

  /// The comparison that shows what the commit did.
  ///
  /// - Parameter parent: Which parent to compare a merge with, from 0.
  /// - Returns: A request; a first commit is compared with nothing.
  package func changes(since parent: Int = 0) -> DiffRequest {
    let old = parents.indices.contains(parent) ? parents[parent] : nil
    return DiffRequest(from: old.map { .commit($0.hex) } ?? .nothing, to: .commit(id.hex))
  }
}

extension Repository {
  /// Everything about one commit but its diff.
  ///
  /// - Parameter id: The commit.
  /// - Returns: Its details.
  /// - Throws: `gitUnknownRevision` when it is not there, and other `git` codes.
  package func details(of id: ObjectID) async throws -> CommitDetails {
    let format = [
      "%H", "%T", "%P", "%an <%ae>", "%at", "%cn <%ce>", "%ct", "%D", "%N", "%B",
    ].joined(separator: "%x00")
    let text = try await git.text(
      .read(
        "show", "--no-patch", "--no-color", "--encoding=UTF-8", "--decorate=full",
        "--decorate-refs-exclude=refs/waymark", "--format=tformat:\(format)", "--end-of-options",
        id.hex))
    let fields = text.split(separator: "\0", maxSplits: 9, omittingEmptySubsequences: false)
    guard fields.count == 10, let commit = ObjectID(fields[0]), let tree = ObjectID(fields[1]),
      let author = Person(fields[3]), let committer = Person(fields[5])
    else {
      throw WaymarkError(
        .gitUnknownRevision, "\(id.short) is not a commit.", hint: "Refresh and look again.")
    }
    func time(_ field: Substring) -> Date {
      Date(timeIntervalSince1970: TimeInterval(field) ?? 0)
    }
    return CommitDetails(
      id: commit, tree: tree, parents: fields[2].split(separator: " ").compactMap { ObjectID($0) },
      author: author, authoredAt: time(fields[4]), committer: committer,
      committedAt: time(fields[6]), message: CommitMessage(String(fields[9])),
      decorations: Decoration.parse(fields[7]), notes: String(fields[8]).trimmingSpaces)
  }
}
