internal import WaymarkCore

/// What a list was read for.
enum GitItems: Sendable {
  case branches([Reference])
  case tags([Reference])
  case stashes([Stash])
  case worktrees([Worktree], here: String)
  case remotes([Remote])
  case reflog([ReflogEntry])
  case undo([UndoEntry])
  case commands([CommandLog.Entry])
  case submodules([Submodule])
  case keys([SSHKey])
}

extension GitWork {
  /// Reads the list of a view.
  ///
  /// - Parameters:
  ///   - view: Which.
  ///   - all: Whether commands that only read are listed, too.
  /// - Returns: nil for views that are read otherwise.
  static func readList(_ view: GitPane.View, all: Bool = false) -> Effect? {
    if view == .keys { return readKeys }
    guard ![.status, .log, .blame, .history, .rebase, .conflict].contains(view) else { return nil }
    return reading("list") { repository, send in
      let items: GitItems? =
        switch view {
        case .status, .log, .blame, .history, .rebase, .conflict, .keys: nil
        case .submodules: .submodules(try await repository.submodules())
        case .branches: .branches(try await repository.references([.branch, .remoteBranch]))
        case .tags: .tags(try await repository.references([.tag]))
        case .stashes: .stashes(try await repository.stashes())
        case .worktrees:
          .worktrees(try await repository.worktrees(), here: repository.root)
        case .remotes: .remotes(try await repository.remotes())
        case .reflog: .reflog(try await repository.reflog())
        case .undo: .undo(try await repository.undoList().reversed())
        case .commands:
          .commands(
            repository.git.context.log.entries.reversed().filter { all || $0.purpose != .read })
        }
      if let items { send(GitMessage.list(items)) }
    } failed: {
      .readingFailed($0)
    }
  }

  /// Reads the log, unless it is known and no reference has moved since.
  static func readLog(_ list: LogList) -> Effect {
    let (request, known) = (list.request, list.fingerprint)
    return reading(known == nil ? "log" : "log check") { repository, send in
      let now = try await repository.referenceFingerprint()
      guard now != known else { return }
      guard known == nil else { return send(GitMessage.logIsOld) }
      let store = LogStore(hasGraph: !request.isFiltered)
      var isFirst = true
      func grew() {
        send(
          isFirst ? GitMessage.log(store, fingerprint: now) as any Sendable : GitLogGrew())
        isFirst = false
      }
      try await repository.log(request) { batch in
        store.append(batch)
        grew()
        await store.waitUntilWanted()
        return .more
      }
      store.finish()
      grew()
    } failed: {
      .readingFailed($0)
    }
  }
}

/// The log has more rows than before.
struct GitLogGrew: Superseding {}

extension GitPane {
  /// Asks for what the shown view lists.
  mutating func readList() -> [Effect] {
    if view == .log { return [GitWork.readLog(log)] }
    if view == .conflict { return conflict.path.map { [GitWork.readConflict($0)] } ?? [] }
    return [GitWork.readList(view, all: showsReads)].compactMap { $0 }
  }

  /// Takes a list in.
  mutating func show(_ items: GitItems) -> [Effect] {
    switch items {
    case .branches(let all):
      // What is checked out first, then by the last commit.
      let sorted = all.sorted { one, other in
        if one.kind != other.kind { return one.kind == .branch }
        if one.isHead != other.isHead { return one.isHead }
        return one.time == other.time ? one.name < other.name : one.time > other.time
      }
      branches.show(sorted.map { BranchItem(reference: $0) })
    case .tags(let all):
      tags.show(
        all.sorted { ($0.time, $0.name) > ($1.time, $1.name) }.map { TagItem(reference: $0) })
    case .stashes(let all): stashes.show(all.map { StashItem(stash: $0) })
    case .worktrees(let all, let here):
      worktrees.show(all.map { WorktreeItem(worktree: $0, isHere: $0.path == here) })
    case .remotes(let all): remotes.show(all.map { RemoteItem(remote: $0) })
    case .reflog(let all): reflog.show(all.map { ReflogItem(entry: $0) })
    case .undo(let all): undos.show(all.map { UndoItem(entry: $0) })
    case .commands(let all): commands.show(all.map { CommandItem(entry: $0) })
    case .submodules(let all): submodules.show(all.map { SubmoduleItem(submodule: $0) })
    case .keys(let all): keys.show(all.map { KeyItem(item: $0) })
    }
    return view == .status || view == .log ? [] : readDiff()
  }
}
