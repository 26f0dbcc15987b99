/// Texts whose width on the screen is in question, and what comes of them.
///
/// `expected` is the number of columns that Waymark draws them in. The terminal's own opinion of the
/// same text is that, too, unless `raw` says otherwise; `reason` tells why Waymark then draws
/// something else than the text itself.
struct WidthCase: Sendable, CustomStringConvertible {
  let name: String
  let text: String
  let expected: Int
  /// The columns that the terminal gives the text as it is, where that is another number.
  var raw: Int?
  /// The columns that the terminal gives what Waymark draws, where its tables are older.
  var drawn: Int?
  var reason = ""

  init(_ name: String, _ text: String, _ expected: Int) {
    (self.name, self.text, self.expected) = (name, text, expected)
  }

  init(_ name: String, _ text: String, _ expected: Int, raw: Int, because reason: String) {
    self.init(name, text, expected)
    (self.raw, self.reason) = (raw, reason)
  }

  /// A text that the terminal of the tests, whose tables are from before Unicode 10, shows otherwise
  /// than terminals of today.
  init(_ name: String, _ text: String, _ expected: Int, oldTables: Int, because reason: String) {
    self.init(name, text, expected)
    (raw, drawn, self.reason) = (oldTables, oldTables, reason)
  }

  var description: String { name }

  /// The corpus; made for this test, one or a few of every kind.
  static let all: [WidthCase] = plain + marks + emoji + scripts + invisible

  private static let plain = [
    WidthCase("ASCII", "kiln", 4),
    WidthCase("Latin letters with marks of their own", "éñü", 3),
    WidthCase("CJK ideographs", "窯焼", 4),
    WidthCase("an ideograph of the second plane", "\u{20000}", 2),
    WidthCase("full-width letters", "ＡＢ", 4),
    WidthCase("half-width katakana", "ｶﾏ", 2),
    WidthCase("CJK punctuation", "「、」", 6),
    WidthCase("ideographic space", "a\u{3000}b", 4),
    WidthCase("hiragana and katakana", "かカ", 4),
    WidthCase("box drawing, ambiguous", "─│┌", 3),
    WidthCase("Greek, ambiguous", "αβ", 2),
    WidthCase("Cyrillic, ambiguous", "Жя", 2),
    WidthCase("circled digits, ambiguous", "①②", 2),
    WidthCase("arrows and signs, ambiguous", "→±×", 3),
    WidthCase("typographic quotes, ambiguous", "“”…", 3),
    WidthCase("block elements, ambiguous", "█▌", 2),
    WidthCase("private use", "\u{E0B0}", 1),
    WidthCase("mathematical letters", "𝑥𝟙", 2),
  ]

  private static let marks = [
    WidthCase("one combining mark", "e\u{301}", 1),
    WidthCase("two combining marks", "a\u{308}\u{304}", 1),
    WidthCase("a mark below and one above", "o\u{323}\u{302}", 1),
    WidthCase("an enclosing mark", "5\u{20DD}", 1),
    WidthCase(
      "a mark on a wide character", "か\u{3099}", 2, oldTables: 4,
      because: "The tables have all of kana as wide, the mark for voiced sounds, too."),
    WidthCase("Hebrew with points", "שָׁ", 1),
    WidthCase("Arabic with vowel signs", "بَّ", 1),
    WidthCase("Thai with a vowel and a tone", "ที่", 1),
    WidthCase(
      "nine marks on one letter", "z" + String(repeating: "\u{301}", count: 9), 1),
    WidthCase(
      "a mark with nothing before it", "\u{301}x", 2, raw: 1,
      because: "It is shown on a dotted circle, as it would join the cell to its left."),
  ]

  private static let emoji = [
    WidthCase("an emoji", "🔥", 2),
    WidthCase(
      "an emoji of Unicode 11", "🥰", 2, oldTables: 1,
      because: "The tables do not know it; what is not known is narrow."),
    WidthCase("an emoji of the basic plane", "⚡", 2),
    WidthCase("a sign that is text by default", "✓", 1),
    WidthCase("text presentation asked for", "⌚\u{FE0E}", 2),
    WidthCase("emoji presentation asked for", "❤\u{FE0F}", 1),
    WidthCase(
      "a keycap", "1\u{FE0F}\u{20E3}", 1),
    WidthCase(
      "a skin tone", "👍🏽", 2, raw: 4,
      because: "Tones are left out: some terminals join them, others show two emoji."),
    WidthCase("a flag", "🇩🇪", 2),
    WidthCase(
      "a flag of letters in tags", "🏴\u{E0067}\u{E0062}\u{E007F}", 5, raw: 2,
      because: "Tag characters are invisible text, so each is shown as �."),
    WidthCase("a family joined by ZWJ", "👩\u{200D}👧", 4),
    WidthCase("a profession joined by ZWJ", "👩\u{200D}🚀", 4),
    WidthCase("a heart joined by ZWJ", "❤\u{FE0F}\u{200D}🔥", 3),
  ]

  private static let scripts = [
    WidthCase("Hangul syllables", "가마", 4),
    WidthCase("Hangul of conjoining letters", "\u{1100}\u{1161}\u{11A8}", 2),
    WidthCase("Hangul compatibility letters", "ㄱㅏ", 4),
    WidthCase(
      "a Hangul filler", "\u{3164}x", 1, raw: 3,
      because: "It is blank text that hides, so it is left out."),
    WidthCase("Devanagari with a virama", "क्ष", 2),
    WidthCase(
      "Devanagari with a vowel sign that takes room", "कि", 2),
    WidthCase("Tamil", "நி", 2),
    WidthCase("Bengali conjunct", "ক্ত", 2),
    WidthCase("Telugu conjunct with a joiner", "క్\u{200D}ష", 2),
    WidthCase("Arabic letters that join", "سلام", 4),
    WidthCase("Tibetan stack", "ཀྱ", 1),
    WidthCase("Khmer with a coeng", "ក្ក", 2),
  ]

  private static let invisible = [
    WidthCase("zero-width space", "a\u{200B}b", 2),
    WidthCase("zero-width non-joiner", "a\u{200C}b", 2),
    WidthCase("zero-width joiner between letters", "a\u{200D}b", 2),
    WidthCase("word joiner", "a\u{2060}b", 2),
    WidthCase("byte-order mark", "\u{FEFF}a", 1),
    WidthCase(
      "soft hyphen", "a\u{AD}b", 2, raw: 3,
      because: "Terminals do not agree whether it shows, so it is left out."),
    WidthCase("no-break space", "a\u{A0}b", 3),
    WidthCase(
      "a direction override", "a\u{202E}b", 3, raw: 2,
      because: "What reorders text is shown as �, so that nothing reads other than it is."),
    // The terminal shows these, too, as it does not know them; here they are �.
    WidthCase("a direction isolate", "a\u{2067}b\u{2069}", 4),
    WidthCase(
      "a right-to-left mark", "a\u{200F}b", 3, raw: 2,
      because: "What reorders text is shown as �, so that nothing reads other than it is."),
    WidthCase(
      "an interlinear annotation", "\u{FFF9}a\u{FFFA}b\u{FFFB}", 5, raw: 2,
      because: "It is invisible text, so each control is shown as �."),
    WidthCase(
      "a tab", "a\tb", 3, raw: 9,
      because: "Outside the editor, which has tab stops, a tab is a blank."),
    WidthCase(
      "an escape sequence", "a\u{1B}[31mb", 7, raw: 2,
      because: "What could control the terminal is shown as �."),
    WidthCase(
      "a C1 control", "a\u{9B}1mb", 5, raw: 3,
      because: "What could control the terminal is shown as �."),
    WidthCase("the replacement character", "\u{FFFD}", 1),
    WidthCase("an unassigned character", "\u{378}", 1),
  ]
}
