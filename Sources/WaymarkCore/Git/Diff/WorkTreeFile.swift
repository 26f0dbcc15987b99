import Foundation
import Glibc

/// A file of a work tree by its raw name, which Foundation could only open if it were text.
struct WorkTreeFile {
  /// The absolute path, ending in a zero byte.
  private let place: [UInt8]
  let root: String
  let path: GitPath

  init(root: String, path: GitPath) {
    self.root = root
    self.path = path
    place = Array(root.utf8) + [0x2F] + path.bytes + [0]
  }

  /// What `lstat` says; nil when there is nothing of that name.
  var status: stat? {
    var result = stat()
    return withPath { lstat($0, &result) } == 0 ? result : nil
  }

  var size: Int? { status.map { Int($0.st_size) } }

  /// The mode that git keeps for the file; nil when there is none or git does not keep its kind.
  var gitMode: UInt32? {
    guard let mode = status?.st_mode else { return nil }
    switch mode & S_IFMT {
    case S_IFREG: return mode & 0o100 != 0 ? 0o100755 : 0o100644
    case S_IFLNK: return 0o120000
    default: return nil
    }
  }

  /// The content: bytes of a file, the target of a symbolic link; nil when there is neither.
  func content() -> [UInt8]? {
    guard let status else { return nil }
    if status.st_mode & S_IFMT == S_IFLNK {
      var target = [CChar](repeating: 0, count: 4096)
      let count = withPath { readlink($0, &target, target.count) }
      return count < 0 ? nil : target.prefix(count).map { UInt8(bitPattern: $0) }
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = withPath { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard descriptor >= 0 else { return nil }
    let data = try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).readToEnd()
    return Array(data ?? Data())
  }

  func withPath<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    place.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      // The array is never empty: it ends in a zero.
      buffer.baseAddress.map(body) ?? body("")
    }
  }
}
