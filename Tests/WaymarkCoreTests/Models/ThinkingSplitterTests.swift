import Testing

@testable import WaymarkCore

@Suite struct ThinkingSplitterTests {
  /// Thoughts and text of a reply that came in pieces.
  private func divided(_ pieces: [String]) -> [String] {
    var splitter = ThinkingSplitter()
    var thinking = ""
    var text = ""
    let divided = pieces.flatMap { splitter.split($0) }
    for piece in divided + [splitter.finish()].compactMap({ $0 }) {
      if case .thinking(let part) = piece { thinking += part }
      if case .text(let part) = piece { text += part }
    }
    return [thinking, text]
  }

  @Test func `thoughts at the beginning are taken out, however they are cut`() {
    let reply = "\n<think>\nA < b, </thin of it.\n</think>\n\nThe answer <think> stays."
    for cut in 0...reply.count {
      let pieces = [String(reply.prefix(cut)), String(reply.dropFirst(cut))]
      let found = divided(pieces)
      #expect(found[0] == "\nA < b, </thin of it.\n")
      #expect(found[1] == "The answer <think> stays.")
    }
    #expect(divided(reply.map { String($0) })[0] == "\nA < b, </thin of it.\n")
  }

  @Test func `text without thoughts is given at once and whole`() {
    var splitter = ThinkingSplitter()
    #expect(splitter.split("Hello") == [.text("Hello")])
    #expect(splitter.split(" <think>x</think>") == [.text(" <think>x</think>")])
    #expect(divided(["<thi", "s is text"]) == ["", "<this is text"])
    #expect(divided(["<thi"]) == ["", "<thi"])
    #expect(divided(["<think>unfinished </thi"]) == ["unfinished </thi", ""])
    #expect(divided(["  ", "x"]) == ["", "  x"])
  }
}
