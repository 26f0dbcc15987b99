internal import WaymarkCore
internal import WaymarkTerminal

/// Lays out Markdown piece by piece, so that a text that grows is laid out once.
struct MarkdownRows: Sendable, Hashable {
  let width: Int
  private(set) var rows: [TextRow] = []
  /// What came last, for the blank row before what comes next.
  private var last = Kind.nothing

  private enum Kind: Sendable, Hashable {
    case nothing, text, item, heading, code
  }

  /// What stands before code.
  private static let codeIndent = TextRow.Span(text: "▏ ", scope: .rule)

  init(width: Int) { self.width = max(4, width) }

  /// The rows of a whole text.
  static func rows(of text: String, width: Int) -> [TextRow] {
    var rows = MarkdownRows(width: width)
    for piece in MarkdownStream(text).settled { rows.add(piece) }
    return rows.rows
  }

  mutating func add(_ piece: MarkdownStream.Piece) {
    switch piece {
    case .markdown(let text): for block in FormattedReader.blocks(of: text) { add(block) }
    case .fence(let language): begin(language: language, [])
    case .code(let line): add(code: line, [])
    case .fenceEnd: last = .code
    }
  }

  /// The rows of what comes next and may still change; they are not added.
  func rows(ofRest rest: String, isCode: Bool) -> [TextRow] {
    guard !rest.isEmpty else { return [] }
    var next = MarkdownRows(width: width)
    next.last = last
    if isCode { next.add(code: rest, []) } else { next.add(.markdown(rest)) }
    return next.rows
  }

  private mutating func add(_ block: FormattedBlock) {
    let prefixes = Prefixes(block.containers)
    let room = max(4, width - prefixes.width)
    let isItem = block.isInList
    separate(isItem ? .item : .text, block)
    switch block.content {
    case .heading(_, let text):
      append(
        RowWrapper.rows(of: text, width: room, base: .heading, attributes: .bold), prefixes)
      last = .heading
    case .paragraph(let text):
      let base: Scope = block.containers.contains(.quote) ? .quote : .text
      append(RowWrapper.rows(of: text, width: room, base: base), prefixes)
    case .code(let language, let text):
      begin(language: language, block.containers)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        add(code: String(line), block.containers)
      }
      last = .code
    case .table(let table): append(TableRows.rows(of: table, width: room), prefixes)
    case .html(let text):
      for line in text.split(separator: "\n") {
        append(RowWrapper.rows(ofCode: String(line), width: room, scope: .tag), prefixes)
      }
    case .rule:
      append([TextRow(String(repeating: "─", count: min(room, 24)), .rule)], prefixes)
    }
  }

  /// A blank row where one belongs.
  private mutating func separate(_ kind: Kind, _ block: FormattedBlock) {
    let isTight = last == .nothing || last == .heading || (last == .item && kind == .item)
    if !isTight { rows.append(TextRow()) }
    last = kind
  }

  private mutating func begin(language: String, _ containers: [FormattedBlock.Container]) {
    if containers.isEmpty, last != .nothing, last != .heading { rows.append(TextRow()) }
    last = .code
    guard !language.isEmpty else { return }
    append([TextRow("▏ " + language, .rule)], Prefixes(containers))
  }

  private mutating func add(code line: String, _ containers: [FormattedBlock.Container]) {
    let prefixes = Prefixes(containers)
    let room = width - prefixes.width - 2
    let lines = RowWrapper.rows(ofCode: line, width: room, scope: .raw)
    append(lines.map { TextRow([MarkdownRows.codeIndent] + $0.spans) }, prefixes)
  }

  private mutating func append(_ new: [TextRow], _ prefixes: Prefixes) {
    for (index, row) in new.enumerated() {
      rows.append(TextRow((index == 0 ? prefixes.first : prefixes.following) + row.spans))
    }
  }
}

/// What stands before the rows of a block that lies in quotes and list items.
private struct Prefixes {
  private(set) var first: [TextRow.Span] = []
  private(set) var following: [TextRow.Span] = []
  private(set) var width = 0

  init(_ containers: [FormattedBlock.Container]) {
    for container in containers {
      switch container {
      case .quote:
        let bar = TextRow.Span(text: "│ ", scope: .quote)
        add(bar, bar)
      case .item(let marker, let isChecked, let isFirst):
        let mark = Prefixes.mark(marker, isChecked)
        let blank = TextRow.Span(
          text: String(repeating: " ", count: DisplayText.width(mark.text)), scope: .text)
        add(isFirst ? mark : blank, blank)
      }
    }
  }

  private mutating func add(_ one: TextRow.Span, _ others: TextRow.Span) {
    first.append(one)
    following.append(others)
    width += DisplayText.width(one.text)
  }

  private static func mark(
    _ marker: FormattedBlock.Marker, _ isChecked: Bool?
  ) -> TextRow.Span {
    switch (isChecked, marker) {
    case (true?, _): TextRow.Span(text: "☑ ", scope: .checkedItem)
    case (false?, _): TextRow.Span(text: "☐ ", scope: .uncheckedItem)
    case (nil, .bullet): TextRow.Span(text: "• ", scope: .listMarker)
    case (nil, .number(let number)): TextRow.Span(text: "\(number). ", scope: .listMarker)
    }
  }
}
