internal import WaymarkCore
internal import WaymarkTerminal

extension Files {
  mutating func select() {
    guard let row else { return }
    if selected.remove(row.path) == nil { selected.insert(row.path) }
    cursor.move(by: 1, of: tree?.count ?? 0)
  }

  /// The files of the rows that are shown.
  private var shownFiles: [ProjectPath] {
    guard let tree else { return [] }
    return (0..<tree.count).map { tree[$0] }.filter { !$0.entry.isFolder }.map(\.path)
  }

  mutating func selectAll() -> [Effect] {
    selected.formUnion(shownFiles)
    return told()
  }

  mutating func invertSelection() -> [Effect] {
    selected = Set(shownFiles).subtracting(selected)
    return told()
  }

  /// Selects the shown files whose names or paths fit a pattern with `*` and `?`.
  mutating func selectMatching(_ pattern: String) -> [Effect] {
    let glob = NamePattern(pattern)
    let found = shownFiles.filter { glob.matches(Array($0.name)) || glob.matches($0.bytes) }
    guard !found.isEmpty else {
      return [.notify(Notice("No file that is shown fits “\(pattern)”."))]
    }
    selected.formUnion(found)
    return told()
  }

  private func told() -> [Effect] {
    [.notify(Notice("\(Figures.counted(selected.count, "file")) selected.", isAnswer: true))]
  }
}

/// A name with `*` for anything and `?` for one character.
struct NamePattern: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether a name fits as a whole, in time by the product of both lengths.
  func matches(_ name: [UInt8]) -> Bool {
    var (place, at) = (0, 0)
    // Where the last star stands, and how much of the name it has taken.
    var star: (place: Int, at: Int)?
    while at < name.count {
      if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
        star = (place, at)
        place += 1
      } else if place < bytes.count, bytes[place] == UInt8(ascii: "?") || bytes[place] == name[at] {
        (place, at) = (place + 1, at + 1)
      } else if let last = star {
        (place, at) = (last.place + 1, last.at + 1)
        star = (last.place, last.at + 1)
      } else {
        return false
      }
    }
    return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
