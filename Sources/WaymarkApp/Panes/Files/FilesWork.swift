internal import Foundation
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
      let listing = try files.list(.root)
      guard listing.count >= largeFolder else {
        send(FilesMessage.opened(listing, await services.files.ignored(in: files)))
        return
      }
      send(FilesMessage.opened(listing, IgnoredPaths()))
      send(FilesMessage.ignored(await services.files.ignored(in: files)))
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

  /// Asks the last analysis what it says about files.
  static let markPlan = work("plan") { services, send in
    guard let report = try? await services.desk.latestReport() else { return }
    send(FilesMessage.planned(PlanMarks(report)))
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

  static let followID = Work.ID(.files, "follow")

  /// Listens to what changes on disk, for every pane; the application starts it once.
  static let follow = work(followID.name, isSubscription: true) { services, send in
    guard services.files.isWatching, let files = try? await services.files.project() else {
      return
    }
    let watcher = FileWatcher(files, ignored: await services.files.ignored(in: files))
    services.files.shown.watch(with: watcher)
    for await changes in watcher.changes {
      send(changes)
      guard changes.paths.contains(where: { $0.name.elementsEqual(".gitignore".utf8) }) else {
        continue
      }
      let ignored = await services.files.ignored(in: files)
      watcher.setIgnored(ignored)
      send(FilesMessage.ignored(ignored))
    }
  }

  /// A path as people write it, from the root of the file system.
  static func absolute(_ path: String) -> String {
    (NSString(string: path).expandingTildeInPath as NSString).standardizingPath
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
  case planned(PlanMarks)
  /// Something is done, or what came of it before it was stopped or failed.
  case changed([FileChange], String, open: ProjectPath?, refresh: Set<ProjectPath>)
  case undone([FileChange])
  case changeFailed(Failure)
  case stopped
  case replacements(String, String, [FileReplacement])
  case located(String)
}

/// How far something is.
struct FilesProgress: Superseding, Hashable {
  var words: String
  /// 0 to 1; nil while nobody knows.
  var share: Double?
}
