internal import CFileSystem
import Foundation

/// The bytes that a text had when it was opened, which never change.
///
/// Small files are read into memory; large ones are mapped, so that opening one does not depend on
/// its size and takes no memory of the process's own.
final class OriginalText: @unchecked Sendable {
  // Safe: the bytes are only read.
  private enum Owner {
    case memory(UnsafeMutablePointer<UInt8>)
    /// `skipped` bytes lie before the text.
    case mapping(UnsafeRawPointer, size: Int, skipped: Int)
    case nothing
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let lines: LineIndex
  private let owner: Owner
  /// The file that is mapped, until the mapping is independent of it.
  private let file = Locked<FileStatus?>(nil)

  /// Copies bytes into memory and indexes their lines, unless somebody else will.
  init(_ content: some Collection<UInt8>, isIndexed: Bool = true) {
    guard !content.isEmpty else {
      owner = .nothing
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      lines = LineIndex(bytes)
      return
    }
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
    _ = memory.initialize(fromContentsOf: content)
    bytes = UnsafeBufferPointer(memory)
    owner = memory.baseAddress.map(Owner.memory) ?? .nothing
    lines = LineIndex(bytes)
    if isIndexed { lines.build { _ in } }
  }

  /// Maps a file, or is nil when it cannot be mapped; its lines are indexed later.
  ///
  /// - Parameters:
  ///   - descriptor: The file, which may be closed afterwards.
  ///   - size: Of the file, in bytes.
  ///   - skipped: The number of bytes before the text, such as a byte-order mark.
  ///   - status: What the system says of the file.
  init?(
    mapping descriptor: Int32, size: Int, skipping skipped: Int, of status: FileStatus? = nil
  ) {
    guard size > skipped, let start = fs_map(descriptor, size) else { return nil }
    owner = .mapping(start, size: size, skipped: skipped)
    bytes = UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self) + skipped, count: size - skipped)
    lines = LineIndex(bytes)
    file.withLock { $0 = status }
  }

  deinit {
    switch owner {
    case .memory(let memory): memory.deallocate()
    case .mapping(let start, let size, _): fs_unmap(start, size)
    case .nothing: break
    }
  }

  /// Whether another program cut off the mapped file, so that zeros stand where text was.
  var isTorn: Bool {
    if case .mapping(let start, _, _) = owner { return fs_is_torn(start) != 0 }
    return false
  }

  var isMapped: Bool {
    if case .mapping = owner { return true }
    return false
  }

  /// Whether the bytes are those of a file on disk, and change when it is written in place.
  func lies(in other: FileStatus) -> Bool {
    file.withLock { $0.map { $0.device == other.device && $0.inode == other.inode } ?? false }
  }

  /// Gives back the memory that a stretch of a mapped file takes after it was gone through; it is
  /// fetched again when it is looked at.
  func release(_ stretch: UnsafeBufferPointer<UInt8>) {
    guard isMapped, stretch.count >= OriginalText.releasedSize, let start = stretch.baseAddress,
      let base = bytes.baseAddress, start >= base, start < base + bytes.count
    else { return }
    fs_release(start, stretch.count)
  }

  private static let releasedSize = 1 << 16

  /// Makes the mapping independent of the file, before that is written over in place.
  ///
  /// - Parameter folder: Where an unnamed copy of the file is made.
  /// - Throws: `diskFull` and the like; the mapping is as it was then.
  func detach(copyingTo folder: AbsolutePath) throws {
    guard case .mapping(let start, let size, _) = owner else { return }
    let number = folder.withCString { fs_open_unnamed($0, 0o600) }
    guard number >= 0 else { throw FileFailure.error(errno, .write, folder) }
    let copy = FileDescriptor(number)
    let all = UnsafeRawBufferPointer(start: start, count: size)
    guard all.write(to: copy.number), fs_remap(start, copy.number, size) == 0 else {
      throw FileFailure.error(errno, .write, folder)
    }
    file.withLock { $0 = nil }
  }
}
