/// A block of a Markdown document as the plan parser reads it, with its place in the file.
enum MarkdownBlock {
  case heading(level: Int, text: InlineText, line: Int)
  case item(MarkdownItem)
  case paragraph(InlineText, line: Int)
  case table(header: [InlineText], rows: [(cells: [InlineText], line: Int)], line: Int)
  case code(String, line: Int, endLine: Int)
  case html(String, line: Int)
}

/// An item of a list.
struct MarkdownItem {
  /// 0 for an item of an outermost list.
  var depth: Int
  /// The character between the brackets of a checkbox; nil when there is none.
  var box: String?
  var text: InlineText
  var line: Int
  /// Whether it stands in a numbered list.
  var isOrdered: Bool
}

/// The inline content of a block, as plain text and what stood out in it.
struct InlineText {
  /// Without markup, in one line, clean of control characters.
  var plain = ""
  /// The content of code spans.
  var code: [String] = []
  /// Where links lead.
  var links: [String] = []
  /// The bold words that it starts with.
  var lead = ""
  /// Whether all of it is struck through.
  var isStruck = false
}
