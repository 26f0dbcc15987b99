internal import CFileSystem
import Foundation

/// New content that is put together where nobody sees it, until it takes a file's place.
///
/// Where the file system can, it has no name until then, so that a program that is killed leaves
/// nothing behind. A name that one did leave behind is taken over by the next write of the file.
final class StagedFile {
  let target: AbsolutePath
  let file: FileDescriptor
  /// The name it has for as long as it is not the target.
  private(set) var stagingPath: AbsolutePath
  private var isNamed: Bool

  /// Makes an empty one.
  ///
  /// - Parameters:
  ///   - target: The file whose place it is to take.
  ///   - folder: Where it is staged; to be renamed it has to be the target's own.
  ///   - mode: The permissions of a new file, before the user's mask.
  /// - Throws: `notWritable` and the like, also while another program writes the same file.
  init(for target: AbsolutePath, in folder: AbsolutePath, mode: UInt32) throws(WaymarkError) {
    self.target = target
    stagingPath = folder.appending(StagedFile.stagingName(of: target))
    let unnamed = folder.withCString { fs_open_unnamed($0, mode) }
    if unnamed >= 0 {
      file = FileDescriptor(unnamed)
      isNamed = false
    } else if [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) {
      file = try StagedFile.openNamed(stagingPath, target, mode)
      isNamed = true
    } else {
      throw FileFailure.error(errno, .write, target)
    }
    // Held until the process ends, this tells others that the name is not abandoned.
    flock(file.number, LOCK_EX | LOCK_NB)
  }

  /// The name that a file's new content is staged under.
  static func stagingName(of target: AbsolutePath) -> [UInt8] {
    let ending = Array(".waymark~".utf8)
    // A name has at most 255 bytes.
    return [UInt8(ascii: ".")] + target.name.prefix(254 - ending.count) + ending
  }

  /// Whether a name is one that content is staged under; trees and watchers leave it out.
  static func isStagingName(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.first == UInt8(ascii: ".") && name.reversed().starts(with: ".waymark~".utf8.reversed())
  }

  /// Takes on owner, permissions, access lists and extended attributes.
  ///
  /// - Returns: false when the system does not let it; then the file has to be written in place.
  func takesOn(_ status: FileStatus, _ original: FileDescriptor) -> Bool {
    guard let own = try? FileStatus.of(file.number, target) else { return false }
    if own.owner != status.owner || own.group != status.group {
      guard fchown(file.number, status.owner, status.group) == 0 else { return false }
    }
    return fs_copy_attributes(original.number, file.number) == 0
      && fchmod(file.number, mode_t(status.mode)) == 0
  }

  /// Gives it the staging name, so that it can be renamed or found after a crash.
  func name() throws(WaymarkError) {
    guard !isNamed else { return }
    while stagingPath.withCString({ fs_name_file(file.number, $0) }) != 0 {
      guard errno == EEXIST else { throw FileFailure.error(errno, .write, target) }
      try StagedFile.takeOver(stagingPath, target)
    }
    isNamed = true
  }

  /// Gives it a name that a person sees and that no later write takes over.
  func nameVisibly() throws(WaymarkError) {
    for number in 0...99 {
      let path = stagingPath.parent.appending(StagedFile.savedName(of: target, number))
      let result = path.withCString { path in
        isNamed
          ? stagingPath.withCString { fs_rename_new($0, path) } : fs_name_file(file.number, path)
      }
      if result == 0 {
        stagingPath = path
        isNamed = true
        return
      }
      guard errno == EEXIST else { break }
    }
    throw FileFailure.error(errno, .write, target)
  }

  /// The name that whole new content bears while a file is written in place.
  static func savedName(of target: AbsolutePath, _ number: Int) -> [UInt8] {
    let ending = Array(".waymark-saved\(number == 0 ? "" : "-\(number)")".utf8)
    return target.name.prefix(255 - ending.count) + ending
  }

  /// Leaves the file where it is when this object goes.
  func keep() { isNamed = false }

  /// Makes it the target, where nothing is.
  ///
  /// - Returns: false when something is there.
  func create() throws(WaymarkError) -> Bool {
    let result = target.withCString { target in
      isNamed
        ? stagingPath.withCString { fs_rename_new($0, target) }
        : fs_name_file(file.number, target)
    }
    if result == 0 {
      isNamed = false
      return true
    }
    if errno == EEXIST { return false }
    throw FileFailure.error(errno, .create, target)
  }

  /// Removes the staging name, whatever bears it now.
  func removeStagingName() {
    guard isNamed else { return }
    _ = stagingPath.withCString { unlink($0) }
    isNamed = false
  }

  /// Puts the folder's entries on the disk.
  static func synchronise(_ folder: AbsolutePath) {
    // Some file systems cannot; the content itself is on the disk already.
    if let folder = FileDescriptor.open(folder, O_RDONLY | O_DIRECTORY) { fsync(folder.number) }
  }

  private static func openNamed(
    _ path: AbsolutePath, _ target: AbsolutePath, _ mode: UInt32
  ) throws(WaymarkError) -> FileDescriptor {
    while true {
      if let file = FileDescriptor.open(path, O_RDWR | O_CREAT | O_EXCL, mode: mode) { return file }
      guard errno == EEXIST else { throw FileFailure.error(errno, .write, target) }
      try takeOver(path, target)
    }
  }

  /// Removes a staging name whose process has died.
  private static func takeOver(
    _ path: AbsolutePath, _ target: AbsolutePath
  ) throws(WaymarkError) {
    guard let left = FileDescriptor.open(path, O_RDONLY | O_NOFOLLOW) else {
      if errno == ENOENT { return }
      throw FileFailure.error(errno, .write, target)
    }
    guard flock(left.number, LOCK_EX | LOCK_NB) == 0 else {
      throw WaymarkError(
        .notWritable, "\(target.shown) is being written by another program right now.",
        hint: "Try again in a moment.")
    }
    _ = path.withCString { unlink($0) }
  }
}
