import Testing

@testable import WaymarkCore

/// Edits of lines, words and brackets, by small examples.
@Suite struct LineEditsTests {
  private func text(_ string: String) -> TextSnapshot { TextBuffer(string).snapshot }

  private func applied(_ edits: [TextEdit], to string: String) -> String {
    var buffer = TextBuffer(string)
    buffer.edit(edits)
    return buffer.snapshot.text(0..<buffer.count)
  }

  @Test func `lines go in and out by a step, blank ones stay`() {
    let string = "a\n\n  b\n"
    let edits = LineEdits(text(string))
    let two = Indentation(width: 2)
    #expect(applied(edits.indented([0..<7], two), to: string) == "  a\n\n    b\n")
    #expect(applied(edits.outdented([0..<7], two), to: string) == "a\n\nb\n")
  }

  @Test func `lines become comments in one column and no longer`() throws {
    let swift = try #require(SourceLanguage.named("swift"))
    let string = "  a\n    b\n"
    let commented = applied(
      LineEdits(text(string)).commentToggled([0..<9], swift), to: string)
    #expect(commented == "  // a\n  //   b\n")
    let back = applied(
      LineEdits(text(commented)).commentToggled([0..<commented.utf8.count - 1], swift),
      to: commented)
    #expect(back == string)
  }

  @Test func `a language with block comments encloses each line`() throws {
    let html = try #require(SourceLanguage.named("html"))
    let string = "<p>\n"
    let commented = applied(LineEdits(text(string)).commentToggled([0..<3], html), to: string)
    #expect(commented == "<!-- <p> -->\n")
    #expect(
      applied(LineEdits(text(commented)).commentToggled([0..<3], html), to: commented) == string)
  }

  @Test func `lines move past each other, also at the end without a line ending`() {
    let string = "a\nb\nc"
    let edits = LineEdits(text(string))
    #expect(edits.moved(2..<2, down: true).map { applied($0.edits, to: string) } == "a\nc\nb")
    #expect(edits.moved(4..<4, down: false).map { applied($0.edits, to: string) } == "a\nc\nb")
    #expect(edits.moved(0..<0, down: false) == nil)
    #expect(edits.moved(4..<4, down: true) == nil)
  }

  @Test func `lines are joined, sorted, doubled, deleted and trimmed`() {
    #expect(applied(LineEdits(text("a \n  b\nc")).joined(0..<0), to: "a \n  b\nc") == "a b\nc")
    #expect(applied(LineEdits(text("b\na\n")).sorted(0..<3), to: "b\na\n") == "a\nb\n")
    #expect(applied(LineEdits(text("a")).duplicated(0..<0), to: "a") == "a\na")
    #expect(applied(LineEdits(text("a\nb")).deleted(2..<2), to: "a\nb") == "a")
    #expect(applied(LineEdits(text("a\nb\n")).deleted(0..<0), to: "a\nb\n") == "b\n")
    #expect(applied(LineEdits(text("a \n\tb\t")).trimmed(), to: "a \n\tb\t") == "a\n\tb")
  }

  @Test func `words are gone over as people read them`() {
    let words = text("let x_1 = foo(bar)  // end")
    #expect(words.nextWordStart(after: 0) == 4)
    #expect(words.wordEnd(after: 0) == 3)
    #expect(words.wordStart(before: 7) == 4)
    #expect(words.word(at: 5) == 4..<7)
    #expect(words.nextWordStart(after: 10, isLarge: true) == 20)
  }

  @Test func `brackets find each other`() {
    let brackets = text("f(a[1], {b})")
    #expect(brackets.matchingBracket(at: 1) == 11)
    #expect(brackets.matchingBracket(at: 11) == 1)
    #expect(brackets.enclosingBrackets(at: 9) == 8..<11)
    #expect(brackets.matchingBracket(at: 0) == nil)
  }

  @Test func `lines that differ are found with what they took the place of`() {
    let difference = LineDifference(
      from: Array("a\nb\nc\nd\n".utf8), to: Array("a\nB\nc\nx\nd\n".utf8))
    #expect(
      difference.changes == [.init(old: 1..<2, new: 1..<2), .init(old: 3..<3, new: 3..<4)])
    #expect(LineDifference(from: Array("a".utf8), to: Array("a".utf8)).changes.isEmpty)
  }

  @Test(arguments: [
    ("*.py", "a/b.py", true), ("*.py", "a/b.pyc", false), ("Makefile", "x/Makefile", true),
    ("lib/**.js", "lib/a/b.js", true), ("lib/*.js", "lib/a/b.js", false),
    ("*.{c,h}", "x.h", true), ("[!a]*", "b", true),
  ])
  func `patterns of editorconfig match paths`(pattern: String, path: String, matches: Bool) {
    #expect(FileStyle.Section(pattern: pattern).applies(to: Array(path.utf8)) == matches)
  }

  @Test func `the width of an indent is found in the text`() {
    #expect(Indentation.detected(in: text("a\n  b\n    c\n  d\n    e\n"))?.width == 2)
    #expect(Indentation.detected(in: text("a {\n\tb\n\tc\n\td\n\te\n}\n"))?.usesTabs == true)
    #expect(Indentation.detected(in: text("a\nb\n")) == nil)
  }
}
