import Foundation

/// The folders that the kernel tells about changes in.
struct FolderWatches {
  /// Something that happened in a folder.
  struct Event {
    let path: ProjectPath
    let isFolder: Bool
    /// Whether an entry came or went.
    let changesFolder: Bool
    /// Whether the entry is there now.
    let arrived: Bool
  }

  /// What reading gave.
  struct Events {
    var events: [Event] = []
    /// Whether the kernel dropped some, or the root itself has gone.
    var isComplete = true
  }

  private let root: AbsolutePath
  let descriptor: FileDescriptor
  private var folders: [Int32: ProjectPath] = [:]
  private var watches: [ProjectPath: Int32] = [:]
  /// For tests: the number of watches after which the kernel is taken to have no more.
  private let limit: Int

  /// - Returns: nil when the kernel gives none.
  init?(root: AbsolutePath, limit: Int = .max) {
    let number = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard number >= 0 else { return nil }
    self.root = root
    self.limit = limit
    descriptor = FileDescriptor(number)
  }

  func contains(_ folder: ProjectPath) -> Bool { watches[folder] != nil }

  /// Watches a folder.
  ///
  /// - Returns: false when there are no watches left.
  mutating func add(_ folder: ProjectPath) -> Bool {
    guard watches.count < limit else { return false }
    let place = folder.isRoot ? root : root.appending(folder.bytes)
    let number = place.withCString { inotify_add_watch(descriptor.number, $0, FolderWatches.mask) }
    // A folder that has gone or may not be read is not one to poll either.
    guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
    // The same folder may have been watched under another name.
    if let old = folders[number], old != folder { watches[old] = nil }
    folders[number] = folder
    watches[folder] = number
    return true
  }

  /// Stops watching a folder and everything in it.
  mutating func remove(_ folder: ProjectPath) {
    for (path, number) in watches where path.isInside(folder) {
      inotify_rm_watch(descriptor.number, number)
      watches[path] = nil
      folders[number] = nil
    }
  }

  /// Stops watching folders.
  mutating func remove(where isLeftOut: (ProjectPath) -> Bool) {
    for path in watches.keys.filter(isLeftOut) {
      if let number = watches.removeValue(forKey: path) {
        inotify_rm_watch(descriptor.number, number)
        folders[number] = nil
      }
    }
  }

  /// Takes all events that wait.
  mutating func read() -> Events {
    var result = Events()
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while true {
        let count = Foundation.read(descriptor.number, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), &result)
      }
    }
    return result
  }

  /// A header of 16 bytes (watch, mask, cookie, length of the name) and a name padded with NUL.
  private mutating func take(_ bytes: UnsafeRawBufferPointer, _ result: inout Events) {
    var offset = 0
    while offset + 16 <= bytes.count {
      let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
      let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
      let end = min(offset + 16 + length, bytes.count)
      let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
      take(watch, mask, name, &result)
      offset = end
    }
  }

  private mutating func take(
    _ watch: Int32, _ mask: UInt32, _ name: Slice<UnsafeRawBufferPointer>, _ result: inout Events
  ) {
    if mask & UInt32(IN_Q_OVERFLOW) != 0 { result.isComplete = false }
    guard let folder = folders[watch] else { return }
    if mask & UInt32(IN_IGNORED) != 0 {
      folders[watch] = nil
      if watches[folder] == watch { watches[folder] = nil }
      if folder.isRoot { result.isComplete = false }
      return
    }
    guard !name.isEmpty else {
      let isSelf = [UInt32(IN_MOVE_SELF), UInt32(IN_DELETE_SELF)].reduce(0, |)
      if folder.isRoot, mask & isSelf != 0 { result.isComplete = false }
      return
    }
    guard !StagedFile.isStagingName(name), !isUnnamed(name, in: folder) else { return }
    let comings = [UInt32(IN_CREATE), UInt32(IN_MOVED_TO)].reduce(0, |)
    let goings = [UInt32(IN_DELETE), UInt32(IN_MOVED_FROM)].reduce(0, |)
    result.events.append(
      Event(
        path: folder.child(name), isFolder: mask & UInt32(IN_ISDIR) != 0,
        changesFolder: mask & (comings | goings) != 0, arrived: mask & comings != 0))
  }

  /// Whether it is a file without a name, for which the kernel says `#` and a number.
  private func isUnnamed(_ name: Slice<UnsafeRawBufferPointer>, in folder: ProjectPath) -> Bool {
    guard name.first == UInt8(ascii: "#"), name.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 })
    else { return false }
    return (try? FileStatus.of(root.appending(folder.child(name).bytes))) == .some(nil)
  }

  private static let mask = [
    UInt32(IN_CREATE), UInt32(IN_DELETE), UInt32(IN_MOVED_FROM), UInt32(IN_MOVED_TO),
    UInt32(IN_CLOSE_WRITE), UInt32(IN_MODIFY), UInt32(IN_ATTRIB), UInt32(IN_DELETE_SELF),
    UInt32(IN_MOVE_SELF), UInt32(IN_ONLYDIR), UInt32(IN_EXCL_UNLINK),
  ].reduce(0, |)
}
