import Foundation

/// Tells when files in some folders change, asleep in the kernel until they do (inotify).
package final class FolderWatch: Sendable {
  /// What is watched: a folder, or a name in the nearest folder above one that is not there yet.
  private struct Watch {
    /// The entry that is waited for; nil for any.
    var name: String?
  }

  private struct State {
    var watches: [Int32: [Watch]] = [:]
  }

  private let folders: [String]
  private let isOfInterest: @Sendable (String) -> Bool
  private let descriptor: Int32
  private let state = Locked(State())

  /// Changes that count: finished writes, moves in and out, removals, new folders.
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF
      | IN_MOVE_SELF)

  /// Prepares a watch.
  ///
  /// - Parameters:
  ///   - folders: Absolute paths; one that is not there yet is watched as soon as it is made.
  ///   - isOfInterest: Whether a file with such a name counts.
  package init(_ folders: [String], where isOfInterest: @escaping @Sendable (String) -> Bool) {
    self.folders = folders
    self.isOfInterest = isOfInterest
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// One value per change or burst of changes, until the task that reads it is cancelled.
  ///
  /// The stream ends at once where the kernel cannot watch.
  package func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { stream in
      guard descriptor >= 0 else { return stream.finish() }
      arm()
      // Safe: a dispatch source may be cancelled from any thread.
      nonisolated(unsafe) let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
      source.setEventHandler { [self] in
        if takeEvents() {
          arm()
          stream.yield()
        }
      }
      stream.onTermination = { _ in source.cancel() }
      source.activate()
    }
  }

  /// Watches every folder that exists, and where one does not, the place where it would be made.
  private func arm() {
    state.withLock { state in
      state.watches = [:]
      for folder in folders { add(folder, name: nil, to: &state) }
    }
  }

  private func add(_ folder: String, name: String?, to state: inout State) {
    let watch = inotify_add_watch(descriptor, folder, FolderWatch.mask)
    guard watch < 0 else {
      state.watches[watch, default: []].append(Watch(name: name))
      return
    }
    let path = folder as NSString
    guard path.length > 1 else { return }
    add(path.deletingLastPathComponent, name: path.lastPathComponent, to: &state)
    // It may have been made before the folder above it was watched, and nobody would tell.
    let late = inotify_add_watch(descriptor, folder, FolderWatch.mask)
    if late >= 0 { state.watches[late, default: []].append(Watch(name: name)) }
  }

  /// Reads what waits; true when any of it counts.
  private func takeEvents() -> Bool {
    var isChanged = false
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let length = read(descriptor, &buffer, buffer.count)
      guard length > 0 else { return isChanged }
      var offset = 0
      buffer.withUnsafeBytes { bytes in
        while offset + 16 <= length {
          let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
          let kind = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
          let size = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let name = bytes[(offset + 16)..<min(length, offset + 16 + size)].prefix { $0 != 0 }
          if counts(watch, kind, String(decoding: name, as: UTF8.self)) { isChanged = true }
          offset += 16 + size
        }
      }
    }
  }

  private func counts(_ watch: Int32, _ kind: UInt32, _ name: String) -> Bool {
    if kind & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 { return true }
    // A file that was only opened for writing has nothing to say until it is closed.
    let isFolder = kind & UInt32(IN_ISDIR) != 0
    if kind & UInt32(IN_CREATE) != 0, !isFolder { return false }
    return state.withLock { state in
      (state.watches[watch] ?? []).contains { watch in
        watch.name.map { $0 == name } ?? (isFolder || isOfInterest(name))
      }
    }
  }
}
