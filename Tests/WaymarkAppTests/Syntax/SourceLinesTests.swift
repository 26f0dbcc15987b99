import Testing
import WaymarkApp
import WaymarkCore

@Suite struct SourceLinesTests {
  @Test func `a text without spans is plain, line by line`() {
    #expect(SourceLines("a\nb").lines == [[.init("a")], [.init("b")]])
    #expect(SourceLines("").lines == [[]])
  }

  @Test func `a span over several lines colours each of them`() {
    let spans = [HighlightSpan(0..<3, "keyword"), HighlightSpan(4..<9, "string")]
    #expect(
      SourceLines("let \"a\nb\" c", spans).lines == [
        [.init("let", .keyword), .init(" "), .init("\"a", .string)],
        [.init("b\"", .string), .init(" c")],
      ])
  }
}
