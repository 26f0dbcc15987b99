/// One line of a text, with the rows that it takes on the screen.
///
/// Places in it are bytes of its UTF-8, which the string finds at once, however long it is.
struct TextLine: Sendable {
  let text: String
  /// Whether it is printable ASCII alone, so that a byte is a column.
  let isASCII: Bool
  /// The wrap that was asked for last.
  private var wrapped: Wrapped?

  private struct Wrapped: Sendable {
    var width: Int
    var starts: [Int]
  }

  init(_ text: some StringProtocol) {
    var text = String(text)
    isASCII = text.withUTF8 { bytes in bytes.allSatisfy { (0x20...0x7E).contains($0) } }
    self.text = text
  }

  /// The bytes of the line.
  var length: Int { text.utf8.count }

  /// A part of the line.
  subscript(range: Range<Int>) -> Substring {
    text[index(range.lowerBound)..<index(range.upperBound)]
  }

  private func index(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: min(max(0, offset), length))
  }

  private func offset(_ index: String.Index) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  /// The place after the character at a place.
  func next(_ offset: Int) -> Int {
    guard offset < length else { return length }
    if isASCII { return offset + 1 }
    let rest = text[index(offset)...]
    return self.offset(rest.index(after: rest.startIndex))
  }

  /// The place before the character that ends at a place.
  func previous(_ offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    if isASCII { return offset - 1 }
    // A mark that came behind what it now belongs to leaves places inside of a character.
    let start = text[..<index(offset)]
    return self.offset(start.index(before: start.endIndex))
  }

  /// The character at a place; nil at the end.
  func character(at offset: Int) -> Character? {
    offset < length ? text[index(offset)...].first : nil
  }

  /// The columns that a part takes.
  func width(_ range: Range<Int>) -> Int {
    isASCII ? range.count : DisplayText.width(String(self[range]))
  }

  // MARK: - Rows

  /// Where the rows start when the line is broken at a width; at least one row.
  mutating func rows(width: Int) -> [Int] {
    if let wrapped, wrapped.width == width { return wrapped.starts }
    let starts = breaks(width: width, limit: .max)
    wrapped = Wrapped(width: width, starts: starts)
    return starts
  }

  /// How many rows the line takes, counted up to a limit.
  func rowCount(width: Int, limit: Int) -> Int {
    if let wrapped, wrapped.width == width { return min(limit, wrapped.starts.count) }
    return breaks(width: width, limit: limit).count
  }

  private func breaks(width: Int, limit: Int) -> [Int] {
    var breaker = LineBreaker(width: max(1, width), limit: limit)
    guard length >= breaker.width else { return breaker.starts }
    if isASCII {
      var offset = 0
      for byte in text.utf8 {
        guard breaker.take(offset, width: 1, isSpace: byte == 0x20) else { break }
        offset += 1
      }
      return breaker.starts
    }
    var offset = 0
    for character in text {
      let isSpace = character == " " || character == "\t"
      let width = isSpace ? 1 : DisplayText.width(String(character))
      guard breaker.take(offset, width: width, isSpace: isSpace) else { break }
      offset += character.utf8.count
    }
    return breaker.starts
  }
}

/// Breaks a line into rows behind its spaces, and words that are wider than a row anywhere.
///
/// Spaces at the end of a row stand beyond it, so that no row starts with the space that broke it.
private struct LineBreaker {
  let width: Int
  let limit: Int
  private(set) var starts = [0]
  private var column = 0
  /// The place behind the last space of the row, and the column there.
  private var chance: (offset: Int, column: Int)?

  init(width: Int, limit: Int) {
    self.width = width
    self.limit = limit
  }

  /// Takes the next character.
  ///
  /// - Returns: Whether more rows are wanted.
  mutating func take(_ offset: Int, width: Int, isSpace: Bool) -> Bool {
    if isSpace {
      column += 1
      chance = (offset + 1, column)
      return true
    }
    if column + width > self.width, column > 0 {
      if let chance {
        starts.append(chance.offset)
        column -= chance.column
        self.chance = nil
      } else {
        starts.append(offset)
        column = 0
      }
    }
    if column > 0, column + width > self.width {
      starts.append(offset)
      column = 0
    }
    column += width
    return starts.count < limit
  }
}
