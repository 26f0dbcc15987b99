import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Differences that are found without git read as git's own.
@Suite struct TextDifferenceTests {
  @Test(arguments: [
    ("a\nb\nc\n", "a\nB\nc\n"), ("", "new\n"), ("old\n", ""), ("a\n", "a"), ("a", "a\nb\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n",
      "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"
    ),
    ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\n2\nx\n3\n4\n5\n6\n7\n8\n9\n10\n12\n"),
  ])
  func `hunks and lines are those of git`(old: String, new: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("old", old)
    try folder.write("new", new)
    let outcome = try Command.run(
      "git", ["diff", "--no-index", "--no-color", "old", "new"], in: folder.path)
    var parser = DiffParser()
    let files = parser.feed(Array(outcome.output.utf8))
    let last = parser.finish()
    let theirs = try #require(files.first ?? last)
    let own = FileDiff("a", from: Array(old.utf8), to: Array(new.utf8))
    #expect(own.hunks.count == theirs.hunks.count)
    for (mine, git) in zip(own.hunks, theirs.hunks) {
      #expect(
        [mine.oldStart, mine.oldCount, mine.newStart, mine.newCount]
          == [git.oldStart, git.oldCount, git.newStart, git.newCount])
      #expect(mine.lines.map { own.text(of: $0) } == git.lines.map { theirs.text(of: $0) })
      #expect(mine.lines.map(\.kind) == git.lines.map(\.kind))
      #expect(mine.lines.map(\.old) == git.lines.map(\.old))
      #expect(mine.lines.map(\.new) == git.lines.map(\.new))
      #expect(mine.lines.map(\.lacksNewline) == git.lines.map(\.lacksNewline))
    }
  }

  @Test func `equal texts have no hunks`() {
    #expect(FileDiff("a", from: Array("a\n".utf8), to: Array("a\n".utf8)).hunks.isEmpty)
  }
}
