internal import CFileSystem
import Foundation

extension WaymarkError.Code {
  package static let notRecoverable = Self(rawValue: "not-recoverable")
}

/// The journals of open texts, and those that were left when a program did not end well.
package struct RecoveryStore: Sendable {
  private let folder: AbsolutePath
  private let kept: KeptHistories

  /// - Parameter state: Waymark's state folder.
  package init(state: String) {
    folder = AbsolutePath("\(state)/recovery")
    kept = KeptHistories(folder: AbsolutePath("\(state)/history"))
  }

  /// Begins a journal for a text; nothing is written before it is edited.
  ///
  /// When the file still is what it was when its text was closed last, the text gets its history
  /// back, and the journal goes on with it.
  ///
  /// - Parameters:
  ///   - text: The text, which begins to note what is done to it.
  ///   - files: The project.
  /// - Returns: The journal, to be told after every edit.
  /// - Throws: `notWritable`, `diskFull`.
  package func begin(
    _ text: inout TextFile, in files: ProjectFiles
  ) throws -> RecoveryJournal {
    let original = text.buffer.snapshot.storage.original
    let size = original.bytes.count
    let place = try text.location.map { try files.place(of: $0) }
    if let place, let journal = try resume(&text, place) { return journal }
    let header = JournalHeader(
      place: place?.bytes ?? [], format: text.buffer.format, version: text.version,
      base: size <= JournalHeader.baseLimit ? Array(original.bytes) : nil,
      openedAt: Int(FileVersion.now / 1_000_000_000))
    let (path, file) = try makeFile()
    text.buffer.beginEntries()
    return RecoveryJournal(
      path: path, file: file, header: header, storage: text.buffer.snapshot.storage,
      keptAs: place.map { kept.path(of: $0) })
  }

  /// Gives a text the history back that it had when it was closed.
  private func resume(_ text: inout TextFile, _ place: AbsolutePath) throws -> RecoveryJournal? {
    guard let hash = text.version?.hash, let source = kept.take(place, hash: hash),
      let buffer = source.history(endingIn: text.buffer)
    else { return nil }
    let (path, marker) = try makeFile()
    // The kept file takes the new one's place, with the lock that is held on it.
    guard source.path.withCString({ from in path.withCString { rename(from, $0) } }) == 0,
      let file = FileDescriptor.open(path, O_RDWR | O_APPEND),
      ftruncate(file.number, off_t(source.size)) == 0
    else {
      withExtendedLifetime(marker) { _ = path.withCString { unlink($0) } }
      return nil
    }
    text.buffer = buffer
    text.buffer.beginEntries()
    return RecoveryJournal(
      path: path, file: file, header: source.header, storage: buffer.snapshot.storage,
      keptAs: kept.path(of: place), goesOn: source.file)
  }

  /// Brings a text back and keeps its journal going, so that it is safe at every moment.
  ///
  /// - Parameters:
  ///   - source: A text that was left.
  ///   - files: The project.
  /// - Returns: The text, not saved, and its journal.
  /// - Throws: `notRecoverable`; what opening a file throws.
  package func recover(
    _ source: AbandonedText, in files: ProjectFiles
  ) throws -> (text: TextFile, journal: RecoveryJournal) {
    var text = try source.recover(in: files)
    if source.header.base != nil,
      let file = FileDescriptor.open(source.path, O_RDWR | O_APPEND),
      ftruncate(file.number, off_t(source.size)) == 0
    {
      text.buffer.beginEntries()
      let journal = RecoveryJournal(
        path: source.path, file: file, header: source.header,
        storage: text.buffer.snapshot.storage, keptAs: source.place.map { kept.path(of: $0) },
        goesOn: source.file)
      return (text, journal)
    }
    // What a large file held is not in the journal: its text is put over what is on disk, as one
    // edit.
    guard let location = text.location else { return (text, try begin(&text, in: files)) }
    var fresh = try files.openText(location)
    let journal = try begin(&fresh, in: files)
    let range = fresh.buffer.snapshot.differingRange(from: text.buffer.snapshot)
    fresh.buffer.edit([TextEdit(range.own, text.buffer.snapshot.bytes(range.other))])
    journal.note(&fresh)
    journal.flush()
    source.discard()
    return (fresh, journal)
  }

  private func makeFile() throws -> (AbsolutePath, FileDescriptor) {
    _ = try folder.makeFolder()
    while true {
      let name = "\(String(UInt64.random(in: .min ... .max), radix: 36)).journal"
      let path = folder.appending(name.utf8)
      let flags = O_RDWR | O_CREAT | O_EXCL | O_APPEND
      guard let file = FileDescriptor.open(path, flags, mode: 0o600) else {
        if errno == EEXIST { continue }
        throw FileFailure.error(errno, .create, path)
      }
      flock(file.number, LOCK_EX | LOCK_NB)
      return (path, file)
    }
  }

  /// The texts that were open, with unsaved changes, when a program did not end well.
  ///
  /// Journals without any are deleted on the way.
  ///
  /// - Throws: `notReadable`.
  package func abandoned() throws -> [AbandonedText] {
    guard try FileStatus.of(folder) != nil else { return [] }
    var result: [AbandonedText] = []
    for name in try FolderWalk.names(in: folder).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = folder.appending(name)
      guard name.reversed().starts(with: ".journal".utf8.reversed()),
        let file = FileDescriptor.open(path, O_RDONLY),
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      let text = try AbandonedText(path, file)
      if let text, text.isModified {
        result.append(text)
      } else if let text, text.header.base != nil, let place = text.place {
        // What was saved before the program ended can still be undone.
        kept.put(path, for: place)
      } else {
        _ = path.withCString { unlink($0) }
      }
    }
    kept.prune()
    return result
  }
}
