/// A block of a Markdown document as the plan parser reads it, with its place in the file.
struct MarkdownBlock {
  enum Content {
    case heading(level: Int, InlineText)
    case item(MarkdownItem)
    /// The lines of a paragraph, joined except where one starts with a label.
    case paragraph([InlineText])
    case table(MarkdownTable)
    /// Code, with the line that it starts on.
    case code(String, line: Int)
    case html(String)
    case rule
  }

  var content: Content
  /// Counted from 1.
  var lines: ClosedRange<Int>
  /// The depth of the list item that it stands in or is; -1 outside lists.
  var depth = -1
}

/// An item of a list.
struct MarkdownItem {
  /// The character between the brackets of a checkbox; nil when there is none.
  var box: String?
  var text: InlineText
  /// Lines of the item's own paragraph that start with a label.
  var labelled: [InlineText] = []
  /// Whether an item below it has a box.
  var holdsBoxes = false
  /// What its text says of status and id; read once, since several steps ask for it.
  private(set) var name = ItemName()

  init(box: String?, text: InlineText) {
    self.box = box
    self.text = text
  }

  mutating func readName() { name = ItemName(text.plain) }
}

/// What an item says about itself.
struct ItemName {
  var status: DeclaredStatus?
  var priority: DeclaredPriority?
  var level: Objective.Level?
  var key: PlanKey?
  /// The text without status and id.
  var title = ""

  init() {}

  init(_ text: String) {
    let reading = StatusWording.item(text)
    (status, priority, level) = (reading.status, reading.priority, reading.level)
    (key, title) = PlanKey.split(reading.title, .item)
  }
}

/// A table, from pipes or from HTML.
struct MarkdownTable {
  var header: [InlineText]
  var rows: [(cells: [InlineText], line: Int)]
}

/// The inline content of a block, as plain text and what stood out in it.
struct InlineText {
  /// Without markup, in one line, clean of control characters.
  var plain = ""
  /// The content of code spans.
  var code: [String] = []
  /// Where links lead.
  var links: [String] = []
  /// Names that links elsewhere can lead to.
  var anchors: [String] = []
  /// The bold words that it starts with.
  var lead = ""
  /// Whether all of it is struck through.
  var isStruck = false
  /// Whether it is one link and nothing else.
  var isLink = false
  var line = 0
}
