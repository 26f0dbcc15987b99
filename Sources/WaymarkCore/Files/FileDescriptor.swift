import Foundation

/// An open file that is closed with its last reference.
final class FileDescriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens a file.
  ///
  /// - Returns: nil with `errno` set when the system refuses.
  static func open(_ path: AbsolutePath, _ flags: Int32, mode: mode_t = 0) -> FileDescriptor? {
    let number = path.withCString { Foundation.open($0, flags | O_CLOEXEC, mode) }
    return number < 0 ? nil : FileDescriptor(number)
  }
}

extension UnsafeRawBufferPointer {
  /// Writes all bytes to a descriptor.
  ///
  /// - Returns: false with `errno` set when the system refuses.
  func write(to descriptor: Int32) -> Bool {
    var rest = self
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }
}
