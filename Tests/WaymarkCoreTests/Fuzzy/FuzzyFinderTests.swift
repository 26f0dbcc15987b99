import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct FuzzyFinderTests {
  private func find(_ pattern: String, _ texts: [String], limit: Int = 10) throws -> [String] {
    var finder = FuzzyFinder(FuzzyCandidates(texts.map { Array($0.utf8) }))
    return try finder.find(FuzzyQuery(pattern), limit: limit).map { texts[$0] }
  }

  @Test(arguments: [
    // Letters in the name before those of the folders.
    ("main", ["domain/index.swift", "src/main.swift", "m/a/i/n.txt"], "src/main.swift"),
    ("pft", ["ProfileTable.swift", "ProjectFilesTests.swift", "pft"], "pft"),
    ("gl", ["angle.c", "GrammarLibrary.swift", "src/glob/x.c"], "GrammarLibrary.swift"),
    ("readme", ["docs/read/me.md", "README.md"], "README.md"),
    ("fz", ["foo_zip.c", "fuzz.c"], "foo_zip.c"),
    ("test core", ["Tests/CoreTests.swift", "core/x.c", "tests/y.c"], "Tests/CoreTests.swift"),
  ])
  func `what a person means comes first`(
    pattern: String, texts: [String], expected: String
  ) throws {
    #expect(try find(pattern, texts).first == expected)
  }

  @Test func `all letters have to be there in order`() throws {
    #expect(try find("cba", ["abc", "cab", "c-b-a"]) == ["c-b-a"])
    #expect(try find("xyz", ["abc"]) == [])
    #expect(try find("", ["b", "a"]) == ["b", "a"])
    #expect(try find("é", ["cafe", "café"]) == ["café"])
  }

  @Test func `a capital letter finds itself alone`() throws {
    #expect(try find("Read", ["read", "Read", "READ"]) == ["Read", "READ"])
    #expect(try find("Editor+find", ["Editor+Find.swift"]) == ["Editor+Find.swift"])
    #expect(try find("read", ["READ", "Read"]).count == 2)
  }

  @Test func `the letters that matched are told`() {
    let candidates = FuzzyCandidates([Array("src/FuzzyFinder.swift".utf8)])
    #expect(candidates.places(of: FuzzyQuery("ff"), in: 0) == [4, 9])
    #expect(candidates.places(of: FuzzyQuery("find src"), in: 0) == [0, 1, 2, 9, 10, 11, 12])
  }

  @Test func `typing on finds what typing at once finds`() throws {
    var random = SeededGenerator()
    let texts = (0..<3000).map { _ in
      (0..<random.below(30)).map { _ in Array("abcdeABC/_.".utf8)[random.below(11)] }
    }
    let candidates = FuzzyCandidates(texts)
    var finder = FuzzyFinder(candidates)
    for pattern in ["a", "ab", "ab ", "ab c", "ab cd", "ab", "Ab", "Abc", "x", ""] {
      var fresh = FuzzyFinder(candidates)
      let (typed, once) = (
        try finder.find(FuzzyQuery(pattern), limit: 50),
        try fresh.find(FuzzyQuery(pattern), limit: 50)
      )
      #expect(typed == once, "\(pattern) (WAYMARK_SEED=\(random.seed))")
      #expect(finder.matchCount == fresh.matchCount)
    }
  }
}
