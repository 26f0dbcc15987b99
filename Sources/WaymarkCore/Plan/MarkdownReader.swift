internal import CCmarkGFM

/// Reads a document into blocks over the CommonMark tree with the GitHub extensions.
struct MarkdownReader {
  private(set) var blocks: [MarkdownBlock] = []
  private let kinds = MarkdownNodeKinds()
  private var depth = -1
  /// Blocks of the items that are open, outermost first.
  private var openItems: [Int] = []
  /// Whether the innermost open item still waits for its text.
  private var isItemEmpty = false
  private var tableRows: [(cells: [InlineText], line: Int)] = []

  /// Reads text in UTF-8.
  static func read(_ bytes: [UInt8]) -> [MarkdownBlock] {
    var reader = MarkdownReader()
    MarkdownLibrary.walk(bytes) { node, isEntered in
      if isEntered { reader.enter(node) } else { reader.exit(node) }
    }
    return reader.blocks
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch kinds(node) {
    case .heading:
      let line = Int(cmark_node_get_start_line(node))
      let level = Int(cmark_node_get_heading_level(node))
      add(.heading(level: level, InlineReader.read(node, line: line, kinds)), node)
    case .list: depth += 1
    case .item: beginItem(node, box: nil)
    case .taskItem:
      beginItem(node, box: cmark_gfm_extensions_get_tasklist_item_checked(node) ? "x" : " ")
    case .paragraph: paragraph(node)
    case .codeBlock:
      // A fence stands on a line of its own, in front of the code.
      var (length, offset, mark) = (Int32(0), Int32(0), CChar(0))
      let isFenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0
      let line = Int(cmark_node_get_start_line(node)) + (isFenced ? 1 : 0)
      add(.code(MarkdownLibrary.literal(node), line: line), node)
    case .htmlBlock:
      let text = MarkdownLibrary.literal(node)
      let line = Int(cmark_node_get_start_line(node))
      add(HTMLText.table(text, line: line).map { .table($0) } ?? .html(text), node)
      // The library says where a block of HTML ends only for some of its kinds.
      let last = line + text.utf8.dropLast().count { $0 == 0x0A }
      let lines = blocks[blocks.count - 1].lines
      blocks[blocks.count - 1].lines = lines.lowerBound...max(lines.upperBound, last)
    case .rule: add(.rule, node)
    case .table: tableRows = []
    case .tableHeader, .tableRow:
      tableRows.append((cells(of: node), Int(cmark_node_get_start_line(node))))
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch kinds(node) {
    case .list: depth -= 1
    case .item, .taskItem:
      openItems.removeLast()
      isItemEmpty = false
    case .table:
      guard let header = tableRows.first else { return }
      add(.table(MarkdownTable(header: header.cells, rows: Array(tableRows.dropFirst()))), node)
    default: break
    }
  }

  private mutating func beginItem(_ node: OpaquePointer, box: String?) {
    let line = Int(cmark_node_get_start_line(node))
    openItems.append(blocks.count)
    isItemEmpty = true
    var text = InlineText()
    text.line = line
    blocks.append(
      MarkdownBlock(
        content: .item(MarkdownItem(box: box, text: text)), lines: line...line, depth: depth))
    if box != nil { noteBox() }
  }

  /// The first paragraph of an item is its text; later ones stand on their own in it.
  private mutating func paragraph(_ node: OpaquePointer) {
    let lines = lines(of: node)
    let line = lines.lowerBound
    var texts = InlineReader.paragraph(node, line: line, kinds)
    guard isItemEmpty, let place = openItems.last, case .item(var item) = blocks[place].content
    else { return add(.paragraph(texts), lines) }
    isItemEmpty = false
    let first = texts.isEmpty ? InlineText() : texts.removeFirst()
    if item.box == nil {
      (item.box, item.text) = Checkbox.split(first)
    } else {
      item.text = first
    }
    item.labelled = texts
    blocks[place].content = .item(item)
    blocks[place].lines =
      blocks[place].lines.lowerBound...max(blocks[place].lines.lowerBound, lines.upperBound)
    if item.box != nil { noteBox() }
  }

  /// Tells the items around a box that they hold one.
  private mutating func noteBox() {
    for place in openItems.dropLast().reversed() {
      guard case .item(var item) = blocks[place].content, !item.holdsBoxes else { return }
      item.holdsBoxes = true
      blocks[place].content = .item(item)
    }
  }

  private mutating func add(_ content: MarkdownBlock.Content, _ node: OpaquePointer) {
    add(content, lines(of: node))
  }

  private mutating func add(_ content: MarkdownBlock.Content, _ lines: ClosedRange<Int>) {
    isItemEmpty = false
    blocks.append(
      MarkdownBlock(content: content, lines: lines, depth: openItems.isEmpty ? -1 : depth))
  }

  /// The lines of a block; a paragraph that was cut off in front of a table has lost its own.
  private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
    let first = Int(cmark_node_get_start_line(node))
    guard first < 1 else { return first...max(first, Int(cmark_node_get_end_line(node))) }
    var count = 1
    var part = cmark_node_first_child(node)
    while let child = part {
      if kinds(child) == .softbreak || kinds(child) == .linebreak { count += 1 }
      part = cmark_node_next(child)
    }
    let after = cmark_node_next(node).map { Int(cmark_node_get_start_line($0)) } ?? 1
    let start = max(1, after - count)
    return start...max(start, after - 1)
  }

  private func cells(of row: OpaquePointer) -> [InlineText] {
    let line = Int(cmark_node_get_start_line(row))
    var cells: [InlineText] = []
    var cell = cmark_node_first_child(row)
    while let node = cell {
      cells.append(InlineReader.read(node, line: line, kinds))
      cell = cmark_node_next(node)
    }
    return cells
  }
}
