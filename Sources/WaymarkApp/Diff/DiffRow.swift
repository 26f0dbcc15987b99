internal import WaymarkCore

/// A row of a diff on the screen: places in the files that it shows.
package enum DiffRow: Sendable, Hashable {
  /// A line of the text that stands above the differences.
  case text(Int)
  /// The heading of a file, when several are shown.
  case file(Int)
  /// A sentence instead of lines: not text, only a mode or a name changed.
  case note(Int)
  case hunk(file: Int, hunk: Int)
  /// Lines by their places in the hunk; -1 on a side that has none. Both are the same line where
  /// one row shows it once.
  case line(file: Int, hunk: Int, old: Int32, new: Int32)

  /// The file that the row belongs to.
  package var file: Int? {
    switch self {
    case .text: nil
    case .file(let file), .note(let file): file
    case .hunk(let file, _), .line(let file, _, _, _): file
    }
  }

  /// The hunk that the row belongs to.
  package var hunk: Int? {
    switch self {
    case .text, .file, .note: nil
    case .hunk(_, let hunk), .line(_, let hunk, _, _): hunk
    }
  }
}

/// How the two sides of a diff stand.
package enum DiffForm: String, Sendable, CaseIterable {
  /// Removed lines above the added ones.
  case inline
  /// The old text at the left, the new one at the right.
  case sideBySide = "side-by-side"
}

extension DiffRow {
  /// The rows of some files.
  ///
  /// - Parameters:
  ///   - files: In the order in which they are shown.
  ///   - form: How the sides stand.
  ///   - hasHeadings: Whether each file gets a heading.
  /// - Returns: Headings and lines in order.
  static func rows(of files: [FileDiff], _ form: DiffForm, hasHeadings: Bool) -> [DiffRow] {
    var rows: [DiffRow] = []
    for (place, file) in files.enumerated() {
      if hasHeadings { rows.append(.file(place)) }
      if file.hunks.isEmpty { rows.append(.note(place)) }
      for (number, hunk) in file.hunks.enumerated() {
        rows.append(.hunk(file: place, hunk: number))
        let isPaired = form == .sideBySide && file.content == .text
        rows += isPaired ? paired(hunk, place, number) : single(hunk, place, number)
      }
    }
    return rows
  }

  private static func single(_ hunk: FileDiff.Hunk, _ file: Int, _ number: Int) -> [DiffRow] {
    hunk.lines.indices.map { index in
      let kind = hunk.lines[index].kind
      return .line(
        file: file, hunk: number, old: kind == .added ? -1 : Int32(index),
        new: kind == .removed ? -1 : Int32(index))
    }
  }

  /// Puts the lines that were removed beside those that took their place.
  private static func paired(_ hunk: FileDiff.Hunk, _ file: Int, _ number: Int) -> [DiffRow] {
    var rows: [DiffRow] = []
    var removed: [Int32] = []
    var added: [Int32] = []
    func flush() {
      for place in 0..<max(removed.count, added.count) {
        rows.append(
          .line(
            file: file, hunk: number, old: place < removed.count ? removed[place] : -1,
            new: place < added.count ? added[place] : -1))
      }
      removed = []
      added = []
    }
    for (index, line) in hunk.lines.enumerated() {
      switch line.kind {
      case .removed:
        if !added.isEmpty { flush() }
        removed.append(Int32(index))
      case .added: added.append(Int32(index))
      case .context:
        flush()
        rows.append(.line(file: file, hunk: number, old: Int32(index), new: Int32(index)))
      }
    }
    flush()
    return rows
  }
}
