import Foundation

/// Keeps what is done to an open text in a file of its own, so that nothing is lost when the
/// program, the connection or the machine goes.
///
/// Notes are written on a queue within half a second; while nothing is edited, nothing runs. The
/// file is the user's alone, and its lock tells that somebody has the text open.
package final class RecoveryJournal: Sendable {
  private struct State {
    var entries: [JournalEntry] = []
    var isScheduled = false
    var hasHeader = false
    /// What could not be written so far, as on a full disk; it goes before everything else.
    var waiting: [UInt8] = []
    var error: WaymarkError?
  }

  package let path: AbsolutePath
  private let file: FileDescriptor
  private let header: JournalHeader
  private let storage: TextStorage
  private let state = Locked(State())
  private let queue = DispatchQueue(label: "recovery-journal", qos: .utility)

  /// How long notes wait to be written together.
  private static let delay = DispatchTimeInterval.milliseconds(300)

  /// Where it goes when its text is closed, so that undoing works on at the next opening.
  private let keptPath: AbsolutePath?
  /// Longer histories are not kept.
  private static let keptLimit: Int64 = 8 << 20

  /// Whoever else holds the lock on the file, for a journal that goes on with one that was left.
  private let lock: FileDescriptor?

  init(
    path: AbsolutePath, file: FileDescriptor, header: JournalHeader, storage: TextStorage,
    keptAs keptPath: AbsolutePath? = nil, goesOn lock: FileDescriptor? = nil
  ) {
    self.path = path
    self.keptPath = keptPath
    self.file = file
    self.header = header
    self.storage = storage
    self.lock = lock
    if lock != nil { state.withLock { $0.hasHeader = true } }
  }

  deinit {
    write()
    unlock()
  }

  /// Whoever opens the file next may have it at once.
  ///
  /// Closing it would not do: a process that is just being started holds it, too.
  private func unlock() {
    for holder in [file, lock] { _ = holder.map { flock($0.number, LOCK_UN) } }
  }

  /// Why the journal could not be written, if it could not: the text is not safe then.
  package var failure: WaymarkError? { state.withLock { $0.error } }

  /// Notes what was done to a text since the last call.
  ///
  /// - Parameter text: The text that the journal was begun for.
  package func note(_ text: inout TextFile) {
    let entries = text.buffer.takeEntries()
    guard !entries.isEmpty else { return }
    let isScheduled = state.withLock { state in
      state.entries += entries
      defer { state.isScheduled = true }
      return state.isScheduled
    }
    guard !isScheduled else { return }
    queue.asyncAfter(deadline: .now() + RecoveryJournal.delay) { [weak self] in self?.write() }
  }

  /// Notes that a text was saved.
  package func noteSaved(_ text: inout TextFile) {
    note(&text)
    let (saved, version) = (text.buffer.savedState ?? text.buffer.history.current, text.version)
    state.withLock { $0.entries.append(.saved(saved, version)) }
    queue.async { [weak self] in self?.write() }
  }

  /// Writes everything that was noted, and waits until it is on the disk.
  package func flush() { queue.sync { write() } }

  /// Deletes the journal, when its text was closed and nothing of it is to be kept.
  package func discard() {
    queue.sync {
      state.withLock { $0.entries = [] }
      _ = path.withCString { unlink($0) }
    }
  }

  /// Ends the journal of a text that is as it was saved: what was done to it can be undone when the
  /// file is opened again and still is the same.
  ///
  /// Written on a queue; `flush` waits for it.
  package func keep(_ text: inout TextFile) {
    guard let keptPath, header.base != nil, text.version?.hash != nil, !text.buffer.isModified,
      text.buffer.history.count > 1
    else { return discard() }
    noteSaved(&text)
    queue.async { [self] in
      write()
      let isWhole = state.withLock { $0.hasHeader && $0.error == nil }
      let size = (try? FileStatus.of(file.number, path))?.size ?? 0
      guard isWhole, size <= RecoveryJournal.keptLimit, (try? keptPath.parent.makeFolder()) != nil,
        path.withCString({ from in keptPath.withCString { rename(from, $0) } }) == 0
      else {
        _ = path.withCString { unlink($0) }
        return
      }
      unlock()
    }
  }

  private func write() {
    var (entries, needsHeader, bytes) = state.withLock { state in
      defer {
        (state.entries, state.waiting) = ([], [])
        state.isScheduled = false
      }
      return (state.entries, !state.hasHeader, state.waiting)
    }
    guard !entries.isEmpty || !bytes.isEmpty else { return }
    if needsHeader, bytes.isEmpty { bytes = JournalFrame.framed(header.encoded) }
    for entry in entries { bytes += JournalFrame.framed(entry.encoded(storage)) }
    entries = []
    let size = (try? FileStatus.of(file.number, path))?.size
    let isWritten = bytes.withUnsafeBytes { $0.write(to: file.number) }
    let error = isWritten && fdatasync(file.number) == 0 ? nil : errno
    // Half an entry would hide everything after it.
    if !isWritten, let size { ftruncate(file.number, off_t(size)) }
    state.withLock { state in
      if isWritten { state.hasHeader = true } else { state.waiting = bytes }
      state.error = error.map { FileFailure.error($0, .write, path) }
    }
  }
}

/// How entries follow each other in a journal: length, fingerprint, bytes.
///
/// What was cut off at the end is known by that.
enum JournalFrame {
  static func framed(_ bytes: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(bytes.count + 12)
    withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { frame.append(contentsOf: $0) }
    let hash = bytes.withUnsafeBufferPointer(ContentHash.of)
    withUnsafeBytes(of: hash.littleEndian) { frame.append(contentsOf: $0) }
    return frame + bytes
  }

  /// Calls the body with the bytes of every whole entry, as long as it says so.
  ///
  /// - Returns: Where the last of them ends.
  @discardableResult
  static func forEach(
    in bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Bool
  ) rethrows -> Int {
    var offset = 0
    while offset + 12 <= bytes.count {
      let length = Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
      let hash = bytes.loadUnaligned(fromByteOffset: offset + 4, as: Int64.self).littleEndian
      offset += 12
      guard offset + length <= bytes.count else { return offset - 12 }
      let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
      guard ContentHash.of(part.assumingMemoryBound(to: UInt8.self)) == hash, try body(part) else {
        return offset - 12
      }
      offset += length
    }
    return offset
  }
}
