internal import CFileSystem
import Foundation

/// Copies a file or a folder with everything in it, all or nothing.
///
/// The copy is made under a staging name and gets its own when it is whole. Permissions, times and
/// extended attributes come along; symbolic links are copied as links; devices, pipes and sockets
/// are left out.
struct TreeCopy {
  private var progress = FileProgress()
  private let report: FileProgress.Report
  /// Whether every file is put on the disk, since the original will be deleted.
  private let isDurable: Bool

  init(isDurable: Bool = false, report: @escaping FileProgress.Report = { _ in }) {
    self.isDurable = isDurable
    self.report = report
  }

  /// Copies.
  ///
  /// - Parameters:
  ///   - source: What to copy.
  ///   - target: The copy, where nothing may be.
  /// - Throws: `alreadyExists`, `pathNotFound`, `notReadable`, `diskFull` and the like;
  ///   `CancellationError`. No part of a copy is left then.
  mutating func run(from source: AbsolutePath, to target: AbsolutePath) throws {
    guard let status = try FileStatus.of(source) else {
      throw FileFailure.error(ENOENT, .copy, source)
    }
    guard try FileStatus.of(target) == nil else {
      throw FileFailure.error(EEXIST, .copy, target)
    }
    guard status.kind != .special else {
      throw WaymarkError(
        .notAFile, "\(source.shown) is a device, a pipe or a socket, which is never copied.",
        field: "path")
    }
    if status.kind == .folder, target.parent.isInside(source) {
      throw WaymarkError(
        .invalidArgument, "\(source.shown) cannot be copied into itself.", field: "path")
    }
    let staging = target.parent.appending(StagedFile.stagingName(of: target))
    FolderWalk.discard(staging)
    do {
      try copy(source, status, to: staging)
      let result = staging.withCString { from in
        target.withCString { fs_rename_new(from, $0) }
      }
      guard result == 0 else { throw FileFailure.error(errno, .copy, target) }
      if isDurable { StagedFile.synchronise(target.parent) }
    } catch {
      FolderWalk.discard(staging)
      throw error
    }
  }

  private mutating func copy(
    _ source: AbsolutePath, _ status: FileStatus, to target: AbsolutePath
  ) throws {
    try Task.checkCancellation()
    progress.current = source.shown
    switch status.kind {
    case .file: try copyFile(source, status, to: target)
    case .folder: try copyFolder(source, status, to: target)
    case .link:
      guard let link = source.linkTarget?.map(CChar.init(bitPattern:)),
        target.withCString({ symlink(link + [0], $0) }) == 0
      else { throw FileFailure.error(errno, .copy, source) }
    case .special: return
    }
    progress.entries += 1
    report(progress)
  }

  private mutating func copyFolder(
    _ source: AbsolutePath, _ status: FileStatus, to target: AbsolutePath
  ) throws {
    guard target.withCString({ mkdir($0, 0o700) }) == 0 else {
      throw FileFailure.error(errno, .copy, target)
    }
    for name in try FolderWalk.names(in: source) {
      let entry = source.appending(name)
      // An entry that has gone meanwhile is none.
      guard let status = try FileStatus.of(entry) else { continue }
      try copy(entry, status, to: target.appending(name))
    }
    if let folder = FileDescriptor.open(target, O_RDONLY | O_DIRECTORY) {
      if let original = FileDescriptor.open(source, O_RDONLY | O_DIRECTORY) {
        _ = fs_copy_attributes(original.number, folder.number)
      }
      takeOn(status, folder)
    }
  }

  private mutating func copyFile(
    _ source: AbsolutePath, _ status: FileStatus, to target: AbsolutePath
  ) throws {
    let original = try FileReader.open(source)
    guard let file = FileDescriptor.open(target, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600) else {
      throw FileFailure.error(errno, .copy, target)
    }
    try copyBytes(original.number, file.number, source, target)
    // What the other file system does not know is left behind.
    _ = fs_copy_attributes(original.number, file.number)
    takeOn(status, file)
    if isDurable, fsync(file.number) != 0 { throw FileFailure.error(errno, .copy, target) }
  }

  private mutating func copyBytes(
    _ from: Int32, _ to: Int32, _ source: AbsolutePath, _ target: AbsolutePath
  ) throws {
    while true {
      try Task.checkCancellation()
      let count = fs_copy_range(from, to, 16 << 20)
      if count == 0 { return }
      if count < 0 {
        // Between some file systems the kernel does not copy.
        guard [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else {
          throw FileFailure.error(errno, .copy, target)
        }
        return try copyPortions(from, to, source, target)
      }
      progress.bytes += Int64(count)
      report(progress)
    }
  }

  private mutating func copyPortions(
    _ from: Int32, _ to: Int32, _ source: AbsolutePath, _ target: AbsolutePath
  ) throws {
    lseek(to, 0, SEEK_SET)
    try FileReader.portions(of: from, source) { portion in
      guard portion.write(to: to) else { throw FileFailure.error(errno, .copy, target) }
      progress.bytes += Int64(portion.count)
      report(progress)
    }
  }

  private func takeOn(_ status: FileStatus, _ file: FileDescriptor) {
    fchmod(file.number, mode_t(status.mode))
    var times = [timespec(nanoseconds: status.accessed), timespec(nanoseconds: status.modified)]
    futimens(file.number, &times)
  }
}
