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

  /// The block and the line of code that come next, counted from 0, for the colours.
  private var block = -1
  private var line = 0
  private let colors: [Int: SourceLines]

  /// - Parameters:
  ///   - width: The most columns of a row.
  ///   - colors: The coloured lines of blocks of code that are not in lists or quotes.
  init(width: Int, colors: [Int: SourceLines] = [:]) {
    self.width = max(4, width)
    self.colors = colors
  }

  /// The rows of a whole text.
  static func rows(of text: String, width: Int) -> [TextRow] {
    var rows = MarkdownRows(width: width)
    for piece in MarkdownStream(text).settled { rows.add(piece) }
    return rows.rows
  }

  mutating func add(_ piece: MarkdownStream.Piece) {
    switch piece {
    case .markdown(let text): for block in FormattedReader.blocks(of: text) { add(block) }
    case .fence(let info):
      block += 1
      line = 0
      begin(language: FormattedReader.language(info), [])
    case .code(let text): addTopLevel(text)
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
    case .code(let info, let text):
      begin(language: FormattedReader.language(info), block.containers)
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

  /// Adds a line of a block of code, in colours where they are known.
  private mutating func addTopLevel(_ text: String) {
    defer { line += 1 }
    guard let lines = colors[block]?.lines, lines.indices.contains(line) else {
      return add(code: text, [])
    }
    let runs = lines[line]
    let width = runs.reduce(0) { $0 + DisplayText.width($1.text) }
    guard width <= self.width - 2, !text.contains("\t") else { return add(code: text, []) }
    let spans = runs.map {
      TextRow.Span(text: $0.text, scope: $0.scope == .source ? .raw : $0.scope)
    }
    rows.append(TextRow([MarkdownRows.codeIndent] + spans))
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
