import Foundation

/// A folder that goes when the test ends.
package final class TemporaryFolder: Sendable {
  /// Absolute, with symbolic links resolved.
  package let path: String

  /// Makes an empty folder below the system's temporary one.
  package init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("waymark-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders it lies in.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> TemporaryFolder {
    try write(name, bytes: Array(text.utf8))
  }

  /// Writes a file of any bytes, making the folders it lies in.
  @discardableResult
  package func write(_ name: String, bytes: [UInt8]) throws -> TemporaryFolder {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return self
  }

  /// Makes a file of a size without content: it takes no room on the disk.
  @discardableResult
  package func writeHole(_ name: String, size: Int) throws -> TemporaryFolder {
    try write(name, "")
    guard truncate("\(path)/\(name)", off_t(size)) == 0 else {
      throw CommandFailed(what: "\(name) cannot be made \(size) bytes long")
    }
    return self
  }

  /// Lets a file be run as a program.
  package func makeExecutable(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
  }

  /// The text of a file in the folder.
  package func read(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }
}
