import Foundation

/// Takes the new content of a file in portions of any size.
package final class FileSink {
  private let descriptor: Int32
  private let path: AbsolutePath
  private var buffer: [UInt8] = []
  private var hasher = ContentHasher()
  private static let room = 1 << 18

  init(_ descriptor: Int32, _ path: AbsolutePath) {
    self.descriptor = descriptor
    self.path = path
    buffer.reserveCapacity(FileSink.room)
  }

  /// Adds bytes.
  ///
  /// - Throws: `diskFull`, `notWritable`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(WaymarkError) {
    hasher.update(bytes)
    if buffer.count + bytes.count > FileSink.room { try flush() }
    if bytes.count > FileSink.room {
      guard bytes.write(to: descriptor) else { throw FileFailure.error(errno, .write, path) }
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// Adds bytes.
  ///
  /// - Throws: `diskFull`, `notWritable`.
  package func write(_ bytes: some Sequence<UInt8>) throws(WaymarkError) {
    var failure: WaymarkError?
    Array(bytes).withUnsafeBytes { bytes in
      do throws(WaymarkError) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Lends the file to something that writes it itself; the content is read again for its
  /// fingerprint.
  ///
  /// - Throws: What the body throws; `diskFull`, `notWritable`.
  func withDescriptor(_ body: (Int32) throws -> Void) throws {
    try flush()
    lseek(descriptor, 0, SEEK_END)
    try body(descriptor)
    hasher = ContentHasher()
    try FileReader.portions(of: descriptor, path) { hasher.update($0) }
  }

  /// Ends the content and puts it on the disk.
  ///
  /// - Returns: Its size and its fingerprint.
  func finish() throws(WaymarkError) -> (size: Int, hash: Int64) {
    try flush()
    guard fsync(descriptor) == 0 else { throw FileFailure.error(errno, .write, path) }
    return (hasher.count, hasher.finish())
  }

  private func flush() throws(WaymarkError) {
    guard buffer.withUnsafeBytes({ $0.write(to: descriptor) }) else {
      throw FileFailure.error(errno, .write, path)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
