import Foundation
import Glibc

extension WorkTreeFile {
  /// Deletes the file or link; one that is not there is fine.
  ///
  /// - Throws: `notWritable`.
  func remove() throws {
    guard withPath({ unlink($0) }) == 0 || errno == ENOENT else { throw failure("deleted") }
  }

  /// Puts a file or link in place of whatever is there, with its folders.
  ///
  /// - Parameters:
  ///   - content: The bytes, or the target of a link.
  ///   - mode: The mode as git keeps it.
  /// - Throws: `notWritable` or `diskFull`; the old file stands then.
  func write(_ content: [UInt8], mode: UInt32) throws {
    try makeFolders()
    let temporary = WorkTreeFile(
      root: root, path: GitPath(path.bytes + Array(".waymark-\(getpid())".utf8)))
    do {
      try temporary.create(content, mode: mode)
      let moved = temporary.withPath { old in withPath { rename(old, $0) } }
      guard moved == 0 else { throw failure("written") }
    } catch {
      _ = temporary.withPath { unlink($0) }
      throw error
    }
  }

  private func create(_ content: [UInt8], mode: UInt32) throws {
    if mode == 0o120000 {
      let target = (content + [0]).map { CChar(bitPattern: $0) }
      guard withPath({ symlink(target, $0) }) == 0 else { throw failure("written") }
      return
    }
    let descriptor = withPath {
      Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode == 0o100755 ? 0o777 : 0o666)
    }
    guard descriptor >= 0 else { throw failure("written") }
    do {
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: content)
    } catch {
      throw failure("written")
    }
  }

  /// Makes the folders above, and refuses to go through a link, which can lead anywhere.
  private func makeFolders() throws {
    var folders: [GitPath] = []
    var next = path.folder
    while let folder = next {
      folders.append(folder)
      next = folder.folder
    }
    for folder in folders.reversed() {
      let place = WorkTreeFile(root: root, path: folder)
      if let status = place.status {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw WaymarkError(
            .notWritable, "\(Sanitiser.clean(folder.text)) is not a folder any more.",
            hint: "Move it away and try again.")
        }
      } else if place.withPath({ mkdir($0, 0o777) }) != 0 {
        throw failure("written")
      }
    }
  }

  private func failure(_ verb: String) -> WaymarkError {
    let isFull = errno == ENOSPC || errno == EDQUOT
    return WaymarkError(
      isFull ? .diskFull : .notWritable,
      "\(Sanitiser.clean(path.text)) cannot be \(verb): \(String(cString: strerror(errno))).",
      hint: isFull ? "Free some space and try again." : "Check the folder and its permissions.")
  }
}
