internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let changes = message as? FileChanges { return look(at: changes) }
    if message is NewAnalysis { return [FilesWork.markPlan] }
    if let progress = message as? FilesProgress {
      busy = progress
      return []
    }
    return (message as? FilesMessage).map { take($0) + watched() } ?? []
  }

  private mutating func take(_ message: FilesMessage) -> [Effect] {
    switch message {
    case .opened(let listing, let ignored):
      var filter = FileTree.Filter()
      if let remembered {
        filter = .init(
          showsHidden: remembered.showsHidden, showsIgnored: remembered.showsIgnored)
      }
      tree = FileTree(root: listing, ignored: ignored, filter: filter)
      failure = nil
      // What reads the same folders again would only get in the way before.
      return goBack() + [FilesWork.mark(after: 50), FilesWork.follow]
    case .ignored(let ignored):
      let current = row?.path
      tree?.setIgnored(ignored)
      if let current, let index = tree?.index(of: current) {
        cursor.select(index, of: tree?.count ?? 0)
      }
    case .failed(let failure): self.failure = failure
    case .listed(let folder, let listing): return listed(folder, listing)
    case .notListed(let folder, let failure):
      if let tree, tree.isExpanded(folder) { return refreshed(folder.parent ?? .root) }
      return [.notify(Notice(failure.sentence, isError: true))]
    case .marked(let marks): status = marks
    case .planned(let marks): plan = marks
    case .replacements(let pattern, let replacement, let found):
      busy = nil
      return preview(pattern, replacement, found)
    case .stopped:
      busy = nil
      return [.notify(Notice("Stopped.", isAnswer: true))]
    case .changed(let changes, let words, let path, let folders):
      busy = nil
      history.record(changes)
      selected = []
      finder.clear()
      wanted = changes.last.flatMap { Files.place(of: $0) }
      let effects = Set(changes.flatMap { Files.folders(of: $0) }).union(folders).sorted()
        .flatMap { refreshed($0) }
      let opening = path.map { [Effect.give(Command(EditorAction.open, $0.text))] } ?? []
      return effects + opening + [.notify(Notice(words)), FilesWork.mark(after: 0)]
    case .undone(let changes):
      busy = nil
      finder.clear()
      let effects = changes.flatMap { Files.folders(of: $0) }.flatMap { refreshed($0) }
      return effects + [.notify(Notice("Taken back.")), FilesWork.mark(after: 0)]
    case .changeFailed(let failure):
      busy = nil
      return [.notify(Notice(failure.sentence, isError: true))]
    case .located(let path): return [.runEditor(path), FilesWork.mark(after: 0)]
    }
    return []
  }

  /// Opens the folders that were open at the last start.
  private mutating func goBack() -> [Effect] {
    guard let remembered else { return [] }
    self.remembered = nil
    wanted = remembered.selected.flatMap { try? ProjectPath($0) }
    let folders = remembered.expanded.compactMap { try? ProjectPath($0) }
    return folders.isEmpty ? settleWanted() : [FilesWork.list(folders)]
  }

  private mutating func listed(_ folder: ProjectPath, _ listing: FolderListing) -> [Effect] {
    let current = row?.path
    if tree?.isExpanded(folder) == true {
      tree?.update(folder, listing)
    } else if let index = tree?.index(of: folder) {
      tree?.expand(index, listing)
    }
    if let current, let index = tree?.index(of: current) {
      cursor.select(index, of: tree?.count ?? 0)
    }
    return settleWanted()
  }

  /// Goes to the path that is wanted, opening the folders around it one by one.
  mutating func settleWanted() -> [Effect] {
    guard let path = wanted, let tree else { return [] }
    if let index = tree.index(of: path) {
      cursor.select(index, of: tree.count)
      wanted = nil
      return []
    }
    var folder = path.parent
    while let around = folder, !around.isRoot {
      if tree.index(of: around) != nil {
        guard !tree.isExpanded(around) else { break }
        return [FilesWork.list([around])]
      }
      folder = around.parent
    }
    wanted = nil
    return []
  }

  /// Shows a file in the tree.
  mutating func go(to path: ProjectPath) -> [Effect] {
    wanted = path
    return settleWanted()
  }

  /// Reads a folder again, if it is open.
  func refreshed(_ folder: ProjectPath) -> [Effect] {
    tree?.isExpanded(folder) == true || folder.isRoot ? [FilesWork.list([folder])] : []
  }

  private mutating func look(at changes: FileChanges) -> [Effect] {
    guard let tree else { return [] }
    finder.clear()
    let folders =
      changes.isComplete
      ? changes.folders.filter { tree.isExpanded($0) || $0.isRoot }
      : Set(tree.expandedFolders + [.root])
    let list = folders.isEmpty ? [] : [FilesWork.list(folders.sorted())]
    return list + [FilesWork.mark(after: 250)]
  }

  private static func folders(of change: FileChange) -> [ProjectPath] {
    switch change {
    case .made(let path), .trashed(let path, _), .written(let path, _, _): [path.parent ?? .root]
    case .moved(let from, let to): Array(Set([from.parent ?? .root, to.parent ?? .root]))
    }
  }

  private static func place(of change: FileChange) -> ProjectPath? {
    switch change {
    case .made(let path): path
    case .moved(_, let to): to
    case .trashed, .written: nil
    }
  }
}
