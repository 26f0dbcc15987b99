import Testing
import WaymarkCore

@Suite struct AttachmentReferenceTests {
  private func mentions(_ text: String) -> [String] {
    AttachmentReference.mentions(in: text) { ["a.txt", "my notes.txt", "c d/e.txt"].contains($0) }
  }

  @Test func `words that name something are mentioned`() {
    #expect(mentions("Read @a.txt, then (@plan) and @nothing.") == ["a.txt", "plan"])
    #expect(mentions("mail a@a.txt @a.txt:2-4") == ["a.txt:2-4"])
  }

  @Test func `paths with blanks stand in quotes`() {
    #expect(
      mentions("@\"my notes.txt\" and @\"c d/e.txt\":3, please") == ["my notes.txt", "c d/e.txt:3"])
    #expect(mentions("(@\"my notes.txt\")") == ["my notes.txt"])
    #expect(mentions("\"@a.txt\" is a file") == ["a.txt"])
    #expect(mentions("@\"my notes.txt is not closed @a.txt") == ["a.txt"])
    #expect(mentions("@\"\" @").isEmpty)
  }
}
