internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package func availability(of command: Command) -> Availability {
    guard let action = command.action(of: FilesAction.self) else { return .enabled }
    switch action {
    case .undo where history.next == nil: return .disabled("There is no change to take back.")
    case .find, .search, .undo, .refresh, .newFile, .newFolder, .hidden, .ignored: return .enabled
    case .clearSelection: return .enabled
    default: return row == nil ? .disabled("There is no file here.") : .enabled
    }
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
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
    case .search: return [.present(Presentation("search", ContentSearch()))]
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
    case .hidden, .ignored: toggle(action)
    case .copyPath: return copyPath()
    case .archive: return archive(argument)
    case .refresh:
      finder.clear()
      return [FilesWork.list([.root] + (tree?.expandedFolders ?? [])), FilesWork.mark(after: 0)]
    }
    return []
  }

  // MARK: - Looking

  private mutating func open() -> [Effect] {
    guard let row else { return [] }
    if row.entry.isFolder { return row.isExpanded ? collapse() : expand() }
    return [.give(Command(EditorAction.open, row.path.text))]
  }

  private mutating func expand() -> [Effect] {
    guard let row, row.entry.isFolder else { return [] }
    guard !row.isExpanded else {
      cursor.move(by: 1, of: tree?.count ?? 0)
      return []
    }
    return [FilesWork.list([row.path])]
  }

  private mutating func collapse() -> [Effect] {
    guard let row else { return [] }
    if row.isExpanded {
      tree?.collapse(cursor.selected)
    } else if let parent = row.path.parent, let index = tree?.index(of: parent) {
      cursor.select(index, of: tree?.count ?? 0)
    }
    return []
  }

  private mutating func toggle(_ action: FilesAction) {
    guard var tree else { return }
    let path = row?.path
    var filter = tree.filter
    if action == .hidden { filter.showsHidden.toggle() } else { filter.showsIgnored.toggle() }
    tree.setFilter(filter)
    self.tree = tree
    cursor.select(path.flatMap { tree.index(of: $0) } ?? cursor.selected, of: tree.count)
  }

  private mutating func select() {
    guard let row else { return }
    if selected.remove(row.path) == nil { selected.insert(row.path) }
    cursor.move(by: 1, of: tree?.count ?? 0)
  }

  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code else { return [] }
    typed?.insert(String(character))
    goToTyped()
    return []
  }

  /// Goes to the next row whose name has what is typed.
  private mutating func goToTyped() {
    guard let text = typed?.text.lowercased(), !text.isEmpty, let tree, tree.count > 0 else {
      return
    }
    let start = cursor.selected
    for step in 0..<tree.count {
      let index = (start + step) % tree.count
      if tree[index].entry.shown.lowercased().contains(text) {
        return cursor.select(index, of: tree.count)
      }
    }
  }

  private func copyPath() -> [Effect] {
    let text = subjects.map(\.text).joined(separator: "\n")
    let count = subjects.count
    return [
      .copy(text),
      .notify(Notice(count == 1 ? "Copied \(subjects[0].shown)." : "Copied \(count) paths.")),
    ]
  }

  // MARK: - Changing

  private mutating func make(_ name: String, isFolder: Bool) -> [Effect] {
    let folder = folder
    guard
      let path = try? ProjectPath(bytes: folder.bytes + (folder.isRoot ? [] : [0x2F]) + name.utf8),
      !path.isRoot
    else { return [.notify(Notice("“\(name)” cannot be the name of a file.", isError: true))] }
    guard !isFolder else {
      return [
        FilesWork.change("Made the folder \(path.shown).") { files, _ in
          [try files.makeFolder(path)]
        }
      ]
    }
    return [
      FilesWork.change("Made \(path.shown).", opening: path) { files, _ in
        var changes: [FileChange] = []
        if let parent = path.parent, !parent.isRoot, try files.status(of: parent) == nil {
          changes.append(try files.makeFolder(parent))
        }
        return changes + [try files.makeFile(path)]
      }
    ]
  }

  private mutating func rename(_ name: String?) -> [Effect] {
    guard let path = row?.path else { return [] }
    guard let name else {
      return [
        .present(
          Presentation(
            "rename",
            ArgumentPrompt(
              "Rename \(path.shown)", text: String(decoding: path.name, as: UTF8.self),
              help: "The new name.", command: Command(FilesAction.rename))))
      ]
    }
    guard let target = try? path.parent?.appending(Array(name.utf8)) else {
      return [.notify(Notice("“\(name)” cannot be the name of a file.", isError: true))]
    }
    return [
      FilesWork.change("Renamed \(path.shown) to \(target.shown).") { files, _ in
        [try files.move(path, to: target)]
      }
    ]
  }

  private mutating func duplicate() -> [Effect] {
    guard let path = row?.path else { return [] }
    busy = "Copying \(path.shown)"
    return [
      FilesWork.change("Copied \(path.shown).") { files, _ in
        [try files.copy(path, to: try files.freePath(beside: path))]
      }
    ]
  }

  private mutating func transfer(_ argument: String?, isCopy: Bool) -> [Effect] {
    let paths = subjects
    guard let first = paths.first else { return [] }
    guard let argument else {
      let action = isCopy ? FilesAction.copyTo : .moveTo
      let subject = paths.count == 1 ? first.shown : "\(paths.count) files"
      return [
        .present(
          Presentation(
            "transfer",
            ArgumentPrompt(
              "\(isCopy ? "Copy" : "Move") \(subject)",
              text: paths.count == 1 ? first.text : (first.parent ?? .root).text,
              help: "A new path, or a folder to put it in.", command: Command(action))))
      ]
    }
    guard let target = try? ProjectPath(argument) else {
      return [.notify(Notice("\(argument) is no path of this project.", isError: true))]
    }
    busy = isCopy ? "Copying" : "Moving"
    let subject = paths.count == 1 ? first.shown : "\(paths.count) files"
    return [
      FilesWork.change("\(isCopy ? "Copied" : "Moved") \(subject) to \(target.shown).") {
        files, _ in
        let isFolder = try target.isRoot || files.status(of: target)?.kind == .folder
        var changes: [FileChange] = []
        for path in paths {
          let place = isFolder ? try target.appending(Array(path.name)) : target
          changes.append(
            isCopy ? try files.copy(path, to: place) : try files.move(path, to: place))
        }
        return changes
      }
    ]
  }

  private mutating func delete() -> [Effect] {
    let paths = subjects
    guard let first = paths.first else { return [] }
    let subject = paths.count == 1 ? first.shown : "\(paths.count) files"
    return [
      FilesWork.change("Moved \(subject) to the trash; u brings it back.") { files, trash in
        try paths.map { try files.delete($0, to: trash) }
      }
    ]
  }

  private mutating func deleteForever() -> [Effect] {
    let paths = subjects
    guard let first = paths.first else { return [] }
    busy = "Deleting"
    let folders = Set(paths.map { $0.parent ?? .root }).flatMap { refreshed($0) }
    let subject = paths.count == 1 ? first.shown : "\(paths.count) files"
    return [
      FilesWork.change("Deleted \(subject) for good.") { files, _ in
        for path in paths { try files.deletePermanently(path) { _ in } }
        return []
      }
    ] + folders
  }

  private mutating func undo() -> [Effect] {
    guard let changes = history.popLast() else { return [] }
    return [FilesWork.undo(changes)]
  }

  private mutating func archive(_ argument: String?) -> [Effect] {
    guard let path = subjects.first else { return [] }
    let name = String(decoding: path.name, as: UTF8.self)
    guard let argument else {
      return [
        .present(
          Presentation(
            "zip",
            ArgumentPrompt(
              "Zip \(path.shown)", text: "\(name).zip",
              help: "The archive, from the project's root.", command: Command(FilesAction.archive)))
        )
      ]
    }
    busy = "Zipping \(path.shown)"
    return [FilesWork.archive(path, to: argument)]
  }

  // MARK: - The mouse

  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    let list = FilesLayout(area, isTyping: typed != nil).list
    let count = tree?.count ?? 0
    switch event.kind {
    case .wheelUp: cursor.move(by: -MouseEvent.wheelRows, of: count)
    case .wheelDown: cursor.move(by: MouseEvent.wheelRows, of: count)
    case .press(.left):
      let index = cursor.top + event.row - list.row
      guard list.contains(row: event.row, column: event.column), index < count else { return [] }
      cursor.select(index, of: count)
      let isOnMark = row.map { $0.entry.isFolder && event.column <= $0.depth * 2 + 3 } ?? false
      return event.clicks == 2 || isOnMark ? open() : []
    default: break
    }
    return []
  }
}
