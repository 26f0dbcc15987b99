internal import CFileSystem
import Foundation

/// The one way to write a file: aside first, synced to the disk, then put in its place in one step,
/// so that a crash or a full disk leaves either the old content or the new.
package enum FileWriter {
  /// What a write may do beyond replacing a plain file.
  package struct Options {
    /// Replace a file that nobody may write to, by its permission bits.
    package var overridesReadOnly = false
    /// The permissions of a file that is made, before the user's mask.
    package var mode: UInt32 = 0o666
    /// Where content is staged for a file whose folder may not be written to.
    package var rescueFolder: AbsolutePath?
    /// Called before the first byte of a file changes that has to be written in place.
    package var beforeWritingInPlace: (() throws -> Void)?

    package init() {}
  }

  /// Writes or replaces a file whatever is in it: for output that a person names, such as a report.
  ///
  /// - Parameters:
  ///   - path: Where to write; a symbolic link is followed. Devices and pipes are written to.
  ///   - bytes: The whole content.
  /// - Throws: `diskFull`, `notWritable` and the like; the old file stands then.
  package static func replace(_ path: String, with bytes: [UInt8]) throws {
    let target = try AbsolutePath(ProjectRules.resolved(path)).followed()
    if try FileStatus.of(target)?.kind == .special {
      guard let file = FileDescriptor.open(target, O_WRONLY),
        bytes.withUnsafeBytes({ $0.write(to: file.number) })
      else { throw FileFailure.error(errno, .write, target) }
      return
    }
    _ = try write(target, replacing: nil, Options()) { try $0.write(bytes) }
  }

  /// Writes a file that has to be what the caller believes it to be.
  ///
  /// Owner, permissions, access lists and extended attributes stay as they are. A file with several
  /// names, or whose folder may not be written to, is written in place, after the new content is
  /// safe beside it or in the rescue folder.
  ///
  /// - Parameters:
  ///   - target: Absolute, with symbolic links followed.
  ///   - expected: The content that is replaced; nil replaces any.
  ///   - options: What more it may do.
  ///   - content: Writes the new content; whatever it throws leaves the old one.
  /// - Returns: What the file is now.
  /// - Throws: `FileConflict` when the file is not what was expected; an error in words.
  static func write(
    _ target: AbsolutePath, replacing expected: ReplacedContent?, _ options: Options,
    content: (FileSink) throws -> Void
  ) throws -> FileVersion {
    let original = try FileReader.openIfThere(target)
    let status = try original.map { try FileStatus.of($0.number, target) }
    try verify(target, original, status, expected)
    if status != nil { try checkPermission(target, status, options) }
    let staged = try stage(target, status, options)
    defer { staged.removeStagingName() }
    let canExchange = try canStandFor(staged, original, status)
    let sink = FileSink(staged.file.number, target)
    try content(sink)
    let (size, hash) = try sink.finish()
    try Task.checkCancellation()
    guard let status else {
      guard try staged.create() else {
        guard expected != nil else {
          return try write(target, replacing: nil, options, content: content)
        }
        throw FileConflict(
          path: target, expected: .nothing, found: try FileVersion.capture(target))
      }
      StagedFile.synchronise(target.parent)
      return FileVersion(hash: hash, status: try FileStatus.of(staged.file.number, target))
    }
    if canExchange, try exchange(staged, status, expected) {
      StagedFile.synchronise(target.parent)
      return FileVersion(hash: hash, status: try FileStatus.of(staged.file.number, target))
    }
    try options.beforeWritingInPlace?()
    let written = try InPlaceWrite(staged: staged, size: size).run(status, expected)
    return FileVersion(hash: hash, status: written)
  }

  /// Holds the file against what the caller believes.
  private static func verify(
    _ target: AbsolutePath, _ original: FileDescriptor?, _ status: FileStatus?,
    _ expected: ReplacedContent?
  ) throws {
    switch (expected, original, status) {
    case (nil, _, _), (.nothing, nil, _): return
    case (.version(let version), let original?, let status?):
      if version.certainlyDescribes(status) { return }
      let found = try FileVersion.capture(original.number, target)
      if found.hasSameContent(as: version) { return }
      throw FileConflict(path: target, expected: .version(version), found: found)
    case (let expected?, let original, _):
      let found = try original.map { try FileVersion.capture($0.number, target) }
      throw FileConflict(path: target, expected: expected, found: found)
    }
  }

  private static func checkPermission(
    _ target: AbsolutePath, _ status: FileStatus?, _ options: Options
  ) throws(WaymarkError) {
    if options.overridesReadOnly { return }
    // The bits are looked at too, since for the superuser everything is writable.
    if status?.isReadOnly == true
      || target.withCString({ faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) }) != 0
    {
      if errno == EROFS { throw FileFailure.error(errno, .write, target) }
      throw WaymarkError(
        .readOnlyFile, "\(target.shown) is read-only.",
        hint: "Make it writable, write over it anyway, or save under another name.")
    }
  }

  private static func stage(
    _ target: AbsolutePath, _ status: FileStatus?, _ options: Options
  ) throws(WaymarkError) -> StagedFile {
    do throws(WaymarkError) {
      return try StagedFile(for: target, in: target.parent, mode: options.mode)
    } catch {
      guard error.code == .notWritable, status != nil, let folder = options.rescueFolder else {
        throw error
      }
      return try StagedFile(for: target, in: folder, mode: 0o600)
    }
  }

  /// Whether the staged file can stand for the original in everything but its content.
  private static func canStandFor(
    _ staged: StagedFile, _ original: FileDescriptor?, _ status: FileStatus?
  ) throws -> Bool {
    guard let original, let status else { return true }
    return status.links == 1 && staged.stagingPath.parent == staged.target.parent
      && staged.takesOn(status, original)
  }

  /// Puts the staged file in the place of the original.
  ///
  /// The two change places in one step, so that what was replaced can be looked at: if somebody
  /// wrote it after it was verified, the two change back.
  ///
  /// - Returns: false when the target cannot be renamed, such as a mounted file.
  private static func exchange(
    _ staged: StagedFile, _ status: FileStatus, _ expected: ReplacedContent?
  ) throws -> Bool {
    let target = staged.target
    try staged.name()
    func swap() -> Bool {
      staged.stagingPath.withCString { one in target.withCString { fs_exchange(one, $0) } } == 0
    }
    if swap() {
      let replaced = try FileStatus.of(staged.stagingPath)
      if expected != nil, replaced?.hasSameContent(as: status) != true {
        guard swap() else { throw FileFailure.error(errno, .write, target) }
        throw conflict(target, expected)
      }
      return true
    }
    switch errno {
    case EBUSY: return false
    case ENOENT: throw conflict(target, expected)
    case EINVAL, ENOSYS, EPERM:
      // The file system cannot exchange: between this look and the renaming lies a moment.
      if expected != nil, try FileStatus.of(target)?.hasSameContent(as: status) != true {
        throw conflict(target, expected)
      }
      let result = staged.stagingPath.withCString { one in target.withCString { rename(one, $0) } }
      if result == 0 { return true }
      if errno == EBUSY { return false }
      throw FileFailure.error(errno, .write, target)
    default: throw FileFailure.error(errno, .write, target)
    }
  }

  static func conflict(_ target: AbsolutePath, _ expected: ReplacedContent?) -> any Error {
    do {
      return FileConflict(
        path: target, expected: expected ?? .nothing, found: try FileVersion.capture(target))
    } catch {
      return error
    }
  }
}
