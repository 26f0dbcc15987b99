internal import WaymarkCore

/// What the file tree asks of the core.
enum FilesWork {
  private static func work(
    _ name: String, isSubscription: Bool = false,
    _ run: @escaping @Sendable (Services, @escaping Work.Send) async -> Void
  ) -> Effect {
    .run(Work(Work.ID(.files, name), isSubscription: isSubscription, run))
  }

  /// Reads the root.
  static let open = work("open") { services, send in
    do {
      let files = try await services.files.project()
      async let ignored = services.files.ignored(in: files)
      let listing = try files.list(.root)
      guard listing.count >= largeFolder else {
        send(FilesMessage.opened(listing, await ignored))
        return
      }
      send(FilesMessage.opened(listing, IgnoredPaths()))
      send(FilesMessage.ignored(await ignored))
    } catch {
      send(FilesMessage.failed(Failure(error)))
    }
  }

  /// With more entries, a folder is shown before git has said what it ignores; otherwise git is
  /// waited for, so that what it ignores does not show for a moment.
  private static let largeFolder = 20_000

  /// Reads folders, each of which is shown when it is there.
  static func list(_ folders: [ProjectPath]) -> Effect {
    work("list \(folders.first?.text ?? "")") { services, send in
      guard let files = try? await services.files.project() else { return }
      for folder in folders {
        do {
          send(FilesMessage.listed(folder, try files.list(folder)))
        } catch is CancellationError {
          return
        } catch {
          send(FilesMessage.notListed(folder, Failure(error)))
        }
      }
    }
  }

  /// Asks git what changed.
  static func mark(after milliseconds: Int) -> Effect {
    work("mark") { services, send in
      try? await Task.sleep(for: .milliseconds(milliseconds))
      guard !Task.isCancelled, let files = try? await services.files.project() else { return }
      let root = files.root.path.text
      guard let repository = try? await Repository.open(root),
        let status = try? await repository.status(untracked: .folders)
      else { return }
      let top = Array(repository.root.utf8)
      let prefix =
        files.root.path.bytes.starts(with: top)
        ? Array(files.root.path.bytes.dropFirst(top.count).drop { $0 == UInt8(ascii: "/") }) : []
      send(FilesMessage.marked(FileMarks(status, prefix: prefix.isEmpty ? [] : prefix + [0x2F])))
    }
  }

  /// Changes files off the loop, says so when it is done and may open one of them.
  static func change(
    _ words: String, opening path: ProjectPath? = nil,
    _ change: @escaping @Sendable (ProjectFiles, Trash) throws -> [FileChange]
  ) -> Effect {
    work("change") { services, send in
      do {
        let files = try await services.files.project()
        guard let trash = services.files.trash else { return }
        send(FilesMessage.changed(try change(files, trash), words, open: path))
      } catch {
        send(FilesMessage.changeFailed(Failure(error)))
      }
    }
  }

  /// Takes changes back, the last first.
  static func undo(_ changes: [FileChange]) -> Effect {
    work("change") { services, send in
      do {
        let files = try await services.files.project()
        guard let trash = services.files.trash else { return }
        for change in changes.reversed() { try files.undo(change, trash: trash) }
        send(FilesMessage.undone(changes))
      } catch {
        send(FilesMessage.changeFailed(Failure(error)))
      }
    }
  }

  /// Finds out where a file lies, for the user's own editor.
  static func locate(_ path: ProjectPath) -> Effect {
    work("locate") { services, send in
      guard let files = try? await services.files.project(),
        let place = try? files.place(of: .project(path))
      else { return }
      send(FilesMessage.located(place.text))
    }
  }

  /// Makes a zip archive.
  static func archive(_ path: ProjectPath, to target: String) -> Effect {
    work("zip") { services, send in
      do {
        let files = try await services.files.project()
        let place = try OpenRequest.location(target, in: files)
        let ignored = await services.files.ignored(in: files)
        let done = try files.archive(
          path, to: try files.place(of: place), leavingOut: ignored
        ) { send(FilesProgress(words: "Zipping \($0.current)")) }
        send(FilesMessage.archived(target, done.entries))
      } catch {
        send(FilesMessage.changeFailed(Failure(error)))
      }
    }
  }

  /// Listens to what changes on disk, for every pane.
  static let follow = work("follow", isSubscription: true) { services, send in
    guard services.files.isWatching, let files = try? await services.files.project() else {
      return
    }
    let watcher = FileWatcher(files, ignored: await services.files.ignored(in: files))
    for await changes in watcher.changes { send(changes) }
  }
}

/// What the core answers to the file tree.
enum FilesMessage: Sendable {
  case opened(FolderListing, IgnoredPaths)
  case ignored(IgnoredPaths)
  case failed(Failure)
  case listed(ProjectPath, FolderListing)
  case notListed(ProjectPath, Failure)
  case marked(FileMarks)
  case changed([FileChange], String, open: ProjectPath?)
  case undone([FileChange])
  case changeFailed(Failure)
  case archived(String, Int)
  case located(String)
}

/// How far something is.
struct FilesProgress: Superseding {
  let words: String
}
