import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Stages, unstages and discards random subsets of changed lines and compares the result with a
/// model that knows nothing of patches.
///
/// `WAYMARK_STAGING_SEED` and `WAYMARK_STAGING_FILES` try other and more files.
@Suite struct LineStagingTests {
  enum Variant: String, CaseIterable {
    case plain, crlf, noFinalNewline, renamed, modeChanged, untracked, deleted, converted
  }

  private let seed =
    ProcessInfo.processInfo.environment["WAYMARK_STAGING_SEED"]
    .flatMap { UInt64($0) } ?? 1
  private let count =
    ProcessInfo.processInfo.environment["WAYMARK_STAGING_FILES"]
    .flatMap { Int($0) } ?? 2

  @Test(arguments: Variant.allCases)
  func `index and remaining diff are exactly what was asked`(_ variant: Variant) async throws {
    var random = SplitMix(seed: seed &* 31 &+ UInt64(variant.rawValue.count))
    let sandbox = try prepare(variant, &random)
    let repository = try await sandbox.open()
    for file in try await repository.diff(narrow(.unstaged())) {
      let disk = WorkTreeFile(root: sandbox.path, path: file.path).content()
      let selection = self.selection(of: file, &random)
      guard let selection else { continue }
      try await repository.stage(selection, of: file)

      let old = try await content("HEAD:\(file.oldPath ?? file.path)", repository) ?? []
      let wanted = TextModel(file).applying(selection, to: old)
      let index = try await content(":\(file.path)", repository)
      #expect((index ?? []) == wanted, "\(variant) \(file.path) seed \(seed)")
      #expect(WorkTreeFile(root: sandbox.path, path: file.path).content() == disk)

      // What remains leads from the index to the work tree, and nothing else remains.
      for rest in try await repository.diff(.unstaged([file.path])) where rest.hunks.count > 0 {
        try await repository.stage(LineSelection(all: rest), of: rest)
      }
      let whole = (disk ?? []).filter { variant != .converted || $0 != 0x0D }
      #expect(try await content(":\(file.path)", repository) ?? [] == whole)
    }
  }

  @Test(arguments: Variant.allCases)
  func `unstaging lines takes back exactly those`(_ variant: Variant) async throws {
    var random = SplitMix(seed: seed &* 37 &+ UInt64(variant.rawValue.count))
    let sandbox = try prepare(variant, &random)
    try sandbox.git("add", "--all")
    let repository = try await sandbox.open()
    for file in try await repository.diff(narrow(.staged())) {
      guard let selection = selection(of: file, &random) else { continue }
      let new = try await content(":\(file.path)", repository) ?? []
      try await repository.unstage(selection, of: file)
      let wanted = TextModel(file).reverting(selection, in: new)
      let index = try await content(":\(file.path)", repository)
      #expect((index ?? []) == wanted, "\(variant) \(file.path) seed \(seed)")
    }
  }

  @Test(arguments: Variant.allCases)
  func `discarding lines takes exactly those and can be undone`(_ variant: Variant) async throws {
    var random = SplitMix(seed: seed &* 41 &+ UInt64(variant.rawValue.count))
    let sandbox = try prepare(variant, &random)
    let repository = try await sandbox.open()
    for file in try await repository.diff(narrow(.unstaged())) {
      guard let selection = selection(of: file, &random) else { continue }
      let place = WorkTreeFile(root: sandbox.path, path: file.path)
      let before = place.content()
      try await repository.discard(selection, of: file)
      let new = (before ?? []).filter { variant != .converted || $0 != 0x0D }
      var wanted = TextModel(file).reverting(selection, in: new)
      if variant == .converted { wanted = Self.withCarriageReturns(wanted) }
      #expect((place.content() ?? []) == wanted, "\(variant) \(file.path) seed \(seed)")
      try await repository.undo(try #require(try await repository.undoList().last))
      #expect(place.content() == before)
    }
  }

  /// Little context, so that a file has several hunks.
  private func narrow(_ request: DiffRequest) -> DiffRequest {
    var request = request
    request.context = 1
    return request
  }

  // MARK: - Files

  private func prepare(_ variant: Variant, _ random: inout SplitMix) throws -> GitSandbox {
    let sandbox = try GitSandbox()
    if variant == .converted { try sandbox.git("config", "core.autocrlf", "true") }
    var changes: [(String, [UInt8])] = []
    for number in 0..<count {
      let old = text(variant, &random)
      changes.append(("file \(number)", edited(old, variant, &random)))
      if variant != .untracked { try sandbox.write(GitPath("file \(number)"), old) }
    }
    try sandbox.commit("First")
    for (name, new) in changes {
      switch variant {
      case .deleted: try sandbox.remove(name)
      case .renamed:
        try sandbox.remove(name)
        try sandbox.write(GitPath("new \(name)"), new)
        try sandbox.git("add", "--intent-to-add", "new \(name)")
      case .untracked:
        try sandbox.write(GitPath(name), new)
        try sandbox.git("add", "--intent-to-add", name)
      case .modeChanged:
        try sandbox.write(GitPath(name), new)
        chmod("\(sandbox.path)/\(name)", 0o755)
      default: try sandbox.write(GitPath(name), new)
      }
    }
    return sandbox
  }

  private func text(_ variant: Variant, _ random: inout SplitMix) -> [UInt8] {
    let count = Int.random(in: 1...30, using: &random)
    // Renames are found by what stays the same.
    let lines = (0..<count).map { place in
      variant == .renamed ? "line \(place)" : "line \(Int.random(in: 0...6, using: &random))"
    }
    return join(lines, variant, &random)
  }

  private func edited(
    _ old: [UInt8], _ variant: Variant, _ random: inout SplitMix
  ) -> [UInt8] {
    var lines = String(decoding: old, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
    let edits = variant == .renamed ? 1...2 : 1...6
    for _ in 0..<Int.random(in: edits, using: &random) {
      let place = Int.random(in: 0...max(0, lines.count - 1), using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0 where !lines.isEmpty: lines.remove(at: place)
      case 1 where !lines.isEmpty: lines[place] = "edit \(Int.random(in: 0...4, using: &random))"
      default: lines.insert("more \(Int.random(in: 0...4, using: &random))", at: place)
      }
    }
    return join(lines, variant, &random)
  }

  private func join(
    _ lines: [String], _ variant: Variant, _ random: inout SplitMix
  ) -> [UInt8] {
    let end = variant == .crlf || variant == .converted ? "\r\n" : "\n"
    let isOpen = variant == .noFinalNewline && Bool.random(using: &random)
    return Array((lines.joined(separator: end) + (isOpen || lines.isEmpty ? "" : end)).utf8)
  }

  private static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  /// Some changed lines, at times all or a whole hunk; nil for a file without any.
  private func selection(of file: FileDiff, _ random: inout SplitMix) -> LineSelection? {
    guard !file.hunks.isEmpty else { return nil }
    var lines: [Int: Set<Int>] = [:]
    let share = [1, 2, 2, 3, 4].randomElement(using: &random) ?? 2
    for (place, hunk) in file.hunks.enumerated() {
      let changed = hunk.lines.indices.filter { hunk.lines[$0].kind != .context }
      lines[place] = Set(changed.filter { _ in Int.random(in: 0..<share, using: &random) == 0 })
    }
    if lines.values.allSatisfy(\.isEmpty) {
      lines[0] = Set(file.hunks[0].lines.indices)
    }
    return LineSelection(lines: lines)
  }

  private func content(_ name: String, _ repository: Repository) async throws -> [UInt8]? {
    do {
      return try await repository.git.run(.read("cat-file", "blob", name)).output
    } catch is WaymarkError { return nil }
  }
}

/// What a text becomes when some of a diff's changes are made or taken back, put together line by
/// line.
private struct TextModel {
  private struct Piece {
    var text: [UInt8]
    var isOpen: Bool
  }

  private let file: FileDiff

  init(_ file: FileDiff) { self.file = file }

  func applying(_ selection: LineSelection, to old: [UInt8]) -> [UInt8] {
    Self.join(
      pieces(of: old, start: { ($0.oldStart, $0.oldCount) }) { place, removed, added in
        let chosen = selection.lines[place] ?? []
        if removed.count == added.count {
          return zip(removed, added).flatMap { old, new in
            (chosen.contains(old) ? [] : [old]) + (chosen.contains(new) ? [new] : [])
          }
        }
        let end = (removed.last { chosen.contains($0) } ?? removed.last ?? -1)
        let kept = removed.filter { !chosen.contains($0) }
        return kept.filter { $0 <= end } + added.filter(chosen.contains) + kept.filter { $0 > end }
      })
  }

  func reverting(_ selection: LineSelection, in new: [UInt8]) -> [UInt8] {
    Self.join(
      pieces(of: new, start: { ($0.newStart, $0.newCount) }) { place, removed, added in
        let chosen = selection.lines[place] ?? []
        if removed.count == added.count {
          return zip(removed, added).flatMap { old, new in
            (chosen.contains(new) ? [] : [new]) + (chosen.contains(old) ? [old] : [])
          }
        }
        let end = added.last { chosen.contains($0) } ?? -1
        let kept = added.filter { !chosen.contains($0) }
        return kept.filter { $0 <= end } + removed.filter(chosen.contains)
          + kept.filter { $0 > end }
      })
  }

  /// Keeps what the diff does not show and its context, and asks for the lines that each block of
  /// changes shall have.
  private func pieces(
    of text: [UInt8], start: (FileDiff.Hunk) -> (Int, Int),
    _ choose: (Int, _ removed: [Int], _ added: [Int]) -> [Int]
  ) -> [Piece] {
    let lines = Self.split(text)
    var pieces: [Piece] = []
    var next = 0
    for (place, hunk) in file.hunks.enumerated() {
      let (first, count) = start(hunk)
      let begin = count == 0 ? first : first - 1
      pieces += lines[next..<begin]
      next = begin + count
      var removed: [Int] = []
      var added: [Int] = []
      func flush() {
        for line in choose(place, removed, added) { pieces.append(piece(hunk.lines[line])) }
        removed = []
        added = []
      }
      for (number, line) in hunk.lines.enumerated() {
        switch line.kind {
        case .context:
          flush()
          pieces.append(piece(line))
        case .added: added.append(number)
        case .removed: removed.append(number)
        }
      }
      flush()
    }
    return pieces + lines[next...]
  }

  private func piece(_ line: FileDiff.Line) -> Piece {
    Piece(text: Array(file.bytes(of: line)), isOpen: line.lacksNewline)
  }

  private static func split(_ text: [UInt8]) -> [Piece] {
    var pieces = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Piece(text: Array($0), isOpen: false) }
    let last = pieces.removeLast()
    if !last.text.isEmpty { pieces.append(Piece(text: last.text, isOpen: true)) }
    return pieces
  }

  /// Only the last line can lack its line break.
  private static func join(_ pieces: [Piece]) -> [UInt8] {
    pieces.enumerated().flatMap { place, piece in
      piece.text + (piece.isOpen && place == pieces.count - 1 ? [] : [0x0A])
    }
  }
}
