/// How two commits stand to each other.
package struct Comparison: Sendable, Hashable {
  package var left: ObjectID
  package var right: ObjectID
  /// The best common ancestor; nil for histories that never met.
  package var base: ObjectID?
  /// The number of commits that only one side has.
  package var leftOnly: Int
  package var rightOnly: Int

  /// The commits that only the left side has, then those that only the right side has.
  package var leftLog: LogRequest { LogRequest(.revisions([left.hex, "^\(right.hex)"])) }
  package var rightLog: LogRequest { LogRequest(.revisions([right.hex, "^\(left.hex)"])) }

  /// What differs between the two.
  package var difference: DiffRequest {
    DiffRequest(from: .commit(left.hex), to: .commit(right.hex))
  }

  /// What the right side did since the two parted.
  package var rightChanges: DiffRequest {
    DiffRequest(from: base.map { .commit($0.hex) } ?? .nothing, to: .commit(right.hex))
  }
}

extension Repository {
  /// How two commits stand to each other.
  ///
  /// - Parameters:
  ///   - left: A revision as a user types it.
  ///   - right: Another.
  /// - Returns: The comparison.
  /// - Throws: `gitUnknownRevision` and other `git` codes.
  package func compare(_ left: String, _ right: String) async throws -> Comparison {
    let left = try await resolve(left)
    let right = try await resolve(right)
    let counts = try await git.text(
      .read("rev-list", "--left-right", "--count", "\(left.hex)...\(right.hex)"))
    let numbers = counts.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let base = try await git.textIfAny(.read("merge-base", left.hex, right.hex))
    return Comparison(
      left: left, right: right, base: base.flatMap { ObjectID($0) }, leftOnly: numbers.first ?? 0,
      rightOnly: numbers.last ?? 0)
  }
}
