/// A project's tree as far as it was opened: the rows that show, in order.
///
/// A value over listings that somebody else makes, one folder at a time; a row costs eight bytes.
package struct FileTree: Sendable {
  /// Which entries show.
  package struct Filter: Sendable, Hashable {
    /// Names that begin with a dot.
    package var showsHidden: Bool
    /// What git ignores.
    package var showsIgnored: Bool

    package init(showsHidden: Bool = false, showsIgnored: Bool = false) {
      self.showsHidden = showsHidden
      self.showsIgnored = showsIgnored
    }
  }

  /// One row.
  package struct Row: Sendable, Hashable {
    package let path: ProjectPath
    package let entry: FolderListing.Entry
    /// 0 for what lies in the root.
    package let depth: Int
    package let isExpanded: Bool
    package let isIgnored: Bool
  }

  private struct Folder: Sendable {
    let path: ProjectPath
    let depth: Int
    var listing: FolderListing
    let isIgnored: Bool
    /// Entries that git ignores by themselves.
    var ignored: Set<[UInt8]>
    /// The number of the folder that an entry is, while it is expanded.
    var expanded: [Int: Int] = [:]
  }

  private struct Reference: Sendable {
    let folder: Int32
    let entry: Int32
  }

  package private(set) var filter: Filter
  private var ignored: IgnoredPaths
  private var folders: [Folder] = []
  private var rows: [Reference] = []
  private var numbers: [ProjectPath: Int] = [:]
  /// Numbers of folders that were collapsed or have gone, to be used again.
  private var vacant: [Int] = []

  /// Shows the root.
  package init(
    root: FolderListing, ignored: IgnoredPaths = IgnoredPaths(), filter: Filter = Filter()
  ) {
    self.filter = filter
    self.ignored = ignored
    _ = add(.root, root, depth: 0)
    rows = references(of: 0)
  }

  package var count: Int { rows.count }

  /// A row, from 0 at the top.
  package subscript(index: Int) -> Row {
    let reference = rows[index]
    let folder = folders[Int(reference.folder)]
    let entry = folder.listing[Int(reference.entry)]
    return Row(
      path: folder.path.child(entry.name), entry: entry, depth: folder.depth,
      isExpanded: folder.expanded[Int(reference.entry)] != nil,
      isIgnored: isIgnored(entry, folder))
  }

  /// The row that shows a path, or nil.
  package func index(of path: ProjectPath) -> Int? {
    guard let parent = path.parent, let number = numbers[parent] else { return nil }
    return rows.firstIndex { reference in
      Int(reference.folder) == number
        && folders[number].listing[Int(reference.entry)].name.elementsEqual(path.name)
    }
  }

  /// Whether a folder is expanded.
  package func isExpanded(_ path: ProjectPath) -> Bool { numbers[path] != nil }

  /// The folders that are expanded, the root first.
  package var expandedFolders: [ProjectPath] { numbers.keys.sorted() }

  /// Shows what lies in the folder of a row.
  ///
  /// - Parameters:
  ///   - index: The row; one that shows no folder, or an expanded one, stays as it is.
  ///   - listing: What lies in it.
  package mutating func expand(_ index: Int, _ listing: FolderListing) {
    let row = self[index]
    guard row.entry.isFolder, !row.isExpanded else { return }
    let reference = rows[index]
    let number = add(row.path, listing, depth: row.depth + 1)
    folders[Int(reference.folder)].expanded[Int(reference.entry)] = number
    rows.insert(contentsOf: references(of: number), at: index + 1)
  }

  /// Hides what lies in the folder of a row.
  package mutating func collapse(_ index: Int) {
    let row = self[index]
    guard row.isExpanded else { return }
    let end = rows[(index + 1)...].firstIndex { folders[Int($0.folder)].depth <= row.depth }
    rows.removeSubrange((index + 1)..<(end ?? rows.count))
    let reference = rows[index]
    folders[Int(reference.folder)].expanded[Int(reference.entry)] = nil
    vacate(row.path)
  }

  /// Takes a folder's new listing; what is expanded in it stays so.
  package mutating func update(_ path: ProjectPath, _ listing: FolderListing) {
    guard let number = numbers[path] else { return }
    var names: [[UInt8]: Int] = [:]
    for (entry, child) in folders[number].expanded {
      names[Array(folders[number].listing[entry].name)] = child
    }
    folders[number].listing = listing
    folders[number].expanded = [:]
    if !names.isEmpty {
      for (index, entry) in listing.enumerated() where entry.isFolder {
        if let child = names.removeValue(forKey: Array(entry.name)) {
          folders[number].expanded[index] = child
        }
      }
    }
    for name in names.keys { vacate(path.child(name)) }
    rows = references(of: 0)
  }

  /// Changes which entries show.
  package mutating func setFilter(_ filter: Filter) {
    self.filter = filter
    rows = references(of: 0)
  }

  /// Takes what git ignores now.
  package mutating func setIgnored(_ ignored: IgnoredPaths) {
    self.ignored = ignored
    for (path, number) in numbers {
      let old = folders[number]
      folders[number] = Folder(
        path: path, depth: old.depth, listing: old.listing, isIgnored: isIgnored(path),
        ignored: ignored.names(in: path), expanded: old.expanded)
    }
    rows = references(of: 0)
  }

  private mutating func add(_ path: ProjectPath, _ listing: FolderListing, depth: Int) -> Int {
    let folder = Folder(
      path: path, depth: depth, listing: listing, isIgnored: isIgnored(path),
      ignored: ignored.names(in: path))
    guard let number = vacant.popLast() else {
      folders.append(folder)
      numbers[path] = folders.count - 1
      return folders.count - 1
    }
    folders[number] = folder
    numbers[path] = number
    return number
  }

  /// Forgets a folder and the ones expanded in it.
  private mutating func vacate(_ path: ProjectPath) {
    for (place, number) in numbers where place.isInside(path) {
      numbers[place] = nil
      folders[number].listing = FolderListing()
      folders[number].expanded = [:]
      vacant.append(number)
    }
  }

  /// Whether git ignores a folder, by itself or with one around it.
  package func isIgnored(_ path: ProjectPath) -> Bool {
    ignored.contains(path) || path.parts.first?.elementsEqual(".git".utf8) == true
  }

  /// The rows of a folder with those of the expanded folders in it.
  private func references(of number: Int) -> [Reference] {
    let folder = folders[number]
    var result: [Reference] = []
    result.reserveCapacity(folder.listing.count)
    for index in folder.listing.indices {
      let isHidden = folder.listing.isHidden(index)
      if !filter.showsHidden, isHidden { continue }
      // In a large folder most entries need no look at their names.
      let mayBeIgnored = folder.isIgnored || !folder.ignored.isEmpty || isHidden
      if !filter.showsIgnored, mayBeIgnored, isIgnored(folder.listing[index], folder) { continue }
      result.append(Reference(folder: Int32(number), entry: Int32(index)))
      if let child = folder.expanded[index] { result += references(of: child) }
    }
    return result
  }

  private func isIgnored(_ entry: FolderListing.Entry, _ folder: Folder) -> Bool {
    if folder.isIgnored { return true }
    if folder.path.isRoot, entry.name.elementsEqual(".git".utf8) { return true }
    return !folder.ignored.isEmpty && folder.ignored.contains(Array(entry.name))
  }
}
