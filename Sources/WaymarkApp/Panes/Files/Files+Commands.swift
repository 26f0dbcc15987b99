internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package func availability(of command: Command) -> Availability {
    guard let action = command.action(of: FilesAction.self) else { return .enabled }
    if action.changesFiles, let busy {
      return .disabled("Wait for the end of this first: \(busy.words).")
    }
    switch action {
    case .undo where history.next == nil: return .disabled("There is no change to take back.")
    case .find, .search, .replace, .undo, .refresh, .newFile, .newFolder, .hidden, .ignored,
      .importFile:
      return .enabled
    case .clearSelection: return .enabled
    default: return row == nil ? .disabled("There is no file here.") : .enabled
    }
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if command == Command(RunningAction.stop) { return [.cancel(FilesWork.changeID)] }
    if let action = command.action(of: ListAction.self) {
      typed = nil
      move(action, page: max(1, area.rows - 2))
      return []
    }
    if let action = command.action(of: FieldAction.self) {
      typed?.perform(action)
      goToTyped()
      return []
    }
    guard let action = command.action(of: FilesAction.self) else { return [] }
    if typed != nil, action == .open || action == .clearSelection {
      typed = nil
      return []
    }
    return perform(action, command.argument)
  }

  private mutating func move(_ action: ListAction, page: Int) {
    let count = tree?.count ?? 0
    switch action {
    case .up: cursor.move(by: -1, of: count)
    case .down: cursor.move(by: 1, of: count)
    case .pageUp: cursor.move(by: -page, of: count)
    case .pageDown: cursor.move(by: page, of: count)
    case .first: cursor.select(0, of: count)
    case .last: cursor.select(count - 1, of: count)
    }
  }

  private mutating func perform(_ action: FilesAction, _ argument: String?) -> [Effect] {
    switch action {
    case .open: return open()
    case .expand: return expand()
    case .collapse: return collapse()
    case .find: return FileFinder.begin(finder)
    case .search, .replace:
      let search = ContentSearch(isReplacing: action == .replace)
      return [.present(Presentation("search", search))]
    case .typeAhead: typed = TextField()
    case .editExternally:
      return row.map { [FilesWork.locate($0.path)] } ?? []
    case .newFile, .newFolder: return make(argument ?? "", isFolder: action == .newFolder)
    case .rename: return rename(argument)
    case .duplicate: return duplicate()
    case .copyTo: return transfer(argument, isCopy: true)
    case .moveTo: return transfer(argument, isCopy: false)
    case .delete: return delete()
    case .deleteForever: return deleteForever()
    case .undo: return undo()
    case .select: select()
    case .clearSelection: selected = []
    case .selectAll: return selectAll()
    case .invertSelection: return invertSelection()
    case .selectMatching: return selectMatching(argument ?? "")
    case .importFile: return bringIn(argument ?? "")
    case .export: return takeOut(argument)
    case .attach: return attach()
    case .hidden, .ignored: toggle(action)
    case .copyPath: return copyPath()
    case .archive: return archive(argument)
    case .refresh:
      finder.clear()
      return [
        FilesWork.list([.root] + (tree?.expandedFolders ?? [])), FilesWork.mark(after: 0),
        FilesWork.markPlan,
      ]
    }
    return []
  }
}
