import Testing
import WaymarkTerminal

@Suite struct FuzzyMatchTests {
  private func score(_ pattern: String, _ text: String) -> Int? {
    FuzzyPattern(pattern).match(text)?.score
  }

  private func marked(_ pattern: String, _ text: String) -> String? {
    FuzzyPattern(pattern).match(text).map { match in
      String(text.enumerated().map { match.positions.contains($0.offset) ? $0.element : "." })
    }
  }

  @Test(arguments: [
    ("ana", "analyse fully", "banana bread"), ("af", "analyse fully", "draft"),
    ("nt", "next tab", "notice list"), ("quit", "quit", "quiet it"), ("G", "Git", "dialog Go"),
    ("sr", "src", "user"), ("pb", "progressBar", "probe"), ("f1", "file 1", "fn21"),
    ("sel", "selection", "some element"),
  ])
  func `the better match has more points`(pattern: String, better: String, worse: String) throws {
    let (high, low) = (try #require(score(pattern, better)), score(pattern, worse) ?? .min)
    #expect(high > low, "\(better) \(high), \(worse) \(low)")
  }

  @Test func `letters match in order, whatever stands between them`() {
    #expect(marked("dafu", "dashboard: analyse fully") == "da.................fu...")
    #expect(marked("tab", "next tab") == ".....tab")
    #expect(score("tabx", "next tab") == nil)
    #expect(score("ba", "ab") == nil)
  }

  @Test func `every word has to match, in any order`() {
    #expect(marked("tab next", "next tab") == "next.tab")
    #expect(score("tab foo", "next tab") == nil)
  }

  @Test func `a capital letter asks for one`() {
    #expect(score("G", "git") == nil)
    #expect(score("g", "Git") != nil)
    #expect(score("É", "été") == nil)
    #expect(score("é", "Été") != nil)
  }

  @Test func `nothing matches everything`() {
    #expect(score("", "anything") == 0)
    #expect(score("  ", "") == 0)
    #expect(score("a", "") == nil)
  }

  @Test func `the best places are marked, not the first`() {
    #expect(marked("st", "list stack") == ".....st...")
    #expect(marked("fb", "fooBar") == "f..B..")
  }

  @Test func `a long text is looked at only at its start`() {
    let text = String(repeating: "x", count: 100_000) + "abc"
    #expect(score("abc", text) == nil)
    #expect(score(String(repeating: "x", count: 1000), text) != nil)
  }
}
