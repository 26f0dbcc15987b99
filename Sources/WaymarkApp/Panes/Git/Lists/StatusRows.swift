internal import WaymarkCore

/// A row of the changed files: the heading of a section, a folder, or a file.
struct StatusRow: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case heading
    case folder(StatusFolder)
    /// By its place in the section.
    case file(Int)
  }

  var section: StatusList.Section
  var content: Content
  /// Folders above it that have rows of their own.
  var depth = 0

  /// The place of the file in its section; nil for other rows.
  var file: Int? { if case .file(let index) = content { index } else { nil } }

  var folder: StatusFolder? { if case .folder(let folder) = content { folder } else { nil } }
}

/// A folder with changed files in it, in the tree of them.
struct StatusFolder: Sendable, Hashable {
  /// From the top of the work tree, with a slash at its end.
  var path: GitPath
  /// From the folder above that has a row; several names where nothing else is in between.
  var name: String
  var files: Range<Int>
  var isOpen: Bool
}

extension StatusRow {
  /// The rows of a section as one list.
  static func list(_ section: StatusList.Section, count: Int) -> [StatusRow] {
    count == 0
      ? []
      : [StatusRow(section: section, content: .heading)]
        + (0..<count).map { StatusRow(section: section, content: .file($0)) }
  }

  /// The rows of a section as a tree.
  ///
  /// - Parameters:
  ///   - section: Which.
  ///   - entries: Sorted by path.
  ///   - closed: The folders whose files are not shown.
  /// - Returns: The heading and what is below it.
  static func tree(
    _ section: StatusList.Section, _ entries: [StatusEntry], closed: Set<GitPath>
  ) -> [StatusRow] {
    guard !entries.isEmpty else { return [] }
    var tree = TreeBuilder(section: section, entries: entries, closed: closed)
    tree.add(entries.indices, below: 0, depth: 0)
    return [StatusRow(section: section, content: .heading)] + tree.rows
  }

  private struct TreeBuilder {
    let section: StatusList.Section
    let entries: [StatusEntry]
    let closed: Set<GitPath>
    var rows: [StatusRow] = []

    private static let slash = UInt8(ascii: "/")

    init(section: StatusList.Section, entries: [StatusEntry], closed: Set<GitPath>) {
      self.section = section
      self.entries = entries
      self.closed = closed
    }

    /// Adds some files whose paths agree in so many bytes.
    mutating func add(_ range: Range<Int>, below prefix: Int, depth: Int) {
      var index = range.lowerBound
      while index < range.upperBound {
        let path = entries[index].path.bytes
        guard let end = folderEnd(path, prefix) else {
          rows.append(StatusRow(section: section, content: .file(index), depth: depth))
          index += 1
          continue
        }
        var last = index + 1
        while last < range.upperBound, entries[last].path.bytes.starts(with: path[..<end]) {
          last += 1
        }
        addFolder(index..<last, from: prefix, depth: depth)
        index = last
      }
    }

    private mutating func addFolder(_ range: Range<Int>, from prefix: Int, depth: Int) {
      let path = entries[range.lowerBound].path.bytes
      // Sorted paths agree as far as the first and the last do.
      let other = entries[range.upperBound - 1].path.bytes
      let common = zip(path, other).prefix { $0 == $1 }.count
      var end = folderEnd(path, prefix) ?? path.count
      while let next = folderEnd(path, end), next <= common { end = next }
      let folder = GitPath(path[..<end])
      let isOpen = !closed.contains(folder)
      let name = String(decoding: path[prefix..<(end - 1)], as: UTF8.self)
      rows.append(
        StatusRow(
          section: section,
          content: .folder(StatusFolder(path: folder, name: name, files: range, isOpen: isOpen)),
          depth: depth))
      if isOpen { add(range, below: end, depth: depth + 1) }
    }

    /// The place behind the next slash; nil where only the file's own name follows.
    private func folderEnd(_ path: [UInt8], _ start: Int) -> Int? {
      guard start < path.count, let slash = path[start...].firstIndex(of: Self.slash),
        slash + 1 < path.count
      else { return nil }
      return slash + 1
    }
  }
}
