/// What a commit is found to be while the one that brought a change is looked for.
package enum BisectMark: String, Sendable, Hashable, CaseIterable {
  case good
  case bad
  /// Neither, as one that cannot be built.
  case skip
}

/// How far a search for a commit has come.
package struct BisectProgress: Sendable, Hashable {
  /// The commit that brought the change, once it is known.
  package var found: ObjectID?
  /// In git's words, in one line.
  package var words: String
}

extension Repository {
  /// Looks for the commit that brought a change: begins, or tells what the commit at hand is.
  ///
  /// - Parameter words: As for `git bisect`: `start BAD GOOD`, `good`, `bad`, `skip`.
  /// - Returns: What git says, with the commit when it is found.
  /// - Throws: `gitUnknownRevision` and other `git` codes.
  @discardableResult
  package func bisect(_ words: String...) async throws -> String {
    let said = try await git.text(GitCommand(.write, ["bisect"] + words))
    if words.first == "start" {
      try await record("Start a bisect", [.git("bisect", "reset")])
    }
    return said
  }

  /// Marks a commit, and begins to search when that was not begun.
  ///
  /// - Parameters:
  ///   - mark: What the commit is.
  ///   - commit: Which; nil is the one at hand.
  ///   - isBegun: Whether a search is under way.
  /// - Returns: How far the search is.
  /// - Throws: As ``bisect(_:)``.
  package func bisect(
    _ mark: BisectMark, _ commit: ObjectID?, isBegun: Bool
  ) async throws -> BisectProgress {
    if !isBegun { try await bisect("start") }
    let words = [mark.rawValue] + [commit?.hex].compactMap { $0 }
    let said = try await git.text(GitCommand(.write, ["bisect"] + words))
    return BisectProgress(said)
  }
}

extension BisectProgress {
  /// Reads what `git bisect` says.
  init(_ said: String) {
    let lines = said.split(separator: "\n").map(String.init)
    let line = lines.first { $0.contains(" is the first bad commit") }
    found = line.flatMap { ObjectID($0.prefix { $0 != " " }) }
    if let found {
      words = "\(found.short) is the first bad commit."
    } else {
      words =
        (lines.first { $0.hasPrefix("Bisecting") || $0.hasPrefix("status:") } ?? lines.first)
        .map { $0.hasPrefix("status:") ? String($0.dropFirst(8)) : $0 } ?? ""
      words = Sanitiser.clean(words.prefix(1).uppercased() + words.dropFirst()) + "."
    }
  }
}
