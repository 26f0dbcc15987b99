import Foundation

/// A text with the file that it came from and goes to.
package struct TextFile: Sendable {
  /// nil for a text that has no file yet.
  package private(set) var location: FileLocation?
  /// What the file was when it was opened or saved; nil for one that is not there yet.
  package private(set) var version: FileVersion?
  package var buffer: TextBuffer

  init(_ location: FileLocation?, version: FileVersion?, buffer: TextBuffer) {
    self.location = location
    self.version = version
    self.buffer = buffer
  }

  /// A new file, which is made when it is saved.
  package init(new location: FileLocation?, format: TextFormat = TextFormat()) {
    self.init(location, version: nil, buffer: TextBuffer(format: format))
  }

  private var original: OriginalText { buffer.snapshot.storage.original }

  /// Whether what was not edited of the text lies in a file on disk, so that whoever writes that in
  /// place changes the text, too.
  package func lies(in other: FileVersion?) -> Bool {
    other.map { original.lies(in: $0.status) } ?? false
  }

  /// Whether another program cut the file off while it was open, so that text is missing from what
  /// was not changed.
  package var isTorn: Bool { original.isTorn }

  // MARK: - Counting lines

  /// Counts the lines of a large file, in the background; `buffer.takeCountedLines()` takes in what
  /// is counted meanwhile.
  ///
  /// - Parameter progress: Called from time to time with the share that is done, from 0 to 1.
  /// - Returns: The file's version with its fingerprint, for `note`.
  /// - Throws: `CancellationError`.
  package func countLines(progress: (Double) -> Void) throws -> FileVersion? {
    let lines = original.lines
    guard !lines.isComplete else { return version }
    var hasher = lines.completed == 0 ? ContentHasher() : nil
    if buffer.format.hasByteOrderMark {
      buffer.format.encoding.byteOrderMark.withUnsafeBytes { hasher?.update($0) }
    }
    var done = lines.completed
    var reported = 0
    try lines.build { block in
      try Task.checkCancellation()
      hasher?.update(UnsafeRawBufferPointer(block))
      done += block.count
      if done - reported >= 1 << 24 {
        // The block itself is counted after this, and then fetched once more.
        original.release(UnsafeBufferPointer(rebasing: original.bytes[reported..<done]))
        reported = done
        progress(Double(done) / Double(original.bytes.count))
      }
    }
    guard let hasher, let version, lines.isComplete else { return version }
    return FileVersion(hash: hasher.finish(), status: version.status, takenAt: version.takenAt)
  }

  /// Takes a version whose fingerprint has become known.
  package mutating func note(_ version: FileVersion) {
    if self.version?.hash == nil, self.version?.status == version.status { self.version = version }
  }

  /// The text as it was when it was opened or saved last; nil when nobody knows any more.
  package var savedText: TextSnapshot? { buffer.savedText }

  /// Takes a version of the file on disk as what the next saving replaces, without being it.
  package mutating func accept(_ version: FileVersion?) {
    self.version = version
    buffer.markUnsaved()
  }

  /// Remembers that the text is what the file on disk holds now.
  mutating func replaceVersion(_ version: FileVersion?) {
    self.version = version
    buffer.markSaved()
  }

  // MARK: - Saving

  /// Writes the text to its file, or to another that becomes its file.
  ///
  /// Called on a copy, away from the user's hands, it saves the text as it was then; `didSave` tells
  /// the one that is edited.
  ///
  /// - Parameters:
  ///   - files: The project.
  ///   - location: Another file.
  ///   - expected: What is replaced, after a conflict; what was opened or saved last otherwise.
  ///   - overridesReadOnly: Whether a read-only file is written, too.
  /// - Throws: `FileConflict`, `readOnlyFile`, `notEncodable`, `diskFull` and the like; the file is
  ///   as it was then.
  package mutating func save(
    in files: ProjectFiles, to location: FileLocation? = nil,
    replacing expected: ReplacedContent? = nil, overridesReadOnly: Bool = false
  ) throws {
    guard let target = location ?? self.location else {
      throw WaymarkError(
        .invalidArgument, "The text has no file yet.", hint: "Save it under a name.",
        field: "path")
    }
    let known = target == self.location ? version.map(ReplacedContent.version) : nil
    let (snapshot, format, original) = (buffer.snapshot, buffer.format, original)
    let folder = try files.place(of: target).parent
    let written = try files.write(
      target, replacing: expected ?? known ?? .nothing, overridesReadOnly: overridesReadOnly,
      // The text that was not changed still lies in the file that is about to change.
      beforeWritingInPlace: { try original.detach(copyingTo: folder) },
      content: { sink in
        try TextFile.write(snapshot, format, to: sink)
        // Known for sure only when all of it was looked at.
        if original.isTorn { throw TextFile.torn(target) }
      })
    self.location = target
    version = written
    buffer.markSaved()
  }

  private static func torn(_ location: FileLocation) -> WaymarkError {
    WaymarkError(
      .fileTorn,
      "\(location.shown) was cut off by another program while it was open: what was not edited of "
        + "it has gone, and zeros would be written.",
      hint: "Copy what you want to keep into a new file, then reload.", field: "path")
  }

  /// Takes over what saving a copy of this text did.
  package mutating func didSave(_ copy: TextFile) {
    location = copy.location
    version = copy.version
    buffer.markSaved(as: copy.buffer)
  }

  /// Takes over what was done to a copy of this text.
  ///
  /// What became known of the file meanwhile, such as that it was saved, stays.
  package mutating func takeText(of copy: TextFile) {
    var changed = copy.buffer
    changed.takeSavedState(of: buffer)
    buffer = changed
  }

  private static let portion = 1 << 22

  private static func write(
    _ text: TextSnapshot, _ format: TextFormat, to sink: FileSink
  ) throws {
    if format.hasByteOrderMark { try sink.write(format.encoding.byteOrderMark) }
    var encoder = TextEncoder(format.encoding)
    for start in stride(from: 0, to: text.count, by: portion) {
      try Task.checkCancellation()
      try text.forEachPiece(in: start..<min(start + portion, text.count)) { bytes in
        try encoder.encode(bytes, to: sink)
        text.storage.original.release(bytes)
        return true
      }
    }
    try encoder.finish(to: sink)
  }
}
