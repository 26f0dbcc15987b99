internal import CCmarkGFM

/// Reads the inline content of a block as plain text.
struct InlineReader {
  private let kinds: MarkdownNodeKinds
  /// Whether a line that starts with a label becomes a text of its own.
  private let splits: Bool

  private var done: [InlineText] = []
  private var current = InlineText()
  private var plain: [UInt8] = []
  private var lead: [UInt8] = []
  /// Where the text begins behind a checkbox; bold words count as the lead only from there.
  private var start = 0
  private var strong = 0
  private var struck = 0
  private var unstruck = 0
  private var link = 0
  private var unlinked = 0

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - block: A heading, paragraph or table cell.
  ///   - line: Its first line.
  ///   - kinds: The kinds of nodes.
  /// - Returns: All of it as one text.
  static func read(_ block: OpaquePointer, line: Int, _ kinds: MarkdownNodeKinds) -> InlineText {
    var reader = InlineReader(kinds: kinds, splits: false, line: line)
    reader.walk(block)
    return reader.done.first ?? InlineText()
  }

  /// Reads a paragraph; every line that starts with a label such as `**Status:**` is a text of
  /// its own, the others are joined.
  static func paragraph(
    _ block: OpaquePointer, line: Int, _ kinds: MarkdownNodeKinds
  ) -> [InlineText] {
    var reader = InlineReader(kinds: kinds, splits: true, line: line)
    reader.walk(block)
    return reader.done
  }

  private init(kinds: MarkdownNodeKinds, splits: Bool, line: Int) {
    self.kinds = kinds
    self.splits = splits
    current.line = line
  }

  private mutating func walk(_ block: OpaquePointer) {
    guard let iterator = cmark_iter_new(block) else { return }
    defer { cmark_iter_free(iterator) }
    var line = current.line
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let enters = event == CMARK_EVENT_ENTER
      switch kinds(node) {
      case .text: add(cmark_node_get_literal(node))
      case .code:
        if let literal = cmark_node_get_literal(node) {
          current.code.append(Sanitiser.clean(String(cString: literal)))
        }
        add(cmark_node_get_literal(node))
      case .htmlInline: html(cmark_node_get_literal(node))
      case .softbreak, .linebreak:
        line += 1
        if splits, let next = cmark_node_next(node), isLabel(next) {
          flush(nextLine: line)
        } else {
          plain.append(0x20)
        }
      case .strong: strong += enters ? 1 : -1
      case .strikethrough:
        if enters { current.isStruck = true }
        struck += enters ? 1 : -1
      case .link:
        link += enters ? 1 : -1
        if enters, let url = cmark_node_get_url(node) {
          current.links.append(Sanitiser.clean(String(cString: url)))
        }
      default: break
      }
    }
    flush(nextLine: line)
  }

  private mutating func add(_ literal: UnsafePointer<CChar>?) {
    guard let literal else { return }
    let first = plain.count
    var byte = literal
    while byte.pointee != 0 {
      plain.append(UInt8(bitPattern: byte.pointee))
      byte += 1
    }
    if struck == 0, plain[first...].contains(where: { $0 > 0x40 }) { unstruck += 1 }
    if link == 0, plain[first...].contains(where: { $0 > 0x40 }) { unlinked += 1 }
    if strong > 0, first == start + lead.count { lead.append(contentsOf: plain[first...]) }
    if strong == 0, lead.isEmpty, first == 0, isBox { start = plain.count }
  }

  /// `[~] `: marks that the Markdown library does not know.
  private var isBox: Bool {
    plain.count <= 8 && plain.first == 0x5B && plain.dropFirst().contains(0x5D)
      && (plain.last == 0x20 || plain.last == 0x5D)
  }

  private mutating func html(_ literal: UnsafePointer<CChar>?) {
    guard let literal else { return }
    let tag = String(cString: literal)
    if tag.hasPrefix("<br") {
      plain.append(0x20)
    } else if ["<del>", "<s>", "<strike>"].contains(tag) {
      current.isStruck = true
      struck += 1
    } else if ["</del>", "</s>", "</strike>"].contains(tag) {
      struck -= 1
    } else if let name = HTMLText.attribute("id", of: tag) ?? HTMLText.attribute("name", of: tag) {
      current.anchors.append(Sanitiser.clean(name))
    }
  }

  private mutating func flush(nextLine: Int) {
    let text = String(decoding: plain, as: UTF8.self)
    current.plain = Sanitiser.clean(text).trimming(" ")
    current.lead = Sanitiser.clean(String(decoding: lead, as: UTF8.self)).trimming(" :")
    current.isStruck = current.isStruck && unstruck == 0
    current.isLink = !current.links.isEmpty && unlinked == 0
    done.append(current)
    current = InlineText()
    current.line = nextLine
    plain.removeAll(keepingCapacity: true)
    lead.removeAll(keepingCapacity: true)
    (start, unstruck, unlinked) = (0, 0, 0)
  }

  /// Whether a line starts with a label: bold or slanted words with a colon, or words that plans
  /// use as labels.
  private func isLabel(_ node: OpaquePointer) -> Bool {
    switch kinds(node) {
    case .strong, .emph:
      if let last = cmark_node_last_child(node), let text = cmark_node_get_literal(last),
        kinds(last) == .text, String(cString: text).hasSuffix(":")
      {
        return true
      }
      if kinds(node) == .emph, let first = cmark_node_first_child(node), kinds(first) == .text,
        let text = cmark_node_get_literal(first)
      {
        return String(cString: text).contains(":")
      }
      guard let next = cmark_node_next(node), kinds(next) == .text,
        let text = cmark_node_get_literal(next)
      else { return false }
      return String(cString: text).hasPrefix(":")
    case .text:
      guard let text = cmark_node_get_literal(node) else { return false }
      let line = String(cString: text)
      guard let colon = line.firstIndex(of: ":"), line[..<colon].utf8.count <= 40 else {
        return false
      }
      return PlanLabel(line[..<colon]) != nil
    default: return false
    }
  }
}
