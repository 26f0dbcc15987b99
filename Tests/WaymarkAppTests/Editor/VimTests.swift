import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Modal editing: keys in, text out.
@Suite struct VimTests {
  private static let size = Size(rows: 20, columns: 60)

  /// An editor with a text.
  private func editor(_ text: String) -> Editor {
    var file = TextFile(new: nil)
    file.buffer.edit([TextEdit(insert: text, at: 0)])
    var editor = Editor()
    editor.setModal(true)
    _ = editor.receive(
      EditorMessage.opened(
        OpenRequest(argument: "a"), file, nil, FileStyle(), TextSpot(line: 0, column: 0)),
      in: Self.size)
    editor.reveal(in: Self.size)
    return editor
  }

  /// Presses keys: characters, and `<esc>`, `<cr>`, `<bs>`.
  private func press(_ keys: String, in editor: inout Editor) {
    var rest = keys[...]
    while let first = rest.first {
      if first == ":", editor.vim?.mode != .insert, let end = rest.firstRange(of: "<cr>") {
        let command = String(rest[..<end.lowerBound].dropFirst())
        take(editor.perform(Command(VimAction.ex, command), in: Self.size), in: &editor)
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<esc>") {
        _ = editor.perform(Command(VimAction.escape), in: Self.size)
        rest = rest.dropFirst(5)
      } else if rest.hasPrefix("<cr>") {
        _ = editor.perform(Command(EditorAction.newLine), in: Self.size)
        rest = rest.dropFirst(4)
      } else if rest.hasPrefix("<bs>") {
        _ = editor.perform(Command(EditorAction.deleteBackward), in: Self.size)
        rest = rest.dropFirst(4)
      } else {
        take(editor.type(Key(.character(first)), in: Self.size), in: &editor)
        rest = rest.dropFirst()
      }
    }
  }

  /// Gives the commands that the editor asks for, as the application would.
  private func take(_ effects: [Effect], in editor: inout Editor) {
    for case .give(let command, _) in effects where command.argument != nil {
      _ = editor.perform(command, in: Self.size)
    }
  }

  @Test(arguments: [
    ("one two three\n", "wdw", "one three\n"),
    ("one two three\n", "wcwTWO<esc>", "one TWO three\n"),
    ("one two three four\n", "wd2w", "one four\n"),
    ("one\ntwo\nthree\n", "jdd", "one\nthree\n"),
    ("one\ntwo\nthree\n", "ddp", "two\none\nthree\n"),
    ("one\ntwo\nthree\n", "2ddu", "one\ntwo\nthree\n"),
    ("a\nb\nc\n", "dj", "c\n"),
    ("a\nb\nc\n", "yyjp", "a\nb\na\nc\n"),
    ("x\n", "ihello <esc>", "hello x\n"),
    ("one\n", "A!<esc>oTwo<esc>", "one!\nTwo\n"),
    ("one\n", "OZero<esc>", "Zero\none\n"),
    ("f(a, b)\n", "fadib", "f()\n"),
    ("f(a, b)\n", "fada(", "f\n"),
    ("say \"hi\" now\n", "ci\"yo<esc>", "say \"yo\" now\n"),
    ("one two three\n", "wdaw", "one three\n"),
    ("one two\n", "xx.", " two\n"),
    ("a b c\n", "wcwX<esc>w.", "a X X\n"),
    ("abc\n", "~~", "ABc\n"),
    ("a\n b\n", "J", "a b\n"),
    ("one two\n", "vey$p", "one twoone\n"),
    ("a\nb\nc\n", "Vjd", "c\n"),
    ("one two\n", "vecX<esc>", "X two\n"),
    ("cat cat\ncat\n", ":%s/cat/dog/g<cr>", "dog dog\ndog\n"),
    ("cat cat\ncat\n", ":s/c\\(a\\)t/x/<cr>", "cat cat\ncat\n"),
    ("cat cat\ncat\n", ":s/c(a)t/<\\1>/<cr>", "<a> cat\ncat\n"),
    ("a\nb\nc\n", ":2<cr>x", "a\n\nc\n"),
    ("one two three\n", "dwu", "one two three\n"),
    (" bab\n", "qqxq@q", "ab\n"),
    ("a.b.c\n", "f.;x", "a.bc\n"),
    ("ab.c\n", "t.x", "a.c\n"),
    ("word word\n", "wgUiw", "word WORD\n"),
    ("one\ntwo\n", ">>", "    one\ntwo\n"),
    ("one two three four\n", "wmawwd`a", "one four\n"),
    ("abc\n", "rx", "xbc\n"),
    ("abcd\n", "3rx", "xxxd\n"),
    ("hello\n", "\"ayy\"ap", "hello\nhello\n"),
    ("one two\n", "wDp", "one two\n"),
    ("a\n\nb\n", "}dd", "a\nb\n"),
    ("a\nb\nc\n", "Gdd", "a\nb\n"),
    ("a\nb\nc\n", "Gkdgg", "c\n"),
    ("one\n", "s<bs>1<esc>", "1ne\n"),
    ("if (a) { b }\n", "f(%x", "if (a { b }\n"),
    ("one\ntwo\n", "Rxy<cr>", "xy\ne\ntwo\n"),
    ("a b\n", "\"_dwP", "b\n"),
    ("one.two one\n", "dW", "one\n"),
    ("a\nb\n\nc\n", "dip", "\nc\n"),
  ])
  func `keys change the text as in vim`(text: String, keys: String, expected: String) {
    var editor = editor(text)
    press(keys, in: &editor)
    #expect(editor.content == expected, "\(keys)")
  }

  @Test func `any keys leave a text that can be shown`() {
    let seed = UInt64.random(in: 0...999_999_999)
    var generator = SeededGenerator(seed: seed)
    let keys = Array("hjklwbeWBE0^$ggGfFtT;,%{}dcy><iaIAoOxXsSDCYpPJr~uvV.\"a'`mq@123(\"[n*#N é日")
    for _ in 0..<60 {
      var editor = editor("one (two) \"three\"\n\tfour é日 {five}\n\nsix\n")
      for _ in 0..<200 {
        let isSpecial = Int.random(in: 0..<8, using: &generator) == 0
        let special = ["<esc>", "<cr>", "<bs>"].randomElement(using: &generator) ?? ""
        let plain = keys.randomElement(using: &generator).map(String.init) ?? ""
        press(isSpecial ? special : plain, in: &editor)
        let count = editor.current?.text.count ?? 0
        let isInside =
          editor.current?.selections.all.allSatisfy { $0.head <= count && $0.anchor <= count }
          ?? true
        #expect(isInside, "seed \(seed)")
      }
      editor.reveal(in: Self.size)
      var canvas = Canvas(Self.size)
      editor.draw(on: &canvas, Look(now: SampleReport.now))
    }
  }

  @Test(arguments: [
    ("w", ExCommand.write(path: nil)), ("w a b", .write(path: "a b")),
    ("q!", .quit(isForced: true)), ("wq", .writeAndQuit), ("12", .line(12)),
    ("set nowrap", .wrap(false)), ("e x", .edit(path: "x", isForced: false)),
    (
      "2,3s#a/b#c#gi",
      .substitute(
        .init(
          lines: .numbers(2, 3), pattern: "a/b", replacement: "c", isGlobal: true,
          ignoresCase: true))
    ),
  ])
  func `the command line is read`(text: String, command: ExCommand) {
    #expect(ExCommand(text) == command)
  }

  @Test func `an unknown command is none`() {
    #expect(ExCommand("frobnicate") == nil)
    #expect(ExCommand("s") == nil)
  }
}
