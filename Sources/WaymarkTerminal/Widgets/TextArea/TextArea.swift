/// Several lines of text being typed: edits by what people see as characters, wraps at the edge,
/// scrolls, selects, and takes changes back.
///
/// Only the lines on the screen are laid out, so a paste of megabytes costs as much as copying it.
/// A pane holds one, gives it keys by ``insert(_:)``, the deletions and ``move(_:extending:)``,
/// calls ``reveal(rows:columns:)`` from its own `reveal` and ``draw(on:_:placeholder:isFocused:)``
/// from its `draw`.
package struct TextArea: Sendable {
  /// A place in the text.
  package struct Position: Sendable, Hashable, Comparable {
    /// Counted from 0.
    package var line: Int
    /// The bytes of UTF-8 before it in its line.
    package var offset: Int

    package init(line: Int, offset: Int) {
      self.line = line
      self.offset = offset
    }

    package static func < (left: Position, right: Position) -> Bool {
      (left.line, left.offset) < (right.line, right.offset)
    }
  }

  /// Never empty.
  var lines: [TextLine]
  package internal(set) var cursor: Position
  /// The other end of the selection; nil while nothing is selected.
  var anchor: Position?
  var history = TextHistory()
  var layout = TextLayout()
  /// The column that moves up and down aim at, while they follow each other.
  var aim: Int?

  /// Makes an area with the cursor at the end of its text.
  package init(_ text: String = "") {
    lines = TextArea.lines(of: text)
    cursor = Position(line: 0, offset: 0)
    cursor = end
  }

  /// The lines of a text that may come from anywhere: any line break breaks, and control characters
  /// but the tab are left out.
  static func lines(of text: String) -> [TextLine] {
    var text = text
    let isClean = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
    }
    if !isClean { text = cleaned(text) }
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { TextLine(Substring($0)) }
  }

  private static func cleaned(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: bytes.append(0x0A)
      case 0x09: bytes.append(byte)
      case 0..<0x20, 0x7F: break
      default: bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Content

  /// The whole text, with line feeds between its lines.
  package var text: String { text(in: start..<end) }

  package var isEmpty: Bool { lines.count == 1 && lines[0].length == 0 }

  package var lineCount: Int { lines.count }

  var start: Position { Position(line: 0, offset: 0) }
  var end: Position { Position(line: lines.count - 1, offset: lines[lines.count - 1].length) }

  /// What is selected; nil while nothing is.
  package var selection: Range<Position>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  package var selectedText: String? { selection.map { text(in: $0) } }

  /// The text between two places.
  func text(in range: Range<Position>) -> String {
    let (from, to) = (range.lowerBound, range.upperBound)
    if from.line == to.line { return String(lines[from.line][from.offset..<to.offset]) }
    var result = String(lines[from.line][from.offset..<lines[from.line].length])
    for line in lines[(from.line + 1)..<to.line] {
      result += "\n"
      result += line.text
    }
    result += "\n"
    result += lines[to.line][0..<to.offset]
    return result
  }

  /// The nearest place that exists.
  func clamped(_ position: Position) -> Position {
    let line = min(max(0, position.line), lines.count - 1)
    return Position(line: line, offset: min(max(0, position.offset), lines[line].length))
  }
}
