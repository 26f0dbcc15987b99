package import WaymarkCore
package import WaymarkTerminal

/// The state of the file tree.
package struct Files: Pane {
  package internal(set) var tree: FileTree?
  package internal(set) var cursor = ListCursor()
  /// Files that are selected for what comes next.
  var selected: Set<ProjectPath> = []
  var history = FileChangeHistory()
  var status = FileMarks()
  /// What is typed to go to a name; nil while nothing is.
  var typed: TextField?
  /// Why the project's files cannot be shown.
  var failure: Failure?
  /// What the last analysis says about files.
  var plan = PlanMarks()
  /// What is under way.
  var busy: FilesProgress?
  /// A path to go to once its folders are read.
  var wanted: ProjectPath?
  /// Folders that were open at the last start.
  var remembered: FilesMemory?
  /// Files that are cached for the finder are thrown away when the tree changes.
  let finder = FinderCache()
  /// The ignored folders that are open, as they were told to the watcher.
  var watchedFolders: Set<ProjectPath> = []

  package init() {}

  package var contexts: [CommandContext] {
    if typed != nil { return [.field, .files, .list] }
    return (busy == nil ? [] : [.running]) + [.files, .list]
  }

  package var isTakingText: Bool { typed != nil }

  package var progress: PaneProgress? {
    busy.map {
      PaneProgress(
        words: $0.words, fraction: $0.share, cancel: Command(RunningAction.stop))
    }
  }

  package var hints: [Command] {
    if typed != nil { return [Command(FilesAction.open), Command(FilesAction.clearSelection)] }
    return [
      Command(FilesAction.open), Command(FilesAction.find), Command(FilesAction.search),
      Command(FilesAction.newFile), Command(FilesAction.select), Command(FilesAction.rename),
      Command(FilesAction.delete), Command(FilesAction.undo), Command(AppAction.help),
    ]
  }

  package mutating func appear() -> [Effect] {
    [FilesWork.open, FilesWork.markPlan]
  }

  /// The row of the cursor.
  var row: FileTree.Row? {
    guard let tree, cursor.selected < tree.count else { return nil }
    return tree[cursor.selected]
  }

  /// What a command is about: the selected files, or the one of the cursor.
  var subjects: [ProjectPath] {
    selected.isEmpty ? row.map { [$0.path] } ?? [] : selected.sorted()
  }

  /// The folder that new files go to.
  var folder: ProjectPath {
    guard let row else { return .root }
    return row.isExpanded ? row.path : row.path.parent ?? .root
  }

  package mutating func reveal(in area: Size) {
    typed?.reveal(width: max(1, area.columns - 10))
    guard let tree else { return }
    cursor.reveal(height: FilesLayout(area, isTyping: typed != nil).list.rows, of: tree.count)
  }

  // MARK: - The session

  package var memory: String? {
    // A tree that was not looked at stays as it was remembered.
    guard let tree else { return remembered?.encoded }
    let memory = FilesMemory(
      expanded: tree.expandedFolders.map(\.text).filter { !$0.isEmpty },
      selected: row?.path.text, showsHidden: tree.filter.showsHidden,
      showsIgnored: tree.filter.showsIgnored)
    return memory.encoded
  }

  package mutating func restore(_ memory: String) {
    remembered = FilesMemory(encoded: memory)
  }
}

/// Where people were in the tree.
struct FilesMemory: PaneMemory, Hashable {
  var expanded: [String]
  var selected: String?
  var showsHidden: Bool
  var showsIgnored: Bool
}

/// Where the parts of the file tree go.
struct FilesLayout {
  let title: Rect
  let list: Rect
  let field: Rect

  init(_ area: Size, isTyping: Bool) {
    let (top, rest) = Rect(area).split(top: 1)
    title = top
    let (middle, bottom) = rest.split(top: rest.rows - (isTyping ? 1 : 0))
    list = middle
    field = bottom
  }
}
