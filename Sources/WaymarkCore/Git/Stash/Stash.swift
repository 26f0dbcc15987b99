package import Foundation

/// Changes that were put aside.
package struct Stash: Sendable, Hashable, Identifiable {
  package var commit: ObjectID
  /// Its place, 0 for the newest.
  package var index: Int
  package var time: Date
  /// As git has it, such as `On main: half done`.
  package var message: String

  package var id: ObjectID { commit }

  /// The comparison that shows what was put aside.
  package var changes: DiffRequest {
    DiffRequest(from: .commit("\(commit.hex)^1"), to: .commit(commit.hex))
  }
}

/// What to put aside.
package struct StashOptions: Sendable, Hashable {
  package var message = ""
  package var includesUntracked = false
  /// Leaves what is staged in place too.
  package var keepsIndex = false
  /// Takes only what is staged.
  package var stagedOnly = false
  /// Only these files.
  package var paths: [GitPath] = []

  package init() {}
}

extension Repository {
  /// What was put aside, newest first.
  package func stashes() async throws -> [Stash] {
    guard try await exists("refs/stash") else { return [] }
    let output = try await git.run(
      .read("stash", "list", "-z", "--format=tformat:%H%x00%ct%x00%gs")
    ).output
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return stride(from: 0, to: fields.count - 2, by: 3).compactMap { place in
      ObjectID(fields[place]).map {
        Stash(
          commit: $0, index: place / 3,
          time: Date(timeIntervalSince1970: TimeInterval(fields[place + 1]) ?? 0),
          message: fields[place + 2])
      }
    }
  }

  /// The untracked files of a stash as ones that are all new; none when it has none.
  package func untrackedChanges(of stash: Stash) async throws -> DiffRequest? {
    let third = "\(stash.commit.hex)^3"
    guard
      try await git.textIfAny(.read("rev-parse", "--verify", "--quiet", third)) != nil
    else { return nil }
    return DiffRequest(from: .nothing, to: .commit(third))
  }
}
