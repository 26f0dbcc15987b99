package import Foundation

/// Changes that were taken out of the work tree and that a reference keeps.
///
/// The reference's commit has the files as they were under `files/`, byte for byte; its message has
/// a line for people and the record in JSON.
package struct Discard: Sendable, Identifiable, Hashable {
  /// Where discards are kept; git pushes and fetches none of it by itself.
  static let namespace = "refs/waymark/discards/"

  /// The full name of the reference.
  package let id: String
  package let title: String
  package let time: Date
  package let files: [File]
  /// The git directory of the worktree that they were taken from.
  package let worktree: String

  /// One file of a discard.
  package struct File: Sendable, Hashable, Codable {
    /// The raw name.
    package let name: Data
    /// The mode as git keeps it and the blob with the content; 0 and nil for a file that was not
    /// there, which the discard brought back.
    package let mode: UInt32
    package let blob: String?
    /// What the discard left: the blob of the content, nil where it left no file or did not get so
    /// far as to note it.
    package var left: String?

    package var path: GitPath { GitPath(name) }
  }

  struct Record: Codable {
    var worktree: String
    var files: [File]
  }
}

extension Discard {
  /// Reads a line of references: name, time in seconds, then the message.
  init?(reference: String, seconds: Int, message: String) {
    let parts = message.split(separator: "\n\n", maxSplits: 1)
    guard parts.count == 2,
      let record = try? JSONDecoder().decode(Record.self, from: Data(parts[1].utf8))
    else { return nil }
    id = reference
    title = String(parts[0])
    time = Date(timeIntervalSince1970: TimeInterval(seconds))
    files = record.files
    worktree = record.worktree
  }
}
