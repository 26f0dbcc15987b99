package import Foundation

/// A branch or tag with its last commit.
package struct Reference: Sendable, Hashable, Identifiable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case branch = "refs/heads/"
    case remoteBranch = "refs/remotes/"
    case tag = "refs/tags/"
  }

  /// The full name.
  package var id: String
  package var kind: Kind
  /// What the reference holds: a commit, or the object of an annotated tag.
  package var object: ObjectID
  /// The commit, also behind a tag.
  package var commit: ObjectID
  /// True for the branch of this worktree.
  package var isHead: Bool
  package var upstream: WorkTreeStatus.Upstream?
  /// Where the branch is checked out, if it is.
  package var worktree: String?
  /// Who made the last commit or the tag, when, and its subject.
  package var author: String
  package var time: Date
  package var subject: String
  /// What a symbolic reference such as `origin/HEAD` points to.
  package var target: String?

  package var isAnnotated: Bool { object != commit }

  /// The name without its kind, as in `origin/main`.
  package var name: String { String(id.dropFirst(kind.rawValue.count)) }
}

extension Repository {
  /// Branches, remote branches and tags.
  ///
  /// - Parameters:
  ///   - kinds: Which.
  ///   - tracking: How far branches are from their upstreams, which takes git a walk for each.
  /// - Returns: Sorted by name.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func references(
    _ kinds: [Reference.Kind] = Reference.Kind.allCases, tracking: Bool = true
  ) async throws -> [Reference] {
    let fields = [
      "refname", "objectname", "*objectname", "HEAD", "upstream:short",
      tracking ? "upstream:track,nobracket" : "symref", "worktreepath", "authorname",
      "*authorname", "creatordate:unix", "symref", "contents:subject",
    ]
    let format = fields.map { "%(\($0))%00" }.joined()
    let output = try await git.run(
      .read("for-each-ref", "--format=\(format)").adding(kinds.map(\.rawValue))
    ).output
    let values = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return stride(from: 0, to: values.count - fields.count, by: fields.count).compactMap {
      Reference(Array(values[$0..<$0 + fields.count]), tracking: tracking)
    }
  }
}

extension Reference {
  fileprivate init?(_ fields: [String], tracking: Bool) {
    // A line break parts the records.
    let name = fields[0].trimmingCharacters(in: .newlines)
    guard let kind = Kind.allCases.first(where: { name.hasPrefix($0.rawValue) }),
      let object = ObjectID(fields[1])
    else { return nil }
    self.init(
      id: name, kind: kind, object: object, commit: ObjectID(fields[2]) ?? object,
      isHead: fields[3] == "*", upstream: nil, worktree: fields[6].isEmpty ? nil : fields[6],
      author: fields[7].isEmpty ? fields[8] : fields[7],
      time: Date(timeIntervalSince1970: TimeInterval(fields[9]) ?? 0), subject: fields[11],
      target: fields[10].isEmpty ? nil : fields[10])
    guard !fields[4].isEmpty else { return }
    upstream = WorkTreeStatus.Upstream(name: fields[4])
    guard tracking, fields[5] != "gone" else { return }
    func count(_ word: String) -> Int {
      fields[5].split(separator: ", ").first { $0.hasPrefix(word) }
        .flatMap { Int($0.dropFirst(word.count + 1)) } ?? 0
    }
    upstream?.ahead = count("ahead")
    upstream?.behind = count("behind")
  }
}
