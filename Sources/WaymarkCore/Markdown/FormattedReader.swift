internal import CCmarkGFM

/// Reads Markdown into blocks that can be shown.
package struct FormattedReader {
  private var blocks: [FormattedBlock] = []
  private var containers: [FormattedBlock.Container] = []
  /// The next number of each list that is open; nil for bullets.
  private var lists: [Int?] = []
  private var table: FormattedTable?
  private let kinds = MarkdownNodeKinds()

  /// The deepest nesting that is shown as such.
  private static let depthLimit = 12

  /// Reads a text.
  package static func blocks(of text: String) -> [FormattedBlock] {
    var reader = FormattedReader()
    MarkdownLibrary.walk(Array(text.utf8)) { node, isEntered in
      if isEntered { reader.enter(node) } else { reader.exit(node) }
    }
    return reader.blocks
  }

  private mutating func enter(_ node: OpaquePointer) {
    switch kinds(node) {
    case .blockQuote: containers.append(.quote)
    case .list:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      lists.append(isOrdered ? Int(cmark_node_get_list_start(node)) : nil)
    case .item: beginItem(isChecked: nil)
    case .taskItem: beginItem(isChecked: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case .heading:
      add(.heading(level: Int(cmark_node_get_heading_level(node)), text(of: node)))
    case .paragraph: add(.paragraph(text(of: node)))
    case .codeBlock:
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      add(.code(info: info, text: MarkdownLibrary.literal(node)))
    case .htmlBlock: add(.html(MarkdownLibrary.literal(node)))
    case .rule: add(.rule)
    case .table:
      table = FormattedTable(rows: [], alignments: alignments(of: node))
    case .tableHeader, .tableRow:
      let row = cells(of: node)
      table?.rows.append(row)
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch kinds(node) {
    case .blockQuote: containers.removeLast()
    case .list: lists.removeLast()
    case .item, .taskItem:
      if case .item(_, _, true) = containers.last { add(.paragraph(FormattedText())) }
      containers.removeLast()
    case .table:
      if let table { add(.table(table)) }
      table = nil
    default: break
    }
  }

  private mutating func beginItem(isChecked: Bool?) {
    var marker = FormattedBlock.Marker.bullet
    if let number = lists.last ?? nil {
      marker = .number(number)
      lists[lists.count - 1] = number + 1
    }
    containers.append(.item(marker: marker, isChecked: isChecked, isFirst: true))
  }

  private mutating func add(_ content: FormattedBlock.Content) {
    blocks.append(
      FormattedBlock(
        content: content, containers: Array(containers.suffix(FormattedReader.depthLimit))))
    for index in containers.indices {
      if case .item(let marker, let isChecked, true) = containers[index] {
        containers[index] = .item(marker: marker, isChecked: isChecked, isFirst: false)
      }
    }
  }

  /// The first word of what stands behind a fence.
  package static func language(_ info: String) -> String {
    String(info.prefix { !$0.isWhitespace && $0 != "{" && $0 != "," })
  }

  private func cells(of row: OpaquePointer) -> [FormattedText] {
    var cells: [FormattedText] = []
    var cell = cmark_node_first_child(row)
    while let node = cell {
      cells.append(text(of: node))
      cell = cmark_node_next(node)
    }
    return cells
  }

  private func alignments(of node: OpaquePointer) -> [FormattedTable.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "r"): .trailing
      case UInt8(ascii: "c"): .center
      default: .leading
      }
    }
  }

  private func text(of block: OpaquePointer) -> FormattedText {
    var text = FormattedText()
    guard let iterator = cmark_iter_new(block) else { return text }
    defer { cmark_iter_free(iterator) }
    var marks: FormattedText.Marks = []
    var target: String?
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let enters = event == CMARK_EVENT_ENTER
      func mark(_ mark: FormattedText.Marks) {
        if enters { marks.insert(mark) } else { marks.remove(mark) }
      }
      switch kinds(node) {
      case .text, .htmlInline: text.append(MarkdownLibrary.literal(node), marks, target: target)
      case .code: text.append(MarkdownLibrary.literal(node), marks.union(.code), target: target)
      case .softbreak: text.append(" ", marks, target: target)
      case .linebreak: text.append("\n", marks, target: target)
      case .strong: mark(.strong)
      case .emph: mark(.emphasis)
      case .strikethrough: mark(.struck)
      case .link, .image:
        mark(.link)
        target = enters ? cmark_node_get_url(node).map { String(cString: $0) } : nil
      default: break
      }
    }
    return text
  }
}
