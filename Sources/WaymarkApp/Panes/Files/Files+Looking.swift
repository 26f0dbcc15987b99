internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    guard case .character(let character) = key.code else { return [] }
    typed?.insert(String(character))
    goToTyped()
    return []
  }

  mutating func open() -> [Effect] {
    guard let row else { return [] }
    if row.entry.isFolder { return row.isExpanded ? collapse() : expand() }
    return [.give(Command(EditorAction.open, row.path.text))]
  }

  mutating func expand() -> [Effect] {
    guard let row, row.entry.isFolder else { return [] }
    guard !row.isExpanded else {
      cursor.move(by: 1, of: tree?.count ?? 0)
      return []
    }
    return [FilesWork.list([row.path])]
  }

  mutating func collapse() -> [Effect] {
    guard let row else { return [] }
    if row.isExpanded {
      tree?.collapse(cursor.selected)
      return watched()
    } else if let parent = row.path.parent, let index = tree?.index(of: parent) {
      cursor.select(index, of: tree?.count ?? 0)
    }
    return []
  }

  /// Has the ignored folders that are open watched, too.
  mutating func watched() -> [Effect] {
    guard let tree else { return [] }
    let folders = Set(tree.expandedFolders.filter { tree.isIgnored($0) })
    guard folders != watchedFolders else { return [] }
    watchedFolders = folders
    return [ShownFolders.show(folders, by: .files)]
  }

  mutating func toggle(_ action: FilesAction) {
    guard var tree else { return }
    let path = row?.path
    var filter = tree.filter
    if action == .hidden { filter.showsHidden.toggle() } else { filter.showsIgnored.toggle() }
    tree.setFilter(filter)
    self.tree = tree
    cursor.select(path.flatMap { tree.index(of: $0) } ?? cursor.selected, of: tree.count)
  }

  mutating func goToTyped() {
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

  func copyPath() -> [Effect] {
    let text = subjects.map(\.text).joined(separator: "\n")
    let count = subjects.count
    return [
      .copy(text),
      .notify(Notice(count == 1 ? "Copied \(subjects[0].shown)." : "Copied \(count) paths.")),
    ]
  }
}
