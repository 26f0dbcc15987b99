import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Searches and replacements that go through much text do not hold up the loop.
@Suite struct LargeSearchTests {
  private static let size = Size(rows: 20, columns: 60)

  /// Two megabytes of lines with one that is different at the end.
  private static let text =
    String(repeating: "a line like all the others\n", count: 80_000) + "the needle\n"

  /// An editor with a text that is not in any file.
  private func editor(_ text: String) -> Editor {
    var file = TextFile(new: nil)
    file.buffer.edit([TextEdit(insert: text, at: 0)])
    var editor = Editor()
    _ = editor.receive(
      EditorMessage.opened(
        OpenRequest(argument: "a"), file, nil, FileStyle(), TextSpot(line: 0, column: 0)),
      in: Self.size)
    editor.reveal(in: Self.size)
    return editor
  }

  @Test func `a far match is looked for off the loop and can be given up`() throws {
    var editor = editor(Self.text)
    editor.lastQuery = SearchQuery("needle")
    let effects = editor.perform(Command(EditorAction.findNext), in: Self.size)
    let isFinding = effects.contains { effect in
      guard case .run(let work) = effect else { return false }
      return work.id == EditorTask.Kind.find.work
    }
    #expect(isFinding)
    let running = try #require(editor.running)
    _ = editor.receive(EditorProgress(number: running.number, share: 0.5), in: Self.size)
    #expect(editor.progress?.fraction == 0.5)
    #expect(editor.contexts.first == .running)
    let stopping = editor.perform(Command(RunningAction.stop), in: Self.size)
    #expect(stopping.contains(.cancel(EditorTask.Kind.find.work)))
    #expect(editor.progress == nil)
    // An answer that was on its way already changes nothing.
    let request = try #require(running.request)
    _ = editor.receive(
      EditorMessage.found(request, MatchAnswer(ranges: [100..<106])), in: Self.size)
    #expect(editor.current?.selections.primary == TextSelection(at: 0))
  }

  @Test func `a match nearby is there at once`() {
    var editor = editor("one two\n" + Self.text)
    editor.lastQuery = SearchQuery("two")
    let effects = editor.perform(Command(EditorAction.findNext), in: Self.size)
    #expect(editor.running == nil)
    #expect(!effects.contains { if case .run = $0 { true } else { false } })
    #expect(editor.current?.selections.primary.range == 4..<7)
  }

  @Test func `far matches are gone to, forwards, backwards and around`() async throws {
    let project = try EditedProject(["a.txt": "the needle\n" + Self.text])
    let app = await project.open("a.txt")
    await app.press("ctrl-f")
    await app.type("needle")
    #expect(app.row(1).contains("1:11"))
    #expect(app.row(-2).contains("1 of 2"))
    await app.press("enter")
    #expect(app.row(1).contains("80002:11"))
    await app.press("f3")
    #expect(app.row(1).contains("1:11"))
    #expect(app.screen.contains("Went on at the top."))
    await app.press("shift-f3")
    #expect(app.row(1).contains("80002:11"))
    await app.press("shift-f3")
    #expect(app.row(1).contains("1:11"))
  }

  @Test func `many matches are replaced and brought back in one step`() async throws {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt")
    await app.press("ctrl-r")
    await app.type("others")
    await app.press("tab")
    await app.type("rest")
    await app.press("alt-a")
    #expect(app.screen.contains("Replaced 80,000 matches"))
    #expect(
      app.application.panes.editor.content
        == Self.text.replacing("others", with: "rest"))
    await app.press("esc", "ctrl-z")
    #expect(app.application.panes.editor.content == Self.text)
    await app.press("ctrl-y", "ctrl-s")
    #expect(
      try project.folder.read("a.txt") == Self.text.replacing("others", with: "rest"))
  }

  @Test func `edits made meanwhile are not written over`() throws {
    var editor = editor(Self.text)
    let old = try #require(editor.current)
    let number = editor.begin("Replacing", .rework)
    var copy = old.file
    let map = copy.buffer.edit([TextEdit(0..<1, "A")])
    let work = TextRework(file: copy, maps: [map], words: "Done.")
    _ = editor.type(Key(.character("x")), in: Self.size)
    _ = editor.receive(
      EditorMessage.reworked(old.id, work, from: old.file.buffer.revision, number: number),
      in: Self.size)
    #expect(editor.content?.hasPrefix("xa line") == true)
  }

  @Test func `every match of a large text is selected`() async throws {
    let project = try EditedProject(["a.txt": "the needle\n" + Self.text])
    let app = await project.open("a.txt:1:5")
    await app.press("ctrl-d", "alt-f3")
    await app.type("pin")
    #expect(
      app.application.panes.editor.content
        == ("the needle\n" + Self.text).replacing("needle", with: "pin"))
  }

  @Test func `line endings are changed as one step`() async throws {
    let project = try EditedProject(["a.txt": "a\nb\r\nc"])
    let app = await project.open("a.txt")
    await app.press("alt-q", "l")
    #expect(app.application.panes.editor.content == "a\r\nb\r\nc")
    await app.press("ctrl-z")
    #expect(app.application.panes.editor.content == "a\nb\r\nc")
  }

  @Test func `a large text is trimmed and sorted as one step each`() async throws {
    let lines = (0..<20_000).map { "line \(99_999 - $0) of many lines  \n" }
    let project = try EditedProject(["a.txt": lines.joined()])
    let app = await project.open("a.txt")
    await app.press("alt-q", "t")
    let trimmed = lines.map { $0.replacing("  \n", with: "\n") }
    #expect(app.application.panes.editor.content == trimmed.joined())
    await app.press("alt-q", "s")
    #expect(app.application.panes.editor.content == trimmed.sorted().joined())
    await app.press("ctrl-z", "ctrl-z")
    #expect(app.application.panes.editor.content == lines.joined())
  }

  @Test func `a long text is substituted off the loop in modal editing, too`() async throws {
    let project = try EditedProject(["a.txt": Self.text])
    let app = await project.open("a.txt")
    app.keymapName = "vim"
    await app.give("vim.ex %s/a/b/")
    #expect(app.application.panes.editor.content?.hasPrefix("b line like all") == true)
    #expect(app.screen.contains("Replaced 80,000 matches"))
    #expect(app.row(1).contains("80000:1"))
    await app.type("u")
    #expect(app.application.panes.editor.content == Self.text)
    #expect(app.row(1).contains("1:1"))
  }
}
