import Testing

@testable import WaymarkCore

@Suite struct CommitMessageTests {
  private func kinds(_ text: String) -> [CommitMessage.Remark.Kind] {
    CommitMessage(text).remarks.map(\.kind)
  }

  @Test func `a message by the conventions has no remarks`() {
    #expect(kinds("Add a thing\n\nBecause it was missing.\n").isEmpty)
  }

  @Test func `subjects and bodies that readers mind are remarked on`() {
    #expect(kinds(" \n") == [.noSubject])
    #expect(kinds(String(repeating: "a", count: 51)) == [.longSubject])
    #expect(kinds(String(repeating: "a", count: 73)) == [.veryLongSubject])
    #expect(kinds("Done.") == [.subjectEndsInPeriod])
    #expect(kinds("Wait...").isEmpty)
    #expect(kinds("One\nTwo") == [.noBlankLine])
    #expect(kinds("One\n\n" + String(repeating: "word ", count: 20)) == [.longLine])
  }

  @Test func `lines that cannot be broken may be long`() {
    let long = String(repeating: "x", count: 80)
    for line in [
      "https://example.org/" + long, "    code " + long, "\tcode " + long, "> quoted " + long,
      "Co-authored-by: \(long) <\(long)@example.org>",
    ] { #expect(kinds("One\n\n" + line).isEmpty, "\(line)") }
  }

  @Test func `width is counted in characters`() {
    #expect(kinds(String(repeating: "é", count: 50)).isEmpty)
    #expect(kinds(String(repeating: "👩‍👩‍👧", count: 50)).isEmpty)
  }

  @Test func `trailers go into the last paragraph, once`() {
    let person = Person(name: "Grace", email: "grace@example.org")
    let one = CommitMessage("Subject").addingCoAuthor(person)
    #expect(one.text == "Subject\n\nCo-authored-by: Grace <grace@example.org>\n")
    #expect(one.addingCoAuthor(person) == one)
    let two = one.addingSignOff(person)
    #expect(
      two.text
        == "Subject\n\nCo-authored-by: Grace <grace@example.org>\nSigned-off-by: Grace <grace@example.org>\n"
    )
    #expect(two.trailers.map(\.key) == ["Co-authored-by", "Signed-off-by"])
    let body = CommitMessage("Fix: it\n\nNote: this is\nno trailer at all\n")
    #expect(body.trailers.isEmpty)
    #expect(
      body.adding(.init(key: "Refs", value: "#1")).text
        == "Fix: it\n\nNote: this is\nno trailer at all\n\nRefs: #1\n")
    #expect(CommitMessage("Fix: it").trailers.isEmpty)
  }

  @Test func `wrapping keeps lists, blocks and short lines`() {
    let text = """
      Subject that stays as it is however long it may be, since it is the subject of the message

      A paragraph that goes on and on until it has reached well beyond the last column that fits.
      It ends here.

      - an item of a list that is longer than the seventy-two columns that a line may have
      - a short one
          code that stays as it is, however long it may be, since it is code and not text, honestly
      short
      lines
      """
    let wanted = """
      Subject that stays as it is however long it may be, since it is the subject of the message

      A paragraph that goes on and on until it has reached well beyond the
      last column that fits. It ends here.

      - an item of a list that is longer than the seventy-two columns that a
        line may have
      - a short one
          code that stays as it is, however long it may be, since it is code and not text, honestly
      short
      lines
      """
    #expect(CommitMessage(text).wrapped.text == wanted)
    #expect(CommitMessage(wanted).wrapped.text == wanted)
  }

  @Test func `people are read as git writes them`() {
    #expect(Person("Ada <a@b> 1700000000 +0100") == Person(name: "Ada", email: "a@b"))
    #expect(Person("nobody") == nil)
  }
}
