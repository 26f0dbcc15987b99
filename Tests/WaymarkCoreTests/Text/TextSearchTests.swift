import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct TextSearchTests {
  private func matches(
    _ query: SearchQuery, in text: String, _ range: Range<Int>? = nil
  ) throws -> [String] {
    let snapshot = TextBuffer(text).snapshot
    return try TextSearch(query).ranges(in: snapshot, range).map { snapshot.text($0) }
  }

  @Test func `text is found as it is, in any case and as a word`() throws {
    let text = "Cat cat concat, cat_ CAT"
    #expect(try matches(SearchQuery("cat"), in: text) == ["cat", "cat", "cat"])
    #expect(
      try matches(SearchQuery("cAt", isCaseSensitive: false), in: text)
        == ["Cat", "cat", "cat", "cat", "CAT"])
    #expect(try matches(SearchQuery("cat", isWholeWord: true), in: text) == ["cat"])
    #expect(
      try matches(SearchQuery("ÄÖ\\E.", isCaseSensitive: false), in: "äö\\e. ÄÖ\\E.").count == 2)
    #expect(try matches(SearchQuery("aa"), in: "aaaaa") == ["aa", "aa"])
    #expect(try matches(SearchQuery("aa"), in: "aaaaa", 1..<4) == ["aa"])
  }

  @Test func `regular expressions match at lines, across lines and with groups`() throws {
    let text = "one = 1\ntwo = 22\r\nthree\n"
    #expect(try matches(SearchQuery("^\\w+", isRegex: true), in: text) == ["one", "two", "three"])
    #expect(try matches(SearchQuery("\\d+$", isRegex: true), in: "a 1\nb 22") == ["1", "22"])
    #expect(try matches(SearchQuery("1\\n\\w", isRegex: true), in: text) == ["1\nt"])
    #expect(try matches(SearchQuery("x*", isRegex: true), in: "axx") == ["", "xx", ""])
    #expect(
      try matches(SearchQuery("(?<=a)b", isRegex: true), in: "ab cb", 1..<5) == ["b"])
    let snapshot = TextBuffer(text).snapshot
    let match = try TextSearch(SearchQuery("(\\w+) = (\\d+)|(t)", isRegex: true))
      .first(in: snapshot, from: 3)
    #expect(match?.groups == [8..<11, 14..<16, nil])
  }

  @Test func `a mistake in an expression is named with its place`() {
    let error = #expect(throws: WaymarkError.self) {
      try TextSearch(SearchQuery("a(b", isRegex: true))
    }
    #expect(error?.code == .invalidPattern)
    #expect(error?.message.contains("after character 3") == true)
  }

  @Test func `an expression that takes too long is stopped`() {
    let text = String(repeating: "a", count: 60) + "!"
    let error = #expect(throws: WaymarkError.self) {
      try matches(SearchQuery("(a+)+$", isRegex: true), in: text)
    }
    #expect(error?.code == .patternTooCostly)
  }

  @Test func `backwards the nearest match comes first`() throws {
    let text = TextBuffer(String(repeating: "line\n", count: 10_000) + "word").snapshot
    let search = try TextSearch(SearchQuery("line"))
    #expect(try search.last(in: text, before: 23)?.range == 15..<19)
    #expect(try search.last(in: text, before: text.count)?.range == 49_995..<49_999)
    #expect(try search.last(in: text, before: 3) == nil)
    let all = try TextSearch(SearchQuery("\\Aline", isRegex: true))
    #expect(try all.last(in: text, before: text.count)?.range == 0..<4)
  }

  @Test func `replacements put in groups, line endings and dollar signs`() throws {
    let cases = [
      ("$2 is $1", "1 is one"), ("${value}$$\\t$&", "1$\tone=1"), ("\\n", "\r\n"), ("$12", "one2"),
      ("a\\\\$", "a\\$"),
    ]
    for (template, expected) in cases {
      var buffer = TextBuffer("one=1")
      let search = try TextSearch(SearchQuery("(\\w+)=(?<value>\\d)", isRegex: true))
      let replacement = try ReplacementTemplate(
        template, for: search, lineEnding: .carriageReturnLineFeed)
      buffer.edit(try search.edits(replacingIn: buffer.snapshot, with: replacement))
      #expect(buffer.snapshot.text(0..<buffer.count) == expected)
    }
    let search = try TextSearch(SearchQuery("x", isRegex: true))
    #expect(throws: WaymarkError.self) { try ReplacementTemplate("$3", for: search) }
    let plain = try TextSearch(SearchQuery("x"))
    let text = TextBuffer("x").snapshot
    #expect(
      try plain.edits(replacingIn: text, with: ReplacementTemplate("$1\\n", for: plain))
        == [TextEdit(0..<1, "$1\\n")])
  }

  @Test func `matches across pieces are those of a whole text`() throws {
    var random = SeededGenerator()
    var buffer = TextBuffer("")
    for _ in 0..<2000 {
      let word = ["ab", "b", "aab", "\n", "é", "xyz"][random.below(6)]
      buffer.edit([TextEdit(insert: word, at: random.below(buffer.count + 1))])
    }
    // Some text that is larger than a window.
    buffer.edit([TextEdit(insert: String(repeating: "ab\n", count: 40_000), at: 500)])
    let whole = TextBuffer(
      OriginalText(buffer.snapshot.bytes(0..<buffer.count)), format: TextFormat())
    let queries = [
      SearchQuery("ab"), SearchQuery("b\na"), SearchQuery("AB", isCaseSensitive: false),
      SearchQuery("a+b", isRegex: true), SearchQuery("b\\na", isRegex: true),
      SearchQuery("^\\w+$", isRegex: true), SearchQuery("b[^x]*x", isRegex: true),
      SearchQuery("\\bab", isRegex: true), SearchQuery("(?<=b\\n)ab", isRegex: true),
    ]
    for query in queries {
      let search = try TextSearch(query)
      let one = try search.ranges(in: buffer.snapshot)
      let other = try search.ranges(in: whole.snapshot)
      #expect(one == other, "\(query.pattern) (WAYMARK_SEED=\(random.seed))")
    }
  }

  @Test func `a match that is longer than any window is found`() throws {
    var buffer = TextBuffer("begin end")
    let middle = String(repeating: "- \n", count: 100_000)
    buffer.edit([TextEdit(insert: middle, at: 6)])
    let search = try TextSearch(SearchQuery("begin [^b]*end", isRegex: true))
    #expect(try search.ranges(in: buffer.snapshot) == [0..<buffer.count])
  }

  @Test func `a search that is cancelled ends`() async throws {
    let text = TextBuffer(String(repeating: "ab ", count: 300_000)).snapshot
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try TextSearch(SearchQuery("nothing")).count(in: text)
    }
    let result = await task.result
    #expect(throws: CancellationError.self) { try result.get() }
  }

  @Test(arguments: [false, true])
  func `a search tells how far it is`(isRegex: Bool) throws {
    let text = String(repeating: "nothing here\n", count: 100_000)
    let snapshot = TextBuffer(text).snapshot
    let offsets = Locked<[Int]>([])
    var search = try TextSearch(SearchQuery("needle", isRegex: isRegex))
    search.progress = { offset in offsets.withLock { $0.append(offset) } }
    #expect(try search.first(in: snapshot, from: 0) == nil)
    let told = offsets.withLock { $0 }
    #expect(told.last == snapshot.count)
    #expect(told == told.sorted())
  }
}
