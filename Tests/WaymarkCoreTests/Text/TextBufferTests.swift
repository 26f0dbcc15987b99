import Testing

@testable import WaymarkCore

@Suite struct TextBufferTests {
  private func text(_ buffer: TextBuffer) -> String { buffer.snapshot.text(0..<buffer.count) }

  private func type(_ text: String, into buffer: inout TextBuffer, at offset: Int) {
    for (index, character) in text.enumerated() {
      buffer.edit([TextEdit(insert: String(character), at: offset + index)], kind: .typing)
    }
  }

  @Test func `typing is undone by words of a group, line by line`() {
    var buffer = TextBuffer("")
    type("one\ntwo", into: &buffer, at: 0)
    _ = buffer.undo()
    #expect(text(buffer) == "one")
    _ = buffer.undo()
    #expect(text(buffer) == "")
    #expect(!buffer.history.canUndo)
    while buffer.redo() != nil {}
    #expect(text(buffer) == "one\ntwo")
  }

  @Test func `moving the cursor ends a group`() {
    var buffer = TextBuffer("")
    type("ab", into: &buffer, at: 0)
    buffer.endGroup()
    type("cd", into: &buffer, at: 2)
    _ = buffer.undo()
    #expect(text(buffer) == "ab")
  }

  @Test func `deleting backwards is undone at once`() {
    var buffer = TextBuffer("abcdef")
    for end in [6, 5, 4] {
      buffer.edit([TextEdit(delete: end - 1..<end)], kind: .deleting)
    }
    #expect(text(buffer) == "abc")
    _ = buffer.undo()
    #expect(text(buffer) == "abcdef")
  }

  @Test func `edits that are grouped are one step`() {
    var buffer = TextBuffer("a")
    buffer.openGroup()
    buffer.edit([TextEdit(insert: "x", at: 0)])
    buffer.edit([TextEdit(insert: "y", at: 2)])
    buffer.closeGroup()
    #expect(text(buffer) == "xay")
    _ = buffer.undo()
    #expect(text(buffer) == "a")
    #expect(!buffer.history.canUndo)
  }

  @Test func `an undone branch is never lost`() throws {
    var buffer = TextBuffer("")
    buffer.edit([TextEdit(insert: "first", at: 0)])
    let first = buffer.history.current
    _ = buffer.undo()
    buffer.edit([TextEdit(insert: "second", at: 0)])
    #expect(buffer.history.branches(of: 0).count == 2)
    _ = buffer.go(to: first)
    #expect(text(buffer) == "first")
    // Redoing follows the branch that was gone to last.
    _ = buffer.undo()
    _ = buffer.redo()
    #expect(text(buffer) == "first")
  }

  @Test func `undo and redo bring the cursors back`() throws {
    var buffer = TextBuffer("abc")
    let cursors = SelectionSet([TextSelection(anchor: 0, head: 1), TextSelection(at: 3)])
    buffer.edit(
      [TextEdit(0..<1, "xyz"), TextEdit(insert: "!", at: 3)], selections: cursors)
    let (undone, redone) = (buffer.undo(), buffer.redo())
    #expect(undone?.selections == cursors)
    #expect(redone?.selections.all.map(\.head) == [3, 6])
  }

  @Test func `a saved text is modified by edits and not after undoing them`() {
    var buffer = TextBuffer("a")
    #expect(!buffer.isModified)
    type("b", into: &buffer, at: 1)
    #expect(buffer.isModified)
    buffer.markSaved()
    type("c", into: &buffer, at: 2)
    #expect(buffer.isModified)
    _ = buffer.undo()
    #expect(text(buffer) == "ab")
    #expect(!buffer.isModified)
  }

  @Test func `overlapping edits and those outside are left out`() {
    var buffer = TextBuffer("0123456789")
    buffer.edit([TextEdit(4..<8, "b"), TextEdit(2..<5, "a"), TextEdit(9..<99, "c")])
    #expect(text(buffer) == "01a5678c")
  }

  @Test func `a copy goes its own way`() {
    var buffer = TextBuffer("same")
    type(" one", into: &buffer, at: 4)
    var copy = buffer
    type("!", into: &buffer, at: 8)
    type("?", into: &copy, at: 8)
    let snapshot = buffer.snapshot
    type("?", into: &buffer, at: 9)
    #expect(text(buffer) == "same one!?")
    #expect(text(copy) == "same one?")
    #expect(snapshot.text(0..<snapshot.count) == "same one!")
  }

  @Test func `selections that touch by an edit become one`() {
    var buffer = TextBuffer("ab cd")
    let map = buffer.edit([TextEdit(delete: 2..<3)])
    let set = SelectionSet([TextSelection(at: 2), TextSelection(at: 3)], primaryIndex: 1)
    #expect(set.mapped(map).all == [TextSelection(at: 2)])
    #expect(set.mapped(map).primaryIndex == 0)
    let overlapping = SelectionSet([
      TextSelection(anchor: 6, head: 2), TextSelection(anchor: 4, head: 8), TextSelection(at: 8),
    ])
    #expect(overlapping.all == [TextSelection(anchor: 8, head: 2)])
  }

  @Test func `lines without a final line feed, with CRLF and empty ones`() {
    let text = TextBuffer("one\r\n\ntwo").snapshot
    #expect(text.lineCount == 3)
    #expect(text.range(ofLine: 0) == 0..<3)
    #expect(text.range(ofLine: 1) == 5..<5)
    #expect(text.range(ofLine: 2) == 6..<9)
    #expect(text.range(ofLine: 3) == nil)
    #expect(text.line(at: 9) == 2)
    #expect(TextBuffer("").snapshot.lineCount == 1)
  }

  @Test func `a hundred thousand replacements are one step`() throws {
    var buffer = TextBuffer(String(repeating: "word word ", count: 50_000))
    let search = try TextSearch(SearchQuery("word"))
    let template = try ReplacementTemplate("thing", for: search)
    let edits = try search.edits(replacingIn: buffer.snapshot, with: template)
    #expect(edits.count == 100_000)
    buffer.edit(edits)
    #expect(buffer.count == 600_000)
    #expect(buffer.snapshot.text(599_988..<600_000) == "thing thing ")
    #expect(buffer.snapshot.tree.defect(buffer.snapshot.storage) == nil)
    _ = buffer.undo()
    #expect(buffer.count == 500_000)
    #expect(!buffer.history.canUndo)
  }
}
