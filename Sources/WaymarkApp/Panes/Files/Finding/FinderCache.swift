internal import Synchronization
internal import WaymarkCore

/// The names of the project's files, listed once and searched off the loop.
final class FinderCache: Sendable {
  private let finder = Mutex<FuzzyFinder?>(nil)

  /// Forgets the names, when files came or went.
  func clear() { finder.withLock { $0 = nil } }

  /// Finds the files that a pattern fits best.
  ///
  /// - Throws: `CancellationError`; what listing the files throws.
  func find(_ pattern: String, in files: ProjectFiles) async throws -> FinderAnswer {
    if finder.withLock({ $0 == nil }) {
      let names = try await FinderCache.names(in: files)
      try Task.checkCancellation()
      finder.withLock { $0 = FuzzyFinder(FuzzyCandidates(names)) }
    }
    let query = FuzzyQuery(pattern)
    return try finder.withLock { finder in
      guard var found = finder else {
        return FinderAnswer(pattern: pattern, rows: [], total: 0, count: 0)
      }
      let indices = try found.find(query, limit: FinderCache.limit)
      finder = found
      let candidates = found.candidates
      let rows = indices.map { index in
        FinderAnswer.Row(
          path: candidates.text(index),
          places: query.isEmpty ? [] : candidates.places(of: query, in: index))
      }
      return FinderAnswer(
        pattern: pattern, rows: rows, total: candidates.count, count: found.matchCount)
    }
  }

  /// The rows that are shown at most.
  private static let limit = 200
  /// Files outside a repository that are listed at most.
  private static let walkLimit = 200_000

  private static func names(in files: ProjectFiles) async throws -> [[UInt8]] {
    let folder = files.root.path.text
    if let listed = try? await Repository(root: folder).files() {
      return listed.map { Array($0.utf8) }
    }
    var names: [[UInt8]] = []
    var folders: [ProjectPath] = [.root]
    while let folder = folders.popLast(), names.count < walkLimit {
      try Task.checkCancellation()
      guard let listing = try? files.list(folder) else { continue }
      for entry in listing where !entry.isHidden {
        guard let path = try? folder.appending(Array(entry.name)) else { continue }
        if entry.kind == .folder { folders.append(path) } else { names.append(path.bytes) }
      }
    }
    return names
  }
}

/// What the finder answers.
struct FinderAnswer: OverlayMessage {
  struct Row: Sendable {
    var path: [UInt8]
    /// The bytes that matched.
    var places: [Int]
  }

  let pattern: String
  let rows: [Row]
  /// How many files there are, and how many match.
  let total: Int
  let count: Int
}
