import Foundation

/// Which content a file had when it was read or written; every write names the one it replaces.
package struct FileVersion: Sendable, Hashable {
  /// A fingerprint of the bytes; nil for a large file that was not read to its end yet.
  package let hash: Int64?
  /// What the system said of the file then.
  package let status: FileStatus
  /// When `status` was taken, in nanoseconds since 1970.
  let takenAt: Int64

  init(hash: Int64?, status: FileStatus, takenAt: Int64 = FileVersion.now) {
    self.hash = hash
    self.status = status
    self.takenAt = takenAt
  }

  /// Whether the content surely is the same.
  package func hasSameContent(as other: FileVersion) -> Bool {
    hash != nil && hash == other.hash && status.size == other.status.size
  }

  /// Whether the file still is what it was, judged without reading it.
  ///
  /// A file that was changed just before it was looked at may change again within the same tick of
  /// the file system's clock: then only reading it tells, and the answer is no. Where there is no
  /// fingerprint to compare with, such as of a large file, that chance is taken.
  func certainlyDescribes(_ current: FileStatus) -> Bool {
    status.hasSameContent(as: current) && status.changed == current.changed
      && (hash == nil || status.changed < takenAt - FileVersion.tick)
  }

  /// Reads an open file to its end for its fingerprint.
  ///
  /// - Throws: What reading throws; `CancellationError`.
  static func capture(_ descriptor: Int32, _ path: AbsolutePath) throws -> FileVersion {
    var hasher = ContentHasher()
    let status = try FileStatus.of(descriptor, path)
    let takenAt = now
    try FileReader.portions(of: descriptor, path) { hasher.update($0) }
    return FileVersion(hash: hasher.finish(), status: status, takenAt: takenAt)
  }

  /// The version of a file on disk, or nil when there is none.
  ///
  /// - Throws: `notAFile` for a folder or a device; what reading throws.
  package static func capture(_ path: AbsolutePath) throws -> FileVersion? {
    guard let file = try FileReader.openIfThere(path) else { return nil }
    return try capture(file.number, path)
  }

  /// Longer than any file system's clock takes for a step, in nanoseconds; FAT's, with two seconds,
  /// is not one that anybody edits two versions on within two seconds.
  private static let tick: Int64 = 50_000_000

  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.nanoseconds
  }
}

/// What a write believes it replaces.
package enum ReplacedContent: Sendable, Hashable {
  /// Nothing: the file is made, and one that is there already is a conflict.
  case nothing
  /// The content that was read or written before.
  case version(FileVersion)
}

/// A file is not what a write believed it replaces; nothing was written.
///
/// The caller decides: read it again, write over `found`, or merge the two.
package struct FileConflict: Error, Sendable, Hashable, CustomStringConvertible {
  package let path: AbsolutePath
  package let expected: ReplacedContent
  /// What is there now; nil when the file has gone.
  package let found: FileVersion?

  package var description: String {
    switch (expected, found) {
    case (_, nil):
      "\(path.shown) is no longer there; it was deleted or renamed since it was opened."
    case (.nothing, _):
      "There is already a file at \(path.shown)."
    default:
      "\(path.shown) changed on disk since it was opened; nothing was written over it."
    }
  }
}
