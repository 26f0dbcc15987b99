import Foundation

/// The bytes of a file with what they were when they were read.
package struct FileContent: Sendable {
  package let bytes: [UInt8]
  package let version: FileVersion
}

extension ProjectFiles {
  /// The most that is read into memory at once, in bytes; larger files are read in ranges.
  package static let wholeLimit = 1 << 30

  /// Reads a whole file.
  ///
  /// - Throws: `tooLarge` above `wholeLimit`; `outsideProject`, `pathNotFound`, `notAFile`,
  ///   `notReadable`.
  package func read(_ location: FileLocation) throws -> FileContent {
    let place = try place(of: location)
    let file = try FileReader.open(place)
    let status = try FileStatus.of(file.number, place)
    let takenAt = FileVersion.now
    guard status.size <= ProjectFiles.wholeLimit else {
      throw WaymarkError(
        .tooLarge, "\(location.shown) has \(status.size >> 20) MB, too many to read at once.",
        hint: "Read a range of it.")
    }
    let bytes = try FileReader.bytes(file.number, place, at: 0, count: Int(status.size))
    let hash = bytes.withUnsafeBufferPointer(ContentHash.of)
    return FileContent(
      bytes: bytes, version: FileVersion(hash: hash, status: status, takenAt: takenAt))
  }

  /// Reads a whole file.
  package func read(_ path: ProjectPath) throws -> FileContent { try read(.project(path)) }

  /// Reads a stretch of a file; what lies beyond its end is left out.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - range: In bytes.
  /// - Returns: The bytes.
  /// - Throws: As `read`.
  package func read(_ path: ProjectPath, range: Range<Int>) throws -> [UInt8] {
    let place = try root.content(path)
    let file = try FileReader.open(place)
    let size = Int(try FileStatus.of(file.number, place).size)
    let range = range.clamped(to: 0..<max(size, 0))
    return try FileReader.bytes(file.number, place, at: range.lowerBound, count: range.count)
  }

  /// Reads lines of a file without reading what comes after them.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - range: Line numbers from 0; lines that the file does not have are left out.
  /// - Returns: The lines without their endings.
  /// - Throws: As `read`.
  package func lines(_ path: ProjectPath, range: Range<Int>) throws -> [[UInt8]] {
    let place = try root.content(path)
    let file = try FileReader.open(place)
    var collector = LineCollector(range: range)
    do {
      try FileReader.portions(of: file.number, place) { portion in
        if collector.add(portion) { throw LineCollector.Done() }
      }
    } catch is LineCollector.Done {}
    return collector.finish()
  }

  /// The version of a file, for a first write over it; nil when there is none.
  ///
  /// - Throws: As `read`.
  package func version(of path: ProjectPath) throws -> FileVersion? {
    try FileVersion.capture(root.content(path))
  }

  /// Replaces or makes a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole new content.
  ///   - path: The file; the target of a symbolic link is what changes.
  ///   - expected: The content that the caller believes to be there.
  ///   - overridesReadOnly: Whether a read-only file is written, too.
  /// - Returns: What the file is now, for the next write.
  /// - Throws: `FileConflict` when it holds something else; `readOnlyFile`, `diskFull`,
  ///   `notWritable`, `outsideProject` and the like. The old content stands then.
  @discardableResult
  package func write(
    _ bytes: [UInt8], to path: ProjectPath, replacing expected: ReplacedContent,
    overridesReadOnly: Bool = false
  ) throws -> FileVersion {
    try write(.project(path), replacing: expected, overridesReadOnly: overridesReadOnly) {
      try $0.write(bytes)
    }
  }

  /// Replaces or makes a file with content that comes in portions.
  ///
  /// - Parameters:
  ///   - location: The file; the target of a symbolic link is what changes.
  ///   - expected: The content that the caller believes to be there.
  ///   - overridesReadOnly: Whether a read-only file is written, too.
  ///   - beforeWritingInPlace: Called before the first byte of a file changes that has to stay the
  ///     same file, such as one with several names.
  ///   - content: Writes the content; whatever it throws leaves the old one.
  /// - Returns: What the file is now, for the next write.
  /// - Throws: As the other `write`.
  @discardableResult
  package func write(
    _ location: FileLocation, replacing expected: ReplacedContent,
    overridesReadOnly: Bool = false, beforeWritingInPlace: (() throws -> Void)? = nil,
    content: (FileSink) throws -> Void
  ) throws -> FileVersion {
    var options = FileWriter.Options()
    options.overridesReadOnly = overridesReadOnly
    options.rescueFolder = rescueFolder
    options.beforeWritingInPlace = beforeWritingInPlace
    let place = try place(of: location)
    return try FileWriter.write(place, replacing: expected, options, content: content)
  }
}

/// Picks a range of lines out of portions of a file.
private struct LineCollector {
  struct Done: Error {}

  let range: Range<Int>
  private var number = 0
  private var line: [UInt8] = []
  private var lines: [[UInt8]] = []
  private var hasRest = false

  init(range: Range<Int>) { self.range = range }

  /// Adds a portion; true when no more is needed.
  mutating func add(_ portion: UnsafeRawBufferPointer) -> Bool {
    var rest = portion[...]
    while number < range.upperBound, !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A)
      if range.contains(number) { line.append(contentsOf: rest[..<(end ?? rest.endIndex)]) }
      guard let end else {
        hasRest = true
        return false
      }
      rest = rest[(end + 1)...]
      endLine()
    }
    return number >= range.upperBound
  }

  mutating func finish() -> [[UInt8]] {
    if hasRest { endLine() }
    return lines
  }

  private mutating func endLine() {
    if range.contains(number) {
      if line.last == 0x0D { line.removeLast() }
      lines.append(line)
      line.removeAll()
    }
    number += 1
    hasRest = false
  }
}
