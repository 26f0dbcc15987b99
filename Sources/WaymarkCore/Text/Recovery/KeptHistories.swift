import Foundation

/// Journals of texts that were closed as they were saved, one for each file, for undoing at the next
/// opening.
struct KeptHistories: Sendable {
  let folder: AbsolutePath

  /// More files are not kept; the oldest go first.
  private static let limit = 200

  /// Where the history of a file is kept.
  func path(of place: AbsolutePath) -> AbsolutePath {
    let hash = place.bytes.withUnsafeBufferPointer(ContentHash.of)
    return folder.appending("\(String(UInt64(bitPattern: hash), radix: 36)).journal".utf8)
  }

  /// Keeps a journal.
  func put(_ journal: AbsolutePath, for place: AbsolutePath) {
    let target = path(of: place)
    guard (try? folder.makeFolder()) != nil,
      journal.withCString({ from in target.withCString { rename(from, $0) } }) == 0
    else {
      _ = journal.withCString { unlink($0) }
      return
    }
  }

  /// Takes the history of a file, which is dropped when the file is another now.
  ///
  /// - Parameters:
  ///   - place: The file.
  ///   - hash: The fingerprint of what it holds.
  /// - Returns: The journal, locked; nil when there is none that fits.
  func take(_ place: AbsolutePath, hash: Int64) -> AbandonedText? {
    let path = path(of: place)
    guard let file = FileDescriptor.open(path, O_RDONLY),
      flock(file.number, LOCK_EX | LOCK_NB) == 0
    else { return nil }
    guard let text = try? AbandonedText(path, file), text.place == place, text.savedHash == hash
    else {
      _ = path.withCString { unlink($0) }
      return nil
    }
    return text
  }

  /// Deletes the oldest histories when there are many.
  func prune() {
    guard let names = try? FolderWalk.names(in: folder), names.count > KeptHistories.limit else {
      return
    }
    let files = names.map { folder.appending($0) }.map { path in
      (path, (try? FileStatus.of(path))?.modified ?? 0)
    }
    for (path, _) in files.sorted(by: { $0.1 < $1.1 }).prefix(names.count - KeptHistories.limit) {
      _ = path.withCString { unlink($0) }
    }
  }
}
