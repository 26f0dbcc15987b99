/// A line that starts with a label: bold words, or words that plans use as one.
struct LabelledLine {
  let words: String
  /// nil when the words are none that are known.
  let label: PlanLabel?
  let value: InlineText
  /// Whether nothing stands behind the label.
  let isHeading: Bool

  init?(_ text: InlineText) {
    let plain = text.plain
    let isBold = !text.lead.isEmpty && plain.hasPrefix(text.lead)
    // A label is short: what has no colon near its start is none.
    guard isBold || plain.utf8.prefix(81).contains(where: { $0 == 0x3A || $0 == 0xEF }) else {
      return nil
    }
    let words = isBold ? text.lead[...] : plain.prefix { $0 != ":" && $0 != "：" }
    guard words.utf8.count <= 80, !words.isEmpty else { return nil }
    let rest = plain.dropFirst(words.count)
    let separator = rest.drop { $0 == " " }.first
    // Bold words in front of a sentence are no label.
    guard rest.isEmpty ? isBold : separator.map({ ":：—–-".contains($0) }) ?? false else {
      return nil
    }
    let label = PlanLabel(words)
    let value = rest.trimming(" :：*_–—-")
    if label == nil, !isBold, !value.isEmpty { return nil }
    self.words = String(words)
    self.label = label
    self.value = text.with(value)
    isHeading = value.isEmpty
  }
}

extension InlineText {
  /// The same links and code with other words.
  fileprivate func with(_ plain: String) -> InlineText {
    var text = self
    text.plain = plain
    text.lead = ""
    return text
  }
}
