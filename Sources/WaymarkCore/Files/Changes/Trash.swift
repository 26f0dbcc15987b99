internal import CFileSystem
import Foundation

/// Something that lies in the trash, and where it came from.
package struct TrashedFile: Sendable, Hashable {
  /// Where it was.
  package let original: AbsolutePath
  /// Where it is now.
  package let stored: AbsolutePath
  /// The note beside it that says where it was and when it was deleted.
  let note: AbsolutePath
}

/// The user's trash, by the trash specification of freedesktop.org 1.0, so that the trash of a
/// desktop and Waymark's are the same one.
package struct Trash: Sendable {
  /// The trash in the user's home.
  private let home: AbsolutePath

  /// - Parameter home: The user's own trash folder, made when it is needed.
  package init(home: String) { self.home = AbsolutePath(home) }

  /// Puts a file or a folder into the trash.
  ///
  /// What lies on another disk than the home goes to the trash of that disk, so that nothing is
  /// copied; where that disk allows none, it is copied home.
  ///
  /// - Parameter place: What to delete; a symbolic link itself is deleted.
  /// - Returns: What it takes to restore it.
  /// - Throws: `pathNotFound`, `notWritable`; the file is where it was then.
  package func put(_ place: AbsolutePath) throws -> TrashedFile {
    guard let status = try FileStatus.of(place) else {
      throw FileFailure.error(ENOENT, .remove, place)
    }
    let isHere = try home.makeFolder() == status.device
    let own = try isHere ? TrashFolder(home, top: nil) : other(place, status.device)
    let folder = try own ?? TrashFolder(home, top: nil)
    let (name, note) = try folder.reserve(place)
    let stored = folder.files.appending(name)
    do {
      try Trash.move(place, to: stored)
    } catch {
      _ = note.withCString { unlink($0) }
      throw error
    }
    return TrashedFile(original: place, stored: stored, note: note)
  }

  /// Puts something back where it was.
  ///
  /// - Throws: `alreadyExists` when something else is there now; `pathNotFound` when the trash was
  ///   emptied; `notWritable`.
  package func restore(_ file: TrashedFile) throws {
    guard try FileStatus.of(file.stored) != nil else {
      throw WaymarkError(
        .pathNotFound, "\(file.original.shown) is no longer in the trash; it was emptied.")
    }
    _ = try file.original.parent.makeFolder()
    try Trash.move(file.stored, to: file.original)
    _ = file.note.withCString { unlink($0) }
  }

  /// Moves something to where nothing is, also to another disk.
  static func move(_ source: AbsolutePath, to target: AbsolutePath) throws {
    let result = source.withCString { from in target.withCString { fs_rename_new(from, $0) } }
    if result == 0 { return }
    guard errno == EXDEV else {
      throw FileFailure.error(errno, .rename, errno == EEXIST ? target : source)
    }
    var copy = TreeCopy(isDurable: true)
    try copy.run(from: source, to: target)
    var progress = FileProgress()
    try FolderWalk.remove(source, progress: &progress) { _ in }
  }

  /// The trash of the disk that something lies on, or nil where none can be made.
  private func other(_ place: AbsolutePath, _ device: UInt64) throws -> TrashFolder? {
    var top = place.parent
    while top.bytes.count > 1, try FileStatus.of(top.parent)?.device == device { top = top.parent }
    let user = "\(getuid())"
    let shared = top.appending(".Trash".utf8)
    // Only one that others cannot tamper with counts: a folder of its own, with the sticky bit.
    if let status = try FileStatus.of(shared), status.kind == .folder, status.mode & 0o1000 != 0,
      let folder = try? TrashFolder(shared.appending(user.utf8), top: top)
    {
      return folder
    }
    return try? TrashFolder(top.appending(".Trash-\(user)".utf8), top: top)
  }
}

/// One trash folder.
private struct TrashFolder {
  let files: AbsolutePath
  private let notes: AbsolutePath
  /// The folder that the notes' paths are relative to; nil for absolute ones.
  private let top: AbsolutePath?

  init(_ folder: AbsolutePath, top: AbsolutePath?) throws {
    self.top = top
    files = folder.appending("files".utf8)
    notes = folder.appending("info".utf8)
    _ = try files.makeFolder()
    _ = try notes.makeFolder()
  }

  /// Finds a free name and writes the note, which is what takes the name.
  func reserve(_ place: AbsolutePath) throws -> (name: [UInt8], note: AbsolutePath) {
    let text = Array(noteText(place).utf8)
    for number in 1...10_000 {
      let ending = number == 1 ? [] : Array(" \(number)".utf8)
      let name = place.name.prefix(240 - ending.count) + ending
      let note = notes.appending(name + Array(".trashinfo".utf8))
      guard let file = FileDescriptor.open(note, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600) else {
        if errno == EEXIST { continue }
        throw FileFailure.error(errno, .remove, place)
      }
      guard text.withUnsafeBytes({ $0.write(to: file.number) }) else {
        let error = FileFailure.error(errno, .remove, place)
        _ = note.withCString { unlink($0) }
        throw error
      }
      if try FileStatus.of(files.appending(name)) == nil { return (Array(name), note) }
      _ = note.withCString { unlink($0) }
    }
    throw FileFailure.error(EEXIST, .remove, place)
  }

  private func noteText(_ place: AbsolutePath) -> String {
    var path = place.bytes[...]
    if let top, place.isInside(top) {
      path = path.dropFirst(top.bytes.count).drop { $0 == UInt8(ascii: "/") }
    }
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    let day = "\(local.tm_year + 1900)-\(two(local.tm_mon + 1))-\(two(local.tm_mday))"
    let hour = "\(two(local.tm_hour)):\(two(local.tm_min)):\(two(local.tm_sec))"
    return "[Trash Info]\nPath=\(escaped(path))\nDeletionDate=\(day)T\(hour)\n"
  }

  /// The path as in an URL.
  private func escaped(_ path: ArraySlice<UInt8>) -> String {
    let plain = Set("/-_.~".utf8)
    return path.map { byte in
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || plain.contains(byte)
      if isPlain { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension AbsolutePath {
  /// Makes a folder and the ones it lies in, for the user alone, where they are missing.
  ///
  /// - Returns: The device that it lies on.
  func makeFolder() throws(WaymarkError) -> UInt64 {
    if let status = try FileStatus.of(self), status.kind == .folder { return status.device }
    if parent != self { _ = try parent.makeFolder() }
    guard withCString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST else {
      throw FileFailure.error(errno, .create, self)
    }
    guard let status = try FileStatus.of(self) else {
      throw FileFailure.error(ENOENT, .create, self)
    }
    return status.device
  }
}
