internal import CTreeSitter

/// Colours text by what it is in its language.
///
/// One highlighter serves the whole program: it keeps the compiled queries of every language that
/// was asked for. Its calls take from microseconds to seconds, so that a user interface makes them
/// off its loop.
///
///     let spans = highlighter.spans(of: "let x = 1", language: "swift")
///
/// Where there is no grammar there are no spans.
package final class SyntaxHighlighter: Sendable {
  let grammars: @Sendable () -> GrammarLibrary
  private let syntaxes = Locked<[String: Syntax?]>([:])

  /// The longest that parsing one text may take, in seconds.
  static let budget = 2.0
  /// Texts with more bytes are not coloured: their trees take up to forty times their size.
  package static let limit = 8 << 20
  /// A language inside another inside another.
  private static let deepest = 3
  private static let largestInjection = 1 << 18

  /// Makes a highlighter.
  ///
  /// - Parameter grammars: Where grammars are; asked at the first use.
  package init(_ grammars: @autoclosure @escaping @Sendable () -> GrammarLibrary) {
    self.grammars = grammars
  }

  /// Finds what the parts of a whole text are.
  ///
  /// - Parameters:
  ///   - text: Source code, whole or a piece.
  ///   - language: The id, name or alias of a language, or a file's ending: `swift`, `C++`, `py`.
  /// - Returns: Spans in bytes of the text's UTF-8, in order and without overlap.
  package func spans(of text: String, language: String) -> [HighlightSpan] {
    spans(of: Array(text.utf8), language: language)
  }

  /// The spans of a whole text in bytes.
  package func spans(of bytes: [UInt8], language: String) -> [HighlightSpan] {
    guard bytes.count <= SyntaxHighlighter.limit,
      let syntax = syntax(of: SourceLanguage.named(language)?.id ?? language),
      let parser = IncrementalParser(syntax.language),
      let tree = parser.parse(bytes, seconds: SyntaxHighlighter.budget)
    else { return [] }
    return spans(of: syntax, tree, bytes, in: 0..<bytes.count)
  }

  /// The spans of a part of a parsed text.
  func spans(
    of syntax: Syntax, _ tree: EditedTree, _ text: any ParsedText, in range: Range<Int>
  ) -> [HighlightSpan] {
    var captures: [CapturedRange] = []
    collect(
      syntax, tree, text, in: range, depth: 0, shift: 0,
      deadline: now() + UInt64(SyntaxHighlighter.budget * 1_000_000_000), &captures)
    return CapturedRange.flattened(captures)
  }

  /// The grammar and the queries of a language, compiled at the first call.
  func syntax(of id: String) -> Syntax? {
    if let known = syntaxes.withLock({ $0[id] }) { return known }
    // Two that ask at once compile twice, which is better than one waiting for all others.
    let grammars = grammars()
    let syntax = grammars.open(id).map { Syntax(id, $0, query: grammars.query) }
    syntaxes.withLock { $0[id] = .some(syntax) }
    return syntax
  }

  private func collect(
    _ syntax: Syntax, _ tree: EditedTree, _ text: any ParsedText, in range: Range<Int>,
    depth: Int, shift: Int, deadline: UInt64, _ captures: inout [CapturedRange]
  ) {
    if let query = syntax.highlights {
      query.forEachMatch(in: tree.root, range, of: text, deadline: deadline) { found in
        for capture in found.captures {
          let name = query.captureNames[Int(capture.index)]
          guard let look = SyntaxHighlighter.look(name) else { continue }
          let node = (capture.node.start..<capture.node.end).clamped(to: range)
          captures.append(
            CapturedRange(
              range: node.lowerBound + shift..<node.upperBound + shift,
              capture: look == "none" ? nil : look, depth: depth,
              priority: found.pattern.isBare ? -1 : found.number))
        }
      }
    }
    guard depth < SyntaxHighlighter.deepest, let injections = syntax.injections else { return }
    var found: [Injection] = []
    injections.forEachMatch(in: tree.root, range, of: text, deadline: deadline) { match in
      found += Injection.all(of: match, injections.captureNames, text)
    }
    for injection in found where now() < deadline {
      collect(injection, text, in: range, depth, shift, deadline, &captures)
    }
  }

  private func collect(
    _ injection: Injection, _ text: any ParsedText, in range: Range<Int>, _ depth: Int,
    _ shift: Int, _ deadline: UInt64, _ captures: inout [CapturedRange]
  ) {
    let content = injection.content
    guard !content.isEmpty, content.count <= SyntaxHighlighter.largestInjection,
      let syntax = syntax(of: injection.language),
      let parser = IncrementalParser(syntax.language)
    else { return }
    let bytes = text.bytes(of: content)
    guard let tree = parser.parse(bytes, seconds: 0.3) else { return }
    let inner = range.clamped(to: content)
    if injection.language != "markdown_inline" {
      captures.append(
        CapturedRange(
          range: inner.lowerBound + shift..<inner.upperBound + shift, capture: nil,
          depth: depth + 1, priority: -2))
    }
    collect(
      syntax, tree, bytes,
      in: inner.lowerBound - content.lowerBound..<inner.upperBound - content.lowerBound,
      depth: depth + 1, shift: shift + content.lowerBound, deadline: deadline, &captures)
  }

  /// The capture as it is handed out; nil for those that do not concern the look.
  private static func look(_ name: String) -> String? {
    name.hasPrefix("_") || notLooks.contains(name) ? nil : name
  }

  private static let notLooks: Set<String> = ["spell", "nospell", "clean", "conceal"]
}

/// A part of a text that is in another language.
private struct Injection {
  let content: Range<Int>
  let language: String

  static func all(
    of match: SyntaxQuery.Found, _ names: [String], _ text: any ParsedText
  ) -> [Injection] {
    // What has to be put together first is left as it is.
    guard match.pattern.settings["injection.combined"] == nil else { return [] }
    var language = match.pattern.settings["injection.language"]
    var contents: [Range<Int>] = []
    for capture in match.captures {
      let node = capture.node.start..<capture.node.end
      switch names[Int(capture.index)] {
      case "injection.content": contents.append(node)
      case "injection.language" where node.count < 40:
        language = String(decoding: text.bytes(of: node), as: UTF8.self)
      default: break
      }
    }
    guard let language else { return [] }
    let id = SourceLanguage.named(language)?.id ?? language
    return contents.map { Injection(content: $0, language: id) }
  }
}
