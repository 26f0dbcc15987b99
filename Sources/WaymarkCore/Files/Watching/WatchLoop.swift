import Foundation

/// The loop of the watching thread: it sleeps in the kernel while nothing changes.
final class WatchLoop: Sendable {
  /// How long changes are gathered, in milliseconds.
  enum Delay {
    /// After the last one.
    static let quiet: Int64 = 30
    /// After the first one.
    static let longest: Int64 = 120
    /// Between two looks at folders without a watch; more when a look takes long.
    static let poll: Int64 = 1000
  }

  private enum Request: Sendable {
    case ignored(IgnoredPaths)
    case opened(Set<ProjectPath>)
    case stop
  }

  private let root: AbsolutePath
  private let watchLimit: Int
  private let deliver: @Sendable (FileChanges) -> Void
  private let requests = Locked<[Request]>([])
  private let wakeRead: FileDescriptor
  private let wakeWrite: FileDescriptor

  init?(
    root: AbsolutePath, watchLimit: Int, deliver: @escaping @Sendable (FileChanges) -> Void
  ) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (wakeRead, wakeWrite) = (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
    self.root = root
    self.watchLimit = watchLimit
    self.deliver = deliver
  }

  func setIgnored(_ ignored: IgnoredPaths) { send(.ignored(ignored)) }
  func setOpened(_ folders: Set<ProjectPath>) { send(.opened(folders)) }
  func stop() { send(.stop) }

  private func send(_ request: Request) {
    requests.withLock { $0.append(request) }
    withUnsafeBytes(of: UInt8(1)) { _ = Foundation.write(wakeWrite.number, $0.baseAddress, 1) }
  }

  /// Runs until it is stopped; `begun` is called when everything is watched.
  func run(ignored: IgnoredPaths, begun: () -> Void) {
    var state = State(root: root, ignored: ignored, watchLimit: watchLimit)
    state.watch(.root)
    begun()
    var pending = FileChanges()
    var first: Int64 = 0
    var nextPoll = WatchLoop.now + Delay.poll
    while true {
      var deadline: Int64?
      if !pending.isEmpty { deadline = min(first + Delay.longest, WatchLoop.now + Delay.quiet) }
      if !state.polled.isEmpty { deadline = min(deadline ?? nextPoll, nextPoll) }
      let hasEvents = wait(state.watches?.descriptor.number, until: deadline)
      let before = pending.isEmpty
      guard handleRequests(&state) else { return }
      if hasEvents { state.takeEvents(&pending) }
      if !state.polled.isEmpty, WatchLoop.now >= nextPoll {
        let start = WatchLoop.now
        state.poll(&pending)
        nextPoll = WatchLoop.now + max(Delay.poll, 20 * (WatchLoop.now - start))
      }
      if before, !pending.isEmpty { first = WatchLoop.now }
      if !pending.isEmpty, !hasEvents || WatchLoop.now >= first + Delay.longest {
        deliver(pending)
        pending = FileChanges()
      }
    }
  }

  /// Waits for an event, a request or the time.
  ///
  /// - Returns: Whether the kernel has events.
  private func wait(_ descriptor: Int32?, until deadline: Int64?) -> Bool {
    var places = [
      pollfd(fd: wakeRead.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = deadline.map { Int32(clamping: max(0, $0 - WatchLoop.now)) } ?? -1
    guard Foundation.poll(&places, 2, timeout) > 0 else { return false }
    return places[1].revents & Int16(POLLIN) != 0
  }

  /// - Returns: false when the loop ends.
  private func handleRequests(_ state: inout State) -> Bool {
    var drain = [UInt8](repeating: 0, count: 64)
    while Foundation.read(wakeRead.number, &drain, drain.count) > 0 {}
    let all = requests.withLock { requests in
      let all = requests
      requests = []
      return all
    }
    for request in all {
      switch request {
      case .stop: return false
      case .ignored(let ignored): state.setIgnored(ignored)
      case .opened(let folders): state.setOpened(folders)
      }
    }
    return true
  }

  /// Monotonic milliseconds.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.nanoseconds / 1_000_000
  }
}

/// What the watching thread knows.
private struct State {
  private let root: AbsolutePath
  private var ignored: IgnoredPaths
  /// Folders that are watched although they are ignored, without what is in them.
  private var opened: Set<ProjectPath> = []
  private(set) var watches: FolderWatches?
  private(set) var polled: PolledFolders

  init(root: AbsolutePath, ignored: IgnoredPaths, watchLimit: Int) {
    self.root = root
    self.ignored = ignored
    watches = FolderWatches(root: root, limit: watchLimit)
    polled = PolledFolders(root: root)
  }

  /// Watches a folder and everything in it that is not left out.
  mutating func watch(_ folder: ProjectPath) {
    var folders = [folder]
    while let next = folders.popLast() {
      guard !isLeftOut(next) else { continue }
      watchAlone(next)
      let place = next.isRoot ? root : root.appending(next.bytes)
      guard let listing = try? FolderListing(of: place) else { continue }
      for entry in listing {
        // Folders come first, and links to folders among them lead out of the tree.
        guard entry.isFolder else { break }
        if entry.kind == .folder { folders.append(next.child(entry.name)) }
      }
    }
  }

  private mutating func watchAlone(_ folder: ProjectPath) {
    if watches?.contains(folder) == true || polled.contains(folder) { return }
    if watches?.add(folder) != true { polled.add(folder) }
  }

  mutating func setIgnored(_ ignored: IgnoredPaths) {
    self.ignored = ignored
    let (opened, isLeftOut) = (opened, isLeftOut)
    watches?.remove { isLeftOut($0) && !opened.contains($0) }
    polled.remove { isLeftOut($0) && !opened.contains($0) }
    watch(.root)
  }

  mutating func setOpened(_ folders: Set<ProjectPath>) {
    let isLeftOut = isLeftOut
    for folder in opened.subtracting(folders) where isLeftOut(folder) {
      watches?.remove { $0 == folder }
      polled.remove { $0 == folder }
    }
    opened = folders
    for folder in folders { watchAlone(folder) }
  }

  mutating func takeEvents(_ changes: inout FileChanges) {
    guard let taken = watches?.read() else { return }
    if !taken.isComplete {
      changes = FileChanges()
      changes.isComplete = false
      watch(.root)
    }
    for event in taken.events {
      changes.add(event.path, changesFolder: event.changesFolder)
      guard event.isFolder, event.changesFolder else { continue }
      if event.arrived { arrive(event.path, &changes) } else { leave(event.path) }
    }
  }

  mutating func poll(_ changes: inout FileChanges) {
    let (found, arrived) = polled.look()
    if !found.isComplete { changes = found }
    for path in found.paths {
      changes.add(path, changesFolder: path.parent.map(found.folders.contains) ?? false)
    }
    for path in arrived { arrive(path, &changes) }
    let root = root
    polled.remove { path in
      path.isRoot ? false : (try? FileStatus.of(root.appending(path.bytes)))??.kind != .folder
    }
  }

  /// What was put into a new folder before it was watched is a change, too.
  private mutating func arrive(_ folder: ProjectPath, _ changes: inout FileChanges) {
    guard !isLeftOut(folder) else { return }
    leave(folder)
    watch(folder)
    var folders = [folder]
    while let next = folders.popLast(), changes.isComplete {
      guard let listing = try? FolderListing(of: root.appending(next.bytes)) else { continue }
      for entry in listing {
        let path = next.child(entry.name)
        if isLeftOut(path) { continue }
        changes.add(path, changesFolder: true)
        if entry.kind == .folder { folders.append(path) }
      }
    }
  }

  private mutating func leave(_ folder: ProjectPath) {
    watches?.remove(folder)
    polled.remove { $0.isInside(folder) }
  }

  /// What nobody needs to know of: ignored files, and git's own files except those that tell where
  /// its branches stand.
  private func isLeftOut(_ folder: ProjectPath) -> Bool {
    if folder.parts.first?.elementsEqual(".git".utf8) == true {
      return folder.parts.count > 1 && !folder.parts[1].elementsEqual("refs".utf8)
    }
    return ignored.contains(folder)
  }
}
