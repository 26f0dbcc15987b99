/// A text with conflicts, cut at git's markers into parts that agree and parts that do not.
package struct ConflictText: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case common([UInt8])
    case conflict(Conflict)
  }

  /// What the sides have in one place; each text has its line breaks.
  package struct Conflict: Sendable, Hashable {
    package var ours: [UInt8]
    /// nil when the markers do not tell what was there before.
    package var base: [UInt8]?
    package var theirs: [UInt8]
    /// Everything as it stands in the file, with its markers.
    package var marked: [UInt8] = []

    /// What the markers call the sides, such as a branch; empty when they call them nothing.
    package var ourLabel: String { label(of: marked.prefix { $0 != 0x0A }) }
    package var theirLabel: String {
      let end = marked.last == 0x0A ? marked.dropLast() : marked[...]
      return label(of: end[(end.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...])
    }

    private func label(of line: ArraySlice<UInt8>) -> String {
      let text = line.drop { $0 == 0x3C || $0 == 0x3E }
      return Sanitiser.clean(String(decoding: text, as: UTF8.self).trimmingSpaces)
    }
  }

  /// How to settle one conflict.
  package enum Choice: String, Sendable, Hashable, CaseIterable {
    case ours
    case theirs
    /// Ours, then theirs.
    case both
    case base
  }

  package private(set) var parts: [Part] = []

  package var conflicts: [Conflict] {
    parts.compactMap { part in
      if case .conflict(let conflict) = part { conflict } else { nil }
    }
  }

  /// The text when nothing is in conflict.
  package var resolved: [UInt8]? { conflicts.isEmpty ? text { _, _ in nil } : nil }

  /// Cuts a text; a marker without its others is text.
  package init(_ bytes: [UInt8], markerSize: Int = 7) {
    var common: [UInt8] = []
    var open: Sides?
    for line in Self.lines(of: bytes) {
      let marker = Self.marker(of: line, size: markerSize)
      if var sides = open {
        switch (marker, sides.place) {
        case (UInt8(ascii: "|"), .ours): sides.begin(.base, line)
        case (UInt8(ascii: "="), .ours), (UInt8(ascii: "="), .base): sides.begin(.theirs, line)
        case (UInt8(ascii: ">"), .theirs):
          parts.append(.common(common))
          common = []
          sides.conflict.marked = sides.whole + line
          parts.append(.conflict(sides.conflict))
          open = nil
          continue
        default: sides.append(line)
        }
        open = sides
      } else if marker == UInt8(ascii: "<") {
        open = Sides(line)
      } else {
        common += line
      }
    }
    common += open?.whole ?? []
    parts.append(.common(common))
    parts.removeAll { $0 == .common([]) }
  }

  /// Tells what stood there before both, for markers that left it out.
  mutating func setBases(_ bases: [[UInt8]?]) {
    var number = 0
    for (place, part) in parts.enumerated() {
      guard case .conflict(var conflict) = part else { continue }
      if conflict.base == nil, number < bases.count { conflict.base = bases[number] }
      parts[place] = .conflict(conflict)
      number += 1
    }
  }

  /// The text with conflicts settled.
  ///
  /// - Parameter choose: Settles the conflict of a number, from 0; nil leaves its markers.
  /// - Returns: The whole text.
  package func text(_ choose: (Int, Conflict) -> Choice?) -> [UInt8] {
    var text: [UInt8] = []
    var number = 0
    for part in parts {
      switch part {
      case .common(let bytes): text += bytes
      case .conflict(let conflict):
        text += conflict.text(choose(number, conflict))
        number += 1
      }
    }
    return text
  }

  /// The lines between two markers as they come in.
  private struct Sides {
    enum Place { case ours, base, theirs }

    var place = Place.ours
    var conflict = Conflict(ours: [], base: nil, theirs: [])
    /// Everything, for markers that turn out to be text.
    var whole: [UInt8]

    init(_ line: ArraySlice<UInt8>) { whole = Array(line) }

    mutating func begin(_ place: Place, _ line: ArraySlice<UInt8>) {
      self.place = place
      whole += line
      if place == .base { conflict.base = [] }
    }

    mutating func append(_ line: ArraySlice<UInt8>) {
      whole += line
      switch place {
      case .ours: conflict.ours += line
      case .base: conflict.base = (conflict.base ?? []) + line
      case .theirs: conflict.theirs += line
      }
    }
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...place])
      start = place + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The character of a marker line, which stands alone or before a space.
  private static func marker(of line: ArraySlice<UInt8>, size: Int) -> UInt8? {
    guard let first = line.first, [0x3C, 0x3D, 0x3E, 0x7C].contains(first),
      line.prefix(size).count == size, line.prefix(size).allSatisfy({ $0 == first })
    else { return nil }
    let next = line.dropFirst(size).first
    return next == nil || next == 0x20 || next == 0x0A || next == 0x0D ? first : nil
  }
}

extension ConflictText.Conflict {
  /// One side's text, or everything between markers.
  fileprivate func text(_ choice: ConflictText.Choice?) -> [UInt8] {
    switch choice {
    case .ours: ours
    case .theirs: theirs
    case .both: ours + theirs
    case .base: base ?? []
    case nil where !marked.isEmpty: marked
    case nil:
      Array("<<<<<<< ours\n".utf8) + ours + (base.map { Array("||||||| base\n".utf8) + $0 } ?? [])
        + Array("=======\n".utf8) + theirs + Array(">>>>>>> theirs\n".utf8)
    }
  }
}
