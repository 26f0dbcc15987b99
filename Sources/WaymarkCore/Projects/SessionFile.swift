import Foundation

/// Where a project's session is kept between two starts: one small file in the state directory.
package struct SessionFile: Sendable {
  private static let sizeLimit = 1 << 20

  private let path: String

  /// The session of a directory.
  ///
  /// - Parameters:
  ///   - root: The directory that Waymark is opened on.
  ///   - directories: Where state lives.
  package init(root: String, directories: Directories) {
    let hash = Array(root.utf8).withUnsafeBufferPointer(ContentHash.of)
    path = "\(directories.state)/sessions/\(String(UInt64(bitPattern: hash), radix: 16)).json"
  }

  /// The session that was saved last; nil when there is none or it cannot be read.
  package func read<Value: Decodable>(_ type: Value.Type) -> Value? {
    guard let data = FileManager.default.contents(atPath: path),
      data.count <= SessionFile.sizeLimit
    else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// Saves a session; readable by its owner alone.
  ///
  /// - Throws: `diskFull` or `notWritable`; the last one stands then.
  package func write(_ session: some Encodable) throws {
    try Directories.makePrivate((path as NSString).deletingLastPathComponent)
    try FileWriter.replace(path, with: Array(JSONEncoder().encode(session)))
  }
}
