import Foundation

/// The three texts that a merge of one file is about.
package struct ThreeWayText: Sendable, Hashable {
  package var ours: [UInt8]
  package var base: [UInt8]
  package var theirs: [UInt8]

  package init(ours: [UInt8], base: [UInt8], theirs: [UInt8]) {
    self.ours = ours
    self.base = base
    self.theirs = theirs
  }

  /// Longer than git's own, so that a file with markers in its text is not misread.
  static let markerSize = 31

  /// Merges the texts by git.
  ///
  /// - Parameter repository: Where git runs.
  /// - Returns: The merged text with what is in conflict.
  /// - Throws: `gitFailed` for content that is not lines.
  package func merge(in repository: Repository) async throws -> ConflictText {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("waymark-merge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["ours", "base", "theirs"]
    for (name, text) in zip(names, [ours, base, theirs]) {
      try Data(text).write(to: folder.appendingPathComponent(name))
    }
    var command = GitCommand.read(
      "merge-file", "-p", "--quiet", "--diff3", "--marker-size=\(Self.markerSize)",
      "-L", "ours", "-L", "base", "-L", "theirs")
    command = command.adding(names.map { folder.appendingPathComponent($0).path })
    // The status is the number of conflicts.
    command.accepted = Set(0...127)
    return ConflictText(try await repository.git.run(command).output, markerSize: Self.markerSize)
  }
}
