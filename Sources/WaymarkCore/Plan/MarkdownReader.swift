internal import CCmarkGFM

/// Reads a document into blocks over the CommonMark tree with the GitHub extensions.
///
/// The tree is walked with an iterator and never by recursion: lists and quotes can be nested
/// a thousand deep.
struct MarkdownReader {
  private(set) var blocks: [MarkdownBlock] = []
  private var listDepth = 0
  private var orderedLists: [Bool] = []
  private var pendingItem: MarkdownItem?
  private var tableHeader: [InlineText] = []
  private var tableRows: [(cells: [InlineText], line: Int)] = []
  private var tableLine = 0

  /// Registered once, before any other thread parses.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Reads text.
  static func read(_ text: String) -> [MarkdownBlock] {
    guard isRegistered, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough", "autolink"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { buffer in
        cmark_parser_feed(parser, buffer.baseAddress, buffer.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    var reader = MarkdownReader()
    reader.walk(document)
    return reader.blocks
  }

  private mutating func walk(_ document: OpaquePointer) {
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
    }
    flushItem()
  }

  private mutating func enter(_ node: OpaquePointer) {
    let line = Int(cmark_node_get_start_line(node))
    switch kind(node) {
    case "heading":
      flushItem()
      blocks.append(
        .heading(
          level: Int(cmark_node_get_heading_level(node)), text: InlineReader.read(node), line: line)
      )
    case "list":
      flushItem()
      listDepth += 1
      orderedLists.append(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case "item", "tasklist":
      flushItem()
      let isTask = kind(node) == "tasklist"
      let box = isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) ? "x" : " " : nil
      pendingItem = MarkdownItem(
        depth: listDepth - 1, box: box, text: InlineText(), line: line,
        isOrdered: orderedLists.last ?? false)
    case "paragraph": paragraph(InlineReader.read(node), line)
    case "code_block":
      flushItem()
      let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      blocks.append(.code(text, line: line, endLine: Int(cmark_node_get_end_line(node))))
    case "html_block":
      flushItem()
      let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      blocks.append(.html(text, line: line))
    case "table":
      flushItem()
      (tableHeader, tableRows, tableLine) = ([], [], line)
    case "table_header": tableHeader = cells(of: node)
    case "table_row": tableRows.append((cells(of: node), line))
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch kind(node) {
    case "list":
      flushItem()
      listDepth -= 1
      orderedLists.removeLast()
    case "table": blocks.append(.table(header: tableHeader, rows: tableRows, line: tableLine))
    default: break
    }
  }

  /// The first paragraph of an item is its text; later ones continue it.
  private mutating func paragraph(_ text: InlineText, _ line: Int) {
    guard var item = pendingItem else {
      blocks.append(.paragraph(text, line: line))
      return
    }
    if item.text.plain.isEmpty, item.box == nil {
      (item.box, item.text) = Checkbox.split(text)
    } else if item.text.plain.isEmpty {
      item.text = text
    } else {
      item.text.plain += " " + text.plain
      item.text.code += text.code
    }
    pendingItem = item
  }

  private mutating func flushItem() {
    if let item = pendingItem { blocks.append(.item(item)) }
    pendingItem = nil
  }

  private func cells(of row: OpaquePointer) -> [InlineText] {
    var cells: [InlineText] = []
    var cell = cmark_node_first_child(row)
    while let node = cell {
      cells.append(InlineReader.read(node))
      cell = cmark_node_next(node)
    }
    return cells
  }
}

/// The name of a node's type; extensions have no constants that Swift can see.
func kind(_ node: OpaquePointer) -> String {
  cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
}

/// Checkboxes beyond the two that the GitHub extension knows.
enum Checkbox {
  /// Splits `[~] text` into the mark and the rest; text without a box stays as it is.
  static func split(_ text: InlineText) -> (box: String?, text: InlineText) {
    guard text.plain.hasPrefix("["), let end = text.plain.firstIndex(of: "]") else {
      return (nil, text)
    }
    let inside = text.plain[text.plain.index(after: text.plain.startIndex)..<end]
      .trimmingPrefix(" ")
    let mark = String(inside).split(separator: " ").joined()
    guard mark.count <= 1, mark.first.map({ !$0.isNumber }) ?? true else { return (nil, text) }
    let rest = text.plain[text.plain.index(after: end)...]
    // `[x](link)` is a link and `[x]: y` a definition.
    guard rest.isEmpty || rest.first == " " || rest.first == "*" else { return (nil, text) }
    var text = text
    text.plain = String(rest.drop { $0 == " " || $0 == "*" })
    return (mark.isEmpty ? " " : mark, text)
  }
}
