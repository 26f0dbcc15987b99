internal import CCmarkGFM

/// Reads the inline content of a block as plain text.
enum InlineReader {
  static func read(_ block: OpaquePointer) -> InlineText {
    guard let iterator = cmark_iter_new(block) else { return InlineText() }
    defer { cmark_iter_free(iterator) }
    var text = InlineText()
    var plain = ""
    var strong = 0
    var struck = 0
    var unstruck = 0
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      let enters = event == CMARK_EVENT_ENTER
      switch kind(node) {
      case "text", "html_inline":
        guard enters, let literal = cmark_node_get_literal(node) else { break }
        let part = kind(node) == "text" ? String(cString: literal) : ""
        if struck == 0, part.contains(where: { $0.isLetter }) { unstruck += 1 }
        if strong > 0, plain == text.lead { text.lead += part }
        plain += part
      case "code":
        guard enters, let literal = cmark_node_get_literal(node) else { break }
        let part = String(cString: literal)
        text.code.append(Sanitiser.clean(part))
        if struck == 0 { unstruck += 1 }
        if strong > 0, plain == text.lead { text.lead += part }
        plain += part
      case "softbreak", "linebreak": if enters { plain += " " }
      case "strong": strong += enters ? 1 : -1
      case "strikethrough":
        if enters { text.isStruck = true }
        struck += enters ? 1 : -1
      case "link":
        guard enters, let url = cmark_node_get_url(node) else { break }
        text.links.append(Sanitiser.clean(String(cString: url)))
      default: break
      }
    }
    text.isStruck = text.isStruck && unstruck == 0
    text.plain = Sanitiser.clean(plain)
    text.lead = Sanitiser.clean(text.lead)
    return text
  }
}
