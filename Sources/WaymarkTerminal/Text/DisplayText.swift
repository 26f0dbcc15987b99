internal import Synchronization

/// Widths, cutting and wrapping of text by screen columns.
///
/// Everything goes through ``glyphs(of:)``, so a measured width is the width that is drawn.
package enum DisplayText {
  /// Tells whether the terminal gives characters of ambiguous width two columns.
  package static func setAmbiguousWidth(isWide: Bool) {
    AmbiguousRanges.areWide.store(isWide, ordering: .relaxed)
  }

  /// Stands for what was cut off; one column wide.
  static var ellipsis: String { AmbiguousRanges.areWide.load(ordering: .relaxed) ? "~" : "…" }

  /// The columns that a text takes.
  package static func width(_ text: String) -> Int {
    isPrintable(text) ? text.utf8.count : width(glyphs(of: text))
  }

  /// Whether a text is what it looks like: printable ASCII, a column for each byte.
  private static func isPrintable(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  static func width(_ glyphs: [Glyph]) -> Int { glyphs.reduce(0) { $0 + $1.width } }

  /// A text without anything that could disturb a terminal.
  package static func clean(_ text: String) -> String {
    isPrintable(text) ? text : String(glyphs(of: text).map(\.character))
  }

  /// A text of at most `width` columns; what is cut off is shown by `…`.
  package static func truncated(_ text: String, to width: Int) -> String {
    if text.utf8.count <= width, isPrintable(text) { return text }
    return String(truncated(glyphs(of: text), to: width).map(\.character))
  }

  /// The glyphs that fit into `width` columns, with `…` for those that are cut off.
  static func truncated(_ all: [Glyph], to width: Int) -> [Glyph] {
    guard self.width(all) > width else { return all }
    guard width > 0 else { return [] }
    var used = 0
    let kept = all.prefix {
      used += $0.width
      return used <= width - 1
    }
    return kept + glyphs(of: ellipsis)
  }

  /// A text of at most `width` columns that keeps its end, for paths.
  package static func truncatedHead(_ text: String, to width: Int) -> String {
    let all = glyphs(of: text)
    guard self.width(all) > width else { return String(all.map(\.character)) }
    guard width > 0 else { return "" }
    var used = 0
    var kept: [Character] = []
    for glyph in all.reversed() {
      guard used + glyph.width <= width - 1 else { break }
      used += glyph.width
      kept.append(glyph.character)
    }
    return ellipsis + String(kept.reversed())
  }

  /// A text of exactly `width` columns, cut or filled with spaces at the end.
  package static func padded(_ text: String, to width: Int) -> String {
    let cut = truncated(text, to: width)
    return cut + String(repeating: " ", count: max(0, width - self.width(cut)))
  }

  /// A text of exactly `width` columns, cut or filled with spaces at the start.
  package static func leftPadded(_ text: String, to width: Int) -> String {
    let cut = truncated(text, to: width)
    return String(repeating: " ", count: max(0, width - self.width(cut))) + cut
  }

  /// Lines of at most `width` columns, broken at spaces where there are any.
  package static func wrapped(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrappedParagraph(String($0), to: width)
    }
  }

  private static func wrappedParagraph(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in glyphs(of: text).split(separator: .space).map(Array.init) {
      let wordWidth = self.width(word)
      if used > 0, used + 1 + wordWidth > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      for glyph in word {
        if used + glyph.width > width, used > 0 {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(glyph.character)
        used += glyph.width
      }
    }
    lines.append(line)
    return lines
  }
}
