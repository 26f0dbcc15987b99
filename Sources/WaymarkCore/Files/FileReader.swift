import Foundation

/// The one way to read a file: regular files only, since opening a pipe or a device may wait.
enum FileReader {
  /// The size of the portions that large files are read in.
  static let portion = 1 << 20

  /// Opens a regular file.
  ///
  /// - Throws: `pathNotFound`, `notAFile`, `notReadable`.
  static func open(_ path: AbsolutePath) throws(WaymarkError) -> FileDescriptor {
    guard let file = try openIfThere(path) else { throw FileFailure.error(ENOENT, .read, path) }
    return file
  }

  /// Opens a regular file, or answers nil when there is nothing.
  ///
  /// - Throws: `notAFile`, `notReadable`.
  static func openIfThere(_ path: AbsolutePath) throws(WaymarkError) -> FileDescriptor? {
    guard let file = FileDescriptor.open(path, O_RDONLY | O_NONBLOCK) else {
      if errno == ENOENT { return nil }
      throw FileFailure.error(errno, .read, path)
    }
    switch try FileStatus.of(file.number, path).kind {
    case .file: return file
    case .folder: throw FileFailure.error(EISDIR, .read, path)
    default:
      throw WaymarkError(
        .notAFile, "\(path.shown) is a device, a pipe or a socket, which is never read.",
        field: "path")
    }
  }

  /// Reads an open file from its beginning to its end.
  ///
  /// - Throws: `notReadable`; what the body throws; `CancellationError`.
  static func portions(
    of descriptor: Int32, _ path: AbsolutePath, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try withUnsafeTemporaryAllocation(byteCount: portion, alignment: 16) { buffer in
      var offset = 0
      while true {
        try Task.checkCancellation()
        let count = try read(descriptor, path, into: buffer, at: offset)
        if count == 0 { return }
        offset += count
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  /// Reads as many bytes as there are, up to the size of a buffer.
  static func read(
    _ descriptor: Int32, _ path: AbsolutePath, into buffer: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(WaymarkError) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + count))
      if got < 0 {
        if errno == EINTR { continue }
        throw FileFailure.error(errno, .read, path)
      }
      if got == 0 { break }
      count += got
    }
    return count
  }

  /// Reads a stretch of an open file; what lies beyond its end is left out.
  static func bytes(
    _ descriptor: Int32, _ path: AbsolutePath, at offset: Int, count: Int
  ) throws(WaymarkError) -> [UInt8] {
    var failure: WaymarkError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(WaymarkError) {
        filled = try read(
          descriptor, path, into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
