import Foundation

/// Walks a folder and everything below it; symbolic links are not followed.
enum FolderWalk {
  /// The names of a folder's entries, as the disk has them.
  ///
  /// - Throws: `notReadable` and the like.
  static func names(in folder: AbsolutePath) throws(WaymarkError) -> [[UInt8]] {
    guard let directory = folder.withCString({ opendir($0) }) else {
      throw FileFailure.error(errno, .list, folder)
    }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let name = FolderListing.next(directory)?.0 {
      if ProjectPath.isName(name) { names.append(Array(name)) }
    }
    return names
  }

  /// Deletes an entry with everything in it.
  ///
  /// - Parameters:
  ///   - place: What to delete; nothing there is no error.
  ///   - progress: Counted up.
  ///   - report: Called with it after every entry.
  /// - Throws: `notWritable` and the like, with what was deleted before gone; `CancellationError`.
  static func remove(
    _ place: AbsolutePath, progress: inout FileProgress, report: FileProgress.Report
  ) throws {
    try Task.checkCancellation()
    guard let status = try FileStatus.of(place) else { return }
    if status.kind == .folder {
      for name in try names(in: place) {
        try remove(place.appending(name), progress: &progress, report: report)
      }
      guard place.withCString({ rmdir($0) }) == 0 || errno == ENOENT else {
        throw FileFailure.error(errno, .remove, place)
      }
    } else {
      guard place.withCString({ unlink($0) }) == 0 || errno == ENOENT else {
        throw FileFailure.error(errno, .remove, place)
      }
    }
    progress.entries += 1
    progress.bytes += status.size
    progress.current = place.shown
    report(progress)
  }

  /// Deletes an entry with everything in it, also when the task was cancelled and as far as it goes.
  static func discard(_ place: AbsolutePath) {
    guard let status = try? FileStatus.of(place) else { return }
    guard status.kind == .folder else {
      _ = place.withCString { unlink($0) }
      return
    }
    for name in (try? names(in: place)) ?? [] { discard(place.appending(name)) }
    _ = place.withCString { rmdir($0) }
  }
}
