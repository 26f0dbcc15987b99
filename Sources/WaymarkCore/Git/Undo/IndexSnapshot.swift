import Foundation

/// The index before an action, to be put back.
///
/// For a few files their entries; for many the index as a tree, which git writes and reads back
/// faster than a list of entries, unless there are conflicts, which a tree cannot hold.
enum IndexSnapshot {
  case entries([GitPath: [UInt8]], of: [GitPath], intended: [GitPath])
  case tree(String)

  /// More paths than this are too many for a command line.
  private static let few = 200
  /// More bytes than this are kept as a blob rather than in the log.
  private static let inlineLimit = 1 << 14

  /// Reads the index.
  ///
  /// - Parameters:
  ///   - paths: The files that an action may touch, folders standing for what is in them; all when
  ///     empty.
  ///   - repository: Where.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  init(of paths: [GitPath], in repository: Repository) async throws {
    if paths.isEmpty || paths.count > Self.few,
      let tree = try await repository.git.textIfAny(.write("write-tree"))
    {
      self = .tree(tree)
      return
    }
    let asked = paths.count > Self.few ? [] : paths
    let entries = try await Self.entries(asked, repository)
    let empty = entries.filter { _, lines in
      Self.emptyBlobs.contains { lines.dropFirst(7).starts(with: $0.utf8) }
    }
    self = .entries(
      entries, of: asked, intended: try await Self.intended(Array(empty.keys), repository))
  }

  /// The steps that put back what an action has changed since; none when it changed nothing.
  func steps(in repository: Repository) async throws -> [UndoStep] {
    switch self {
    case .tree(let tree):
      return [.git("read-tree", "--reset", tree)]
    case .entries(let before, of: let paths, let intended):
      let after = try await Self.entries(paths, repository)
      let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
      guard !changed.isEmpty else { return [] }
      let hashLength = try await repository.layout().hashLength
      let null = [UInt8]("0 \(String(repeating: "0", count: hashLength))\t".utf8)
      var lines: [UInt8] = []
      for path in changed { lines += null + path.bytes + [0] }
      for path in changed { lines += before[path] ?? [] }
      return [try await Self.step(lines, repository)]
        + Self.intentSteps(intended.filter(changed.contains))
    }
  }

  private static func step(_ lines: [UInt8], _ repository: Repository) async throws -> UndoStep {
    guard lines.count > inlineLimit else { return .index(Data(lines)) }
    let blob = try await repository.git.text(.write("hash-object", "-w", "--stdin").input(lines))
    return .indexFrom(blob: blob)
  }

  private static func intentSteps(_ paths: [GitPath]) -> [UndoStep] {
    guard !paths.isEmpty else { return [] }
    let names = [Data("--".utf8)] + paths.map { Data($0.pathspec) }
    return [
      .command(["rm", "--cached", "--force", "--quiet"].map { Data($0.utf8) } + names),
      .command(["add", "--intent-to-add"].map { Data($0.utf8) } + names),
    ]
  }

  /// Every entry as git lists it, one or, in a conflict, up to three lines a file.
  private static func entries(
    _ paths: [GitPath], _ repository: Repository
  ) async throws -> [GitPath: [UInt8]] {
    let output = try await repository.git.run(
      GitCommand.read("ls-files", "--stage", "-z").paths(paths)
    ).output
    var entries: [GitPath: [UInt8]] = [:]
    for record in output.split(separator: 0) {
      guard let tab = record.firstIndex(of: 0x09) else { continue }
      entries[GitPath(record[(tab + 1)...]), default: []] += record + [0]
    }
    return entries
  }

  /// An intent to add looks like an empty file; only the comparison with the work tree tells.
  private static func intended(
    _ paths: [GitPath], _ repository: Repository
  ) async throws -> [GitPath] {
    guard !paths.isEmpty, paths.count <= few else { return [] }
    let output = try await repository.git.run(
      GitCommand.read("diff-files", "--name-only", "--diff-filter=A", "-z").paths(paths)
    ).output
    return output.split(separator: 0).map { GitPath($0) }
  }

  /// The hash of nothing, for both kinds of hash.
  private static let emptyBlobs = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
  ]
}
