import Foundation
import WaymarkCore

/// What comes in through standard input.
enum StandardInput {
  /// The most bytes that are taken.
  private static let limit = 16 << 20

  /// Whether a file or a pipe stands there; a terminal or nothing at all is not waited for.
  static var isGiven: Bool {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG].contains(status.st_mode & S_IFMT)
  }

  /// Everything up to its end.
  ///
  /// - Throws: `invalidArgument` when it is more than can be used.
  static func text() throws -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else {
        throw WaymarkError(
          .invalidArgument, "Standard input has more than \(limit >> 20) MB.", field: "input")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A file that is named on the command line; `-` is standard input.
  static func text(of file: String) throws -> String {
    if file == "-" { return try text() }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw WaymarkError(
        .pathNotFound, "\(file) cannot be read.", hint: "Check the path.", field: "file")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
