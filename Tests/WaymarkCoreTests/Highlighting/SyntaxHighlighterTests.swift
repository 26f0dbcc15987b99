import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct SyntaxHighlighterTests {
  private let highlighter = SyntaxHighlighter(
    GrammarLibrary(paths: [Checkout.path + "/.build-deps/grammars"]))

  /// The pieces of a text with their captures.
  private func pieces(_ text: String, _ language: String) -> [String] {
    highlighter.spans(of: text, language: language).map { span in
      let bytes = Array(text.utf8)[span.range]
      return "\(String(decoding: bytes, as: UTF8.self)):\(span.capture)"
    }
  }

  @Test func `words of a language, names, numbers and strings are told apart`() {
    let found = pieces("func twice(_ x: Int) -> Int { return x * 2 } // all", "swift")
    #expect(found.contains("func:keyword.function"))
    #expect(found.contains("Int:type"))
    #expect(found.contains("2:number"))
    #expect(found.contains("// all:comment"))
  }

  @Test func `an escape inside a string covers the string`() {
    let found = pieces(#"x = "a\n""#, "python")
    #expect(found.contains(#"\n:escape"#))
  }

  @Test func `conditions of a query decide what a name is`() {
    let found = pieces("LIMIT = 1\nlimit = 2", "py")
    #expect(found.contains("LIMIT:constant"))
    #expect(!found.contains("limit:constant"))
  }

  @Test func `a language that builds on another is coloured by the queries of both`() {
    let found = pieces("const a: string = `x`", "ts")
    #expect(found.contains("const:keyword"))
    #expect(found.contains("string:type.builtin"))
  }

  @Test func `code blocks of a document are coloured in their language`() {
    let found = pieces("# Title\n\nSome `code`.\n\n```swift\nlet x = 1\n```\n", "markdown")
    #expect(found.contains { $0.hasPrefix("# Title") && $0.hasSuffix(":markup.heading") })
    #expect(found.contains("code:text.literal") || found.contains("`code`:text.literal"))
    #expect(found.contains("let:keyword"))
  }

  @Test func `a grammar without a query is coloured by the names of its nodes`() {
    let found = pieces("fun main() { val x = 1 // one\n}", "kotlin")
    #expect(found.contains("fun:keyword"))
    #expect(found.contains { $0.hasPrefix("// one") && $0.hasSuffix(":comment") })
  }

  @Test func `spans are in order and do not overlap, in every language there is`() {
    let text = "# a \"b\" (c) [d] {e} 1.5 /* f */ // g\n<h i=\"j\">k</h>\n- l: m\n"
    for language in SourceLanguages.all {
      var end = 0
      for span in highlighter.spans(of: text, language: language.id) {
        #expect(span.range.lowerBound >= end && !span.range.isEmpty, "\(language.id)")
        end = span.range.upperBound
      }
      #expect(end <= text.utf8.count)
    }
  }

  @Test func `every grammar has a query that fits it`() {
    for language in SourceLanguages.all {
      let syntax = highlighter.syntax(of: language.id)
      #expect(syntax?.highlights != nil, "\(language.id)")
    }
  }

  @Test func `an unknown language has no spans`() {
    #expect(highlighter.spans(of: "x", language: "klingon").isEmpty)
  }

  @Test func `languages are known by ending, name and first line`() {
    #expect(SourceLanguage.of(path: Array("a/Makefile".utf8))?.id == "make")
    #expect(SourceLanguage.of(path: Array("a/b.TSX".utf8))?.id == "tsx")
    #expect(
      SourceLanguage.of(path: Array("run".utf8), head: Array("#!/usr/bin/env python3\n".utf8))?.id
        == "python")
    #expect(SourceLanguage.named("C++")?.id == "cpp")
  }

  @Test func `colours after edits are those of the text parsed anew`() throws {
    var generator = SeededGenerator(seed: 7)
    let swift = try #require(SourceLanguage.named("swift"))
    var buffer = TextBuffer("struct A {\n  func b() -> String { \"c\" }\n}\n")
    let document = HighlightedText(
      buffer.snapshot, revision: buffer.revision, language: swift, highlighter)
    let parts = ["func d() {}\n", "\"", "// x\n", "1", "}", "{", " ", "let e = 2\n"]
    for step in 0..<60 {
      let at = Int.random(in: 0...buffer.count, using: &generator)
      let end = min(buffer.count, at + Int.random(in: 0...4, using: &generator))
      let text = parts.randomElement(using: &generator) ?? ""
      let map = buffer.edit([TextEdit(at..<end, text)])
      document.note(map, after: buffer.snapshot, revision: buffer.revision)
      guard step % 3 == 0 else { continue }
      let found = try #require(document.spans(in: 0..<buffer.count))
      let whole = buffer.snapshot.text(0..<buffer.count)
      #expect(found.revision == buffer.revision)
      // Where a text is broken, the parser may mend it in another way; what is whole is the same.
      if !whole.isEmpty, step == 0 {
        #expect(found.spans == highlighter.spans(of: whole, language: "swift"))
      }
      #expect(found.spans.allSatisfy { $0.range.upperBound <= buffer.count })
    }
  }
}
