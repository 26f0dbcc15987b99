import Foundation

extension ProjectFiles {
  /// Makes a zip archive of the project or a part of it.
  ///
  /// It is streamed, and is whole or not there. Permissions, times, empty folders and symbolic
  /// links are kept; the folder `.git`, devices, pipes, sockets and the archive itself are left out.
  ///
  /// - Parameters:
  ///   - path: A folder, whose name is the archive's top folder, or a file.
  ///   - target: The archive; one that is there is replaced.
  ///   - ignored: What is left out; empty to keep what git ignores.
  ///   - report: Called while it goes on.
  /// - Returns: How much went in.
  /// - Throws: `toolMissing` without libarchive; `outsideProject`, `pathNotFound`, `notReadable`,
  ///   `diskFull`; `CancellationError`.
  @discardableResult
  package func archive(
    _ path: ProjectPath, to target: AbsolutePath, leavingOut ignored: IgnoredPaths,
    report: @escaping FileProgress.Report = { _ in }
  ) throws -> FileProgress {
    let target = try target.followed()
    let source = try root.entry(path)
    guard try FileStatus.of(source) != nil else { throw FileFailure.error(ENOENT, .read, source) }
    var job = ArchiveJob(ignored: ignored, target: target, report: report)
    // Any content is replaced, as the target is one that a person named for output.
    _ = try FileWriter.write(target, replacing: nil, FileWriter.Options()) { sink in
      try sink.withDescriptor { descriptor in
        let archive = try ZipArchive(descriptor, target)
        try job.add(path, source, as: Array(source.name), to: archive)
        try archive.finish()
      }
    }
    return job.progress
  }
}

/// The walk that fills an archive.
private struct ArchiveJob {
  let ignored: IgnoredPaths
  let target: AbsolutePath
  let report: FileProgress.Report
  var progress = FileProgress()

  mutating func add(
    _ path: ProjectPath, _ place: AbsolutePath, as name: [UInt8], to archive: ZipArchive
  ) throws {
    try Task.checkCancellation()
    // An entry that has gone meanwhile is none.
    guard place != target, !ignored.contains(path), let status = try FileStatus.of(place) else {
      return
    }
    progress.current = path.shown
    switch status.kind {
    case .file:
      try archive.addFile(name, place) { count in
        progress.bytes += Int64(count)
        report(progress)
      }
    case .link: try archive.addLink(name, status, to: place.linkTarget ?? [])
    case .folder: try addFolder(path, place, status, as: name, to: archive)
    case .special: return
    }
    progress.entries += 1
    report(progress)
  }

  private mutating func addFolder(
    _ path: ProjectPath, _ place: AbsolutePath, _ status: FileStatus, as name: [UInt8],
    to archive: ZipArchive
  ) throws {
    try archive.addFolder(name, status)
    for child in try FolderListing(of: place) {
      if path.isRoot, child.name.elementsEqual(".git".utf8) { continue }
      try add(
        path.child(child.name), place.appending(child.name),
        as: name + [UInt8(ascii: "/")] + child.name, to: archive)
    }
  }
}
