internal import CFileSystem
import Foundation

/// Writes over a file that has to stay the same file: one with several names, of another owner, or
/// in a folder that may not be written to.
///
/// This cannot be done in one step. So the whole new content lies on the disk under a name of its
/// own before the first byte changes, and stays there if anything goes wrong.
struct InPlaceWrite {
  let staged: StagedFile
  /// Of the new content, in bytes.
  let size: Int

  /// Writes.
  ///
  /// - Parameters:
  ///   - status: What the file was when it was verified.
  ///   - expected: What the caller believes it to be.
  /// - Returns: What the file is now.
  /// - Throws: `writeInterrupted` when the file is neither old nor new; `FileConflict` and the
  ///   errors of `FileWriter` when it is old.
  func run(_ status: FileStatus, _ expected: ReplacedContent?) throws -> FileStatus {
    let target = staged.target
    guard let file = FileDescriptor.open(target, O_WRONLY | O_NOFOLLOW | O_NONBLOCK) else {
      throw FileFailure.error(errno, .write, target)
    }
    if expected != nil, try !FileStatus.of(file.number, target).hasSameContent(as: status) {
      throw FileWriter.conflict(target, expected)
    }
    guard fs_reserve(file.number, Int64(size)) == 0 else {
      throw FileFailure.error(errno, .write, target)
    }
    try staged.nameVisibly()
    StagedFile.synchronise(staged.stagingPath.parent)
    guard copy(to: file.number), fsync(file.number) == 0 else {
      let reason = String(cString: strerror(errno))
      staged.keep()
      throw WaymarkError(
        .writeInterrupted,
        "\(target.shown) is damaged: writing it failed half-way (\(reason)). The whole new content "
          + "is in \(staged.stagingPath.shown).",
        hint: "Make room and copy it back.")
    }
    return try FileStatus.of(file.number, target)
  }

  private func copy(to descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: FileReader.portion, alignment: 16) { buffer in
      var offset = 0
      while offset < size {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: buffer[..<min(buffer.count, size - offset)])
        guard
          let count = try? FileReader.read(
            staged.file.number, staged.target, into: part, at: offset),
          count == part.count
        else { return false }
        lseek(descriptor, off_t(offset), SEEK_SET)
        guard UnsafeRawBufferPointer(part).write(to: descriptor) else { return false }
        offset += count
      }
      return ftruncate(descriptor, off_t(size)) == 0
    }
  }
}
