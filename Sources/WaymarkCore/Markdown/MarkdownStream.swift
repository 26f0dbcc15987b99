/// Cuts Markdown that is still being written into pieces that will not change any more and a rest
/// that may.
///
/// Only the rest has to be read again when more comes, and it stays small: a paragraph, an item of
/// a list, a table, one line of code. So the cost of a piece of text does not grow with what came
/// before it. Pieces are cut at places where CommonMark reads the two sides alike, alone or
/// together; a paragraph without an end is cut at a space.
package struct MarkdownStream: Sendable {
  /// A part that will not change.
  package enum Piece: Sendable, Hashable {
    case markdown(String)
    /// The start of a code block, with what stands behind the fence.
    case fence(info: String)
    /// A line of code.
    case code(String)
    case fenceEnd
  }

  private struct Fence: Sendable, Hashable {
    var mark: Character
    var length: Int
    var indent: Int
  }

  /// The most bytes of a rest; what has more is cut.
  private static let restLimit = 4096
  /// Tables, lists and HTML cannot be cut anywhere, so they may grow longer.
  private static let blockLimit = 32_768

  package private(set) var settled: [Piece] = []
  /// Complete lines that are not settled.
  private var lines = ""
  /// What stands behind the last line break.
  private var partial = ""
  private var fence: Fence?
  /// The fence inside of `lines`, such as one in a list item.
  private var innerFence: Fence?
  private var followsBlank = false

  package init() {}

  /// A whole text.
  package init(_ text: String) {
    append(text)
    finish()
  }

  /// What may still change.
  package var rest: String { lines + partial }

  /// Whether the rest is code.
  package var isInCode: Bool { fence != nil }

  package var isEmpty: Bool { settled.isEmpty && lines.isEmpty && partial.isEmpty }

  /// Takes what comes next.
  package mutating func append(_ text: String) {
    guard text.utf8.contains(0x0A) else {
      partial += text
      return cutPartial()
    }
    var rest = Substring(text)
    while let end = rest.utf8.firstIndex(of: 0x0A) {
      let line = partial + rest[..<end]
      partial = ""
      rest = rest[rest.utf8.index(after: end)...]
      take(line)
    }
    partial = String(rest)
    cutPartial()
  }

  /// Settles everything: nothing more will come.
  package mutating func finish() {
    if !partial.isEmpty || fence != nil {
      let line = partial
      partial = ""
      if fence != nil { if !line.isEmpty { take(line) } } else { lines += line }
    }
    if fence != nil {
      settled.append(.fenceEnd)
      fence = nil
    }
    settleLines()
  }

  private mutating func take(_ line: String) {
    if let fence {
      if MarkdownStream.closes(line, fence) {
        settled.append(.fenceEnd)
        self.fence = nil
      } else {
        settled.append(.code(MarkdownStream.unindented(line, by: fence.indent)))
      }
      return
    }
    if let inner = innerFence {
      lines += line + "\n"
      if MarkdownStream.closes(line, inner, anywhere: true) { innerFence = nil }
      return
    }
    if let opened = MarkdownStream.fence(in: line) {
      guard opened.fence.indent < 2 || !isList else {
        innerFence = opened.fence
        lines += line + "\n"
        return
      }
      settleLines()
      fence = opened.fence
      settled.append(.fence(info: opened.info))
      return
    }
    if line.allSatisfy(\.isWhitespace) {
      followsBlank = true
      if !lines.isEmpty { lines += "\n" }
      return
    }
    if begins(line) { settleLines() }
    followsBlank = false
    lines += line + "\n"
    if line.hasPrefix("#"), lines.utf8.count == line.utf8.count + 1 { settleLines() }
    let limit = isTable || isList || lines.hasPrefix("<") ? Self.blockLimit : Self.restLimit
    if lines.utf8.count > limit { settleLines() }
  }

  /// Whether a line begins a block of its own.
  private func begins(_ line: String) -> Bool {
    guard !lines.isEmpty, let first = line.first, !first.isWhitespace else { return false }
    if line.hasPrefix("#") { return true }
    let startsItem = MarkdownStream.startsItem(line)
    if startsItem, isList { return true }
    return followsBlank && !(isQuote && first == ">")
  }

  private var isList: Bool { MarkdownStream.startsItem(lines) }
  private var isQuote: Bool { lines.hasPrefix(">") }
  private var isTable: Bool { lines.hasPrefix("|") }

  private mutating func settleLines() {
    guard !lines.isEmpty else { return }
    settled.append(.markdown(lines))
    lines = ""
    followsBlank = false
    innerFence = nil
  }

  /// Cuts a line that has no end.
  private mutating func cutPartial() {
    while partial.utf8.count > Self.restLimit, innerFence == nil, !isList, !isTable {
      var limit = partial.utf8.index(partial.startIndex, offsetBy: Self.restLimit)
      while limit > partial.startIndex, String.Index(limit, within: partial) == nil {
        limit = partial.utf8.index(before: limit)
      }
      guard limit > partial.startIndex else { return }
      let end = partial[..<limit].lastIndex(of: " ") ?? limit
      let part = String(partial[..<(end > partial.startIndex ? end : limit)])
      partial = String(partial.dropFirst(part.count).drop { $0 == " " })
      if fence != nil {
        settled.append(.code(part))
      } else {
        lines += part
        settleLines()
      }
    }
  }

  /// The blocks of code outside of lists and quotes that are settled.
  package var codeBlocks: [(language: String, text: String)] {
    var blocks: [(language: String, text: String)] = []
    for piece in settled {
      switch piece {
      case .fence(let info): blocks.append((FormattedReader.language(info), ""))
      case .code(let line): blocks[blocks.count - 1].text += line + "\n"
      case .markdown, .fenceEnd: break
      }
    }
    return blocks
  }

  // MARK: - Lines

  private static func startsItem(_ line: String) -> Bool {
    let bytes = line.utf8
    guard let first = bytes.first else { return false }
    if first == 0x2D || first == 0x2A || first == 0x2B {
      return bytes.dropFirst().first == 0x20
    }
    let digits = bytes.prefix(10).prefix { 0x30...0x39 ~= $0 }.count
    guard digits > 0, digits < 10 else { return false }
    let rest = bytes.dropFirst(digits)
    return (rest.first == 0x2E || rest.first == 0x29) && rest.dropFirst().first == 0x20
  }

  private static func fence(in line: String) -> (fence: Fence, info: String)? {
    let indent = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(indent)
    guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let length = rest.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let info = rest.dropFirst(length).drop { $0.isWhitespace }
    guard mark == "~" || !info.contains("`") else { return nil }
    return (Fence(mark: mark, length: length, indent: indent), String(info))
  }

  private static func closes(_ line: String, _ fence: Fence, anywhere: Bool = false) -> Bool {
    let indent = line.prefix { $0 == " " }.count
    guard indent < 4 || anywhere else { return false }
    let rest = line.dropFirst(indent)
    let length = rest.prefix { $0 == fence.mark }.count
    return length >= fence.length && rest.dropFirst(length).allSatisfy(\.isWhitespace)
  }

  private static func unindented(_ line: String, by count: Int) -> String {
    String(line.dropFirst(min(count, line.prefix { $0 == " " }.count)))
  }
}
