import Foundation

/// What a person may want to know of a file.
package struct FileMetadata: Sendable, Hashable {
  package let status: FileStatus
  /// Where a symbolic link points to, as it says.
  package let linkTarget: [UInt8]?
  /// The language of a source file, by name, ending or first line.
  package let language: String?
  /// The SHA-256 of a file's content, in hexadecimal; nil for what is no file.
  package let sha256: String?
}

extension ProjectFiles {
  /// Finds out about a file; its content is read for its hash, which takes seconds per gigabyte.
  ///
  /// - Parameters:
  ///   - path: The file or folder; a symbolic link itself is looked at.
  ///   - report: Called while it is read.
  /// - Returns: What there is to know.
  /// - Throws: `outsideProject`, `pathNotFound`, `notReadable`; `CancellationError`.
  package func metadata(
    of path: ProjectPath, report: FileProgress.Report = { _ in }
  ) throws -> FileMetadata {
    let place = try root.entry(path)
    guard let status = try FileStatus.of(place) else {
      throw FileFailure.error(ENOENT, .read, place)
    }
    guard status.kind == .file else {
      return FileMetadata(
        status: status, linkTarget: place.linkTarget, language: nil, sha256: nil)
    }
    let file = try FileReader.open(place)
    var hash = SHA256()
    var progress = FileProgress()
    progress.current = path.shown
    var head: [UInt8] = []
    try FileReader.portions(of: file.number, place) { portion in
      if head.isEmpty { head = Array(portion.prefix(200)) }
      hash.update(portion)
      progress.bytes += Int64(portion.count)
      report(progress)
    }
    let digits = hash.finish().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return FileMetadata(
      status: try FileStatus.of(file.number, place), linkTarget: nil,
      language: LanguageDetector.language(of: path.text, head: head), sha256: digits.joined())
  }
}

extension LanguageDetector {
  /// The language of a file by its name, or by its first line where the name does not tell.
  package static func language(of path: String, head: some Collection<UInt8>) -> String? {
    switch kind(of: path) {
    case .source(let id): id
    case .unknown: interpreter(head)
    case .other: nil
    }
  }
}
