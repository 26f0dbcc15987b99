internal import CCmarkGFM

/// What a node of the CommonMark tree is.
enum MarkdownNodeKind: String {
  case heading, list, item, paragraph, table, text, code, strong, emph, link, image, softbreak
  case linebreak, strikethrough
  case taskItem = "tasklist"
  case codeBlock = "code_block"
  case blockQuote = "block_quote"
  case htmlBlock = "html_block"
  case htmlInline = "html_inline"
  case tableHeader = "table_header"
  case tableRow = "table_row"
  case rule = "thematic_break"
  case other
}

/// The kinds of nodes by number, each looked up by name once.
///
/// Extensions have no constants that Swift can see, only names, and comparing names for every node
/// would cost more than parsing does.
final class MarkdownNodeKinds {
  private var blocks = [MarkdownNodeKind?](repeating: nil, count: 64)
  private var inlines = [MarkdownNodeKind?](repeating: nil, count: 64)

  func callAsFunction(_ node: OpaquePointer) -> MarkdownNodeKind {
    let type = Int(cmark_node_get_type(node).rawValue)
    let place = type & 0x3F
    let isInline = type & 0x4000 != 0
    if let kind = isInline ? inlines[place] : blocks[place] { return kind }
    let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
    let kind = MarkdownNodeKind(rawValue: name) ?? .other
    // These come in pairs that share a number; only the name tells them apart.
    switch kind {
    case .item, .taskItem, .tableHeader, .tableRow: return kind
    default: break
    }
    if isInline { inlines[place] = kind } else { blocks[place] = kind }
    return kind
  }
}
