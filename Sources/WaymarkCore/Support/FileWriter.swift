import Foundation

/// The one way to write a file: beside it first, synced to the disk, then put in its place, so that
/// a crash or a full disk leaves either the old content or the new.
package enum FileWriter {
  /// Writes or replaces a file, keeping the permissions of the one that is replaced.
  ///
  /// - Parameters:
  ///   - path: Where to write; a symbolic link is followed. Devices and pipes are written to.
  ///   - bytes: The whole content.
  /// - Throws: `diskFull` or `notWritable`; the old file stands then.
  package static func replace(_ path: String, with bytes: [UInt8]) throws {
    let target = ProjectRules.resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try write(bytes, to: descriptor, path: path)
    }
    let mode = exists ? status.st_mode & 0o777 : 0o644
    var template = Array("\(target).waymark-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    do {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw failure(path) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  private static func failure(_ path: String) -> WaymarkError {
    switch errno {
    case ENOSPC, EDQUOT:
      WaymarkError(
        .diskFull, "There is no room on the disk to write \(path); it was left as it was.",
        hint: "Free some space and try again.")
    default:
      WaymarkError(
        .notWritable, "\(path) cannot be written: \(String(cString: strerror(errno))).",
        hint: "Check the folder and its permissions.")
    }
  }
}
