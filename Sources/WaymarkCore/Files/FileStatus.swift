import Foundation

/// What the system knows of a file without reading it.
package struct FileStatus: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case file
    case folder
    case link
    /// A device, pipe or socket; never opened.
    case special
  }

  package let kind: Kind
  /// In bytes.
  package let size: Int64
  /// Permission bits, with set-user-id, set-group-id and sticky.
  package let mode: UInt32
  package let owner: UInt32
  package let group: UInt32
  /// How many names the file has.
  package let links: Int
  package let device: UInt64
  package let inode: UInt64
  /// When it was last read, in nanoseconds since 1970; many file systems keep no exact account.
  let accessed: Int64
  /// When the content last changed, in nanoseconds since 1970.
  package let modified: Int64
  /// When the content or anything about the file last changed, in nanoseconds since 1970.
  package let changed: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int64(status.st_size)
    mode = UInt32(status.st_mode) & 0o7777
    owner = UInt32(status.st_uid)
    group = UInt32(status.st_gid)
    links = Int(status.st_nlink)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    accessed = status.st_atim.nanoseconds
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
  }

  /// The status of an entry itself; a symbolic link is not followed.
  ///
  /// - Returns: nil when there is nothing.
  /// - Throws: `notReadable` and the like, when the system does not say.
  static func of(_ path: AbsolutePath) throws(WaymarkError) -> FileStatus? {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFailure.error(errno, .find, path)
    }
    return FileStatus(status)
  }

  /// The status of an open file.
  static func of(_ descriptor: Int32, _ path: AbsolutePath) throws(WaymarkError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFailure.error(errno, .read, path) }
    return FileStatus(status)
  }

  /// Whether nobody may write to the file, by its permission bits.
  package var isReadOnly: Bool { mode & 0o222 == 0 }

  /// Whether both are the same file with the same content, as far as can be told without reading.
  ///
  /// The time of the last change of anything is left out: giving a file another name moves it.
  func hasSameContent(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode && size == other.size
      && modified == other.modified
  }
}
