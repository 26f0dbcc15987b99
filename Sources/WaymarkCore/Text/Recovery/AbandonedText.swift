import Foundation

/// A text whose program ended before it was saved or closed.
package struct AbandonedText: Sendable {
  /// Where its file lies; nil for a text that had none yet.
  package let place: AbsolutePath?
  /// When the last change was noted, in seconds since 1970.
  package let changedAt: Int
  /// How many changes were noted.
  package let changeCount: Int
  /// How many of them were made since the text was saved last.
  package let unsavedCount: Int
  /// Whether it differs from what was saved last.
  let isModified: Bool
  let path: AbsolutePath
  /// Holds the lock, so that nobody else offers the same text.
  let file: FileDescriptor
  let header: JournalHeader
  /// Where the last whole entry ends.
  let size: Int
  private let records: [JournalRecord]

  /// Reads a journal; nil when it has no header or no change.
  init?(_ path: AbsolutePath, _ file: FileDescriptor) throws {
    let status = try FileStatus.of(file.number, path)
    let bytes = try FileReader.bytes(file.number, path, at: 0, count: Int(status.size))
    var header: JournalHeader?
    var records: [JournalRecord] = []
    size = bytes.withUnsafeBytes { bytes in
      JournalFrame.forEach(in: bytes) { part in
        if header == nil {
          header = try? JournalHeader(part)
          return header != nil
        }
        guard let record = try? JournalRecord(part) else { return false }
        records.append(record)
        return true
      }
    }
    guard let header, !records.isEmpty else { return nil }
    self.path = path
    self.file = file
    self.header = header
    self.records = records
    place = header.place.isEmpty ? nil : AbsolutePath(bytes: header.place)
    changedAt = Int(status.modified / 1_000_000_000)
    changeCount = records.reduce(0) { count, record in
      if case .edit = record { return count + 1 }
      return count
    }
    let lastSave = records.lastIndex { if case .saved = $0 { true } else { false } }
    unsavedCount = records[(lastSave.map { $0 + 1 } ?? 0)...].count {
      if case .edit = $0 { true } else { false }
    }
    switch records[records.count - 1] {
    case .saved: isModified = false
    // Undoing and redoing lead back to what was opened or saved, too.
    case .moved(let state):
      var saved: UndoTree.State = 0
      if let lastSave, case .saved(let state, _, _) = records[lastSave] { saved = state }
      isModified = state != saved
    case .edit: isModified = true
    }
  }

  /// The path for a person, safe to show.
  package var shown: String { place?.shown ?? "a new file" }

  /// The name of its file for a person, safe to show.
  package var name: String { place.map { FileNameText.shown(Array($0.name)) } ?? "a new file" }

  /// Brings the text back with all of its history.
  ///
  /// - Parameter files: The project that its file is opened in.
  /// - Returns: The text as it was when the program ended, not saved.
  /// - Throws: `notRecoverable` when a large file is no longer what it was; its journal stays.
  package func recover(in files: ProjectFiles) throws -> TextFile {
    let location = place.map { place in
      files.root.relative(place).map(FileLocation.project) ?? .outside(place)
    }
    guard let base = header.base else { return try recoverLarge(location, files) }
    var buffer = TextBuffer(OriginalText(base), format: header.format)
    try replay(records[...], on: &buffer)
    return TextFile(
      location, version: savedVersion(location, files),
      buffer: buffer)
  }

  /// The history of a text that was saved, when it leads to what the text is now.
  ///
  /// - Parameter text: The text as it was opened.
  /// - Returns: The same text with its history; nil when it is another text.
  func history(endingIn text: TextBuffer) -> TextBuffer? {
    guard let base = header.base else { return nil }
    var buffer = TextBuffer(OriginalText(base), format: text.format)
    guard (try? replay(records[...], on: &buffer)) != nil, buffer.count == text.count else {
      return nil
    }
    let range = buffer.snapshot.differingRange(from: text.snapshot)
    guard range.own.isEmpty, range.other.isEmpty else { return nil }
    buffer.markSaved()
    return buffer
  }

  /// The fingerprint of the file when the text was saved last; nil when it was not.
  var savedHash: Int64? {
    guard case .saved(_, let hash, _)? = records.last else { return nil }
    return hash
  }

  /// Forgets the text for good.
  package func discard() { _ = path.withCString { unlink($0) } }

  /// What a large file held is not in the journal: it has to be there still, as it was opened or
  /// saved.
  private func recoverLarge(_ location: FileLocation?, _ files: ProjectFiles) throws -> TextFile {
    guard let location, var text = try? files.openText(location),
      let version = try? FileVersion.capture(files.place(of: location))
    else { throw changed }
    // Nothing before the last save is needed, if that is what is there.
    let lastSave = records.lastIndex { record in
      if case .saved(_, let hash?, let size) = record {
        return hash == version.hash && size == Int(version.status.size)
      }
      return false
    }
    if let lastSave {
      try replayAfterSave(lastSave, on: &text.buffer)
      return text
    }
    let isAsOpened =
      header.hash.map { $0 == version.hash } ?? (Int(version.status.modified) == header.modified)
    guard isAsOpened, version.status.size == Int64(header.size) else { throw changed }
    try replay(records[...], on: &text.buffer)
    return text
  }

  private func replay(
    _ records: ArraySlice<JournalRecord>, on buffer: inout TextBuffer
  ) throws(WaymarkError) {
    for record in records where !buffer.replay(record) { throw changed }
  }

  /// States before the save are not there; the saved one is the first, and the ones after follow.
  private func replayAfterSave(_ save: Int, on buffer: inout TextBuffer) throws(WaymarkError) {
    guard case .saved(let saved, _, _) = records[save] else { throw changed }
    let last = records[..<save].reduce(0) { count, record in
      if case .edit(_, isNewState: true, _, _) = record { return count + 1 }
      return count
    }
    for record in records[(save + 1)...] {
      guard case .moved(let state) = record else {
        try replay([record], on: &buffer)
        continue
      }
      guard state == saved || state > last else { throw changed }
      try replay([.moved(state == saved ? 0 : state - last)], on: &buffer)
    }
  }

  /// The version that the text was saved or opened as, if the file still is that.
  private func savedVersion(_ location: FileLocation?, _ files: ProjectFiles) -> FileVersion? {
    guard let location, let place = try? files.place(of: location),
      let version = try? FileVersion.capture(place)
    else { return nil }
    var known = header.hash
    for case .saved(_, let hash, _) in records { known = hash }
    // With another content, the next save is a conflict, as it should be.
    return version.hash == known
      ? version : FileVersion(hash: known, status: version.status, takenAt: 0)
  }

  private var changed: WaymarkError {
    WaymarkError(
      .notRecoverable,
      "\(shown) is too large to be kept in the journal and is no longer what it was, so that the "
        + "changes cannot be made again.",
      hint: "Bring back the file as it was and start again; the journal \(path.shown) stays.")
  }
}
