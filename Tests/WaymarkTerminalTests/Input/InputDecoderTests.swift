import Testing

@testable import WaymarkTerminal

@Suite struct InputDecoderTests {
  private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    let events = decoder.decode(Array(text.utf8))
    return events + decoder.timeOut()
  }

  private func keys(_ text: String) -> [String] {
    events(text).map { event in
      if case .key(let key) = event { key.notation } else { "\(event)" }
    }
  }

  @Test(arguments: [
    ("a", ["a"]), ("é", ["é"]), ("请🎉", ["请", "🎉"]), ("\r", ["enter"]), ("\n", ["enter"]),
    ("\t", ["tab"]), ("\u{7F}", ["backspace"]), ("\u{8}", ["backspace"]), ("\u{0}", ["ctrl-space"]),
    ("\u{1}", ["ctrl-a"]), ("\u{1A}", ["ctrl-z"]), ("\u{1C}", ["ctrl-\\"]), ("\u{1F}", ["ctrl-_"]),
    ("\u{1B}", ["esc"]), ("\u{1B}\u{1B}", ["esc", "esc"]), ("\u{1B}x", ["alt-x"]),
    ("\u{1B}é", ["alt-é"]), ("\u{1B}\r", ["alt-enter"]), ("\u{1B}\u{1B}x", ["esc", "alt-x"]),
    ("\u{1B}[", ["alt-["]), ("\u{1B}O", ["alt-O"]), ("\u{1B}]", ["alt-]"]),
    ("\u{1B}]x", ["alt-]", "x"]), ("\u{1B}P", ["alt-P"]), ("ab\u{1B}", ["a", "b", "esc"]),
  ])
  func `characters, control characters and Alt`(text: String, expected: [String]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    ("[A", "up"), ("OA", "up"), ("[1;5A", "ctrl-up"), ("O5A", "ctrl-up"), ("[1;2D", "shift-left"),
    ("[1;3C", "alt-right"), ("[1;8B", "ctrl-alt-shift-down"), ("[H", "home"), ("OF", "end"),
    ("[5~", "pageup"), ("[6;5~", "ctrl-pagedown"), ("[3;2~", "shift-delete"), ("[Z", "shift-tab"),
    ("OP", "f1"), ("[11~", "f1"), ("[[A", "f1"), ("[[E", "f5"), ("[1;5S", "ctrl-f4"),
    ("[24~", "f12"), ("[24;3~", "alt-f12"), ("[25~", "shift-f1"), ("[5^", "ctrl-pageup"),
    ("[3$", "shift-delete"), ("[3@", "ctrl-shift-delete"), ("[a", "shift-up"), ("Oa", "ctrl-up"),
    ("OM", "enter"), ("Op", "0"), ("Oy", "9"), ("Ok", "+"), ("\u{1B}[A", "alt-up"),
    ("\u{1B}OA", "alt-up"),
  ])
  func `keys of xterm, rxvt, PuTTY and the Linux console`(sequence: String, key: String) {
    #expect(keys("\u{1B}" + sequence) == [key])
  }

  @Test(arguments: [
    ("[27u", "esc"), ("[97;5u", "ctrl-a"), ("[105;5u", "ctrl-i"), ("[109;5u", "ctrl-m"),
    ("[112;6u", "ctrl-shift-p"), ("[97;4u", "alt-A"), ("[13;2u", "shift-enter"),
    ("[9;5u", "ctrl-tab"), ("[127;5u", "ctrl-backspace"), ("[32;2u", "shift-space"),
    ("[97:65;2u", "A"), ("[97;5:1u", "ctrl-a"), ("[97;5:2u", "ctrl-a"), ("[57414u", "enter"),
    ("[57399u", "0"), ("[57419;5u", "ctrl-up"), ("[57376u", "f13"), ("[97;65u", "a"),
    ("[97;129u", "a"), ("[1;5:1A", "ctrl-up"), ("[228;5u", "ctrl-ä"), ("[27;5;13~", "ctrl-enter"),
    ("[27;6;80~", "ctrl-shift-P"),
  ])
  func `keys of the kitty protocol and of xterm's own`(sequence: String, key: String) {
    #expect(keys("\u{1B}" + sequence) == [key])
  }

  @Test(arguments: [
    "[97;5:3u", "[1;5:3A", "[97;9u", "[57441;2u", "[57358u", "[?1;2;3x", "[>41;354;0c", "[0n",
    "[12;40R", "[99999999999999999999;5u", "[4;20;30t", "[;;;;;;;;;;;;z", "[\u{18}",
    "]11;nonsense\u{7}", "]52;c;aGVsbG8=\u{7}", "]4;1;rgb:00/00/00\u{1B}\\",
  ])
  func `what is not for us is not typed`(sequence: String) {
    #expect(!keys("\u{1B}" + sequence).contains { $0.count == 1 }, "\(keys("\u{1B}" + sequence))")
  }

  @Test func `answers of the terminal are told from keys`() {
    #expect(events("\u{1B}[?62;22c") == [.reply(.attributes)])
    #expect(events("\u{1B}[?2026;2$y") == [.reply(.mode(2026, state: 2))])
    #expect(events("\u{1B}[?1u") == [.reply(.keyboardFlags(1))])
    let dark = Color.rgb(red: 29, green: 32, blue: 36)
    #expect(events("\u{1B}]11;rgb:1d1d/2020/2424\u{1B}\\") == [.reply(.background(dark))])
    #expect(events("\u{1B}]11;#1d2024\u{7}") == [.reply(.background(dark))])
    #expect(dark.isLight == false)
    #expect(Color(specification: "rgb:f/f/e")?.isLight == true)
    #expect(Color(specification: "rgba:ffff/ffff/ffff/8000")?.isLight == true)
    #expect(Color(specification: "rgb:gg/00/00") == nil)
  }

  @Test(arguments: [
    ("[<0;1;1M", MouseEvent(.press(.left), row: 0, column: 0)),
    ("[<0;10;5m", MouseEvent(.release(.left), row: 4, column: 9)),
    ("[<2;300;200M", MouseEvent(.press(.right), row: 199, column: 299)),
    ("[<32;3;4M", MouseEvent(.drag(.left), row: 3, column: 2)),
    ("[<35;3;4M", MouseEvent(.move, row: 3, column: 2)),
    ("[<64;3;4M", MouseEvent(.wheelUp, row: 3, column: 2)),
    ("[<65;3;4M", MouseEvent(.wheelDown, row: 3, column: 2)),
    ("[<80;3;4M", MouseEvent(.wheelUp, row: 3, column: 2, modifiers: .control)),
    ("[<4;3;4M", MouseEvent(.press(.left), row: 3, column: 2, modifiers: .shift)),
    ("[M !!", MouseEvent(.press(.left), row: 0, column: 0)),
    ("[M#!!", MouseEvent(.release(nil), row: 0, column: 0)),
    ("[32;3;4M", MouseEvent(.press(.left), row: 3, column: 2)),
  ])
  func `the mouse in its three ways of writing`(sequence: String, event: MouseEvent) {
    #expect(events("\u{1B}" + sequence) == [.mouse(event)])
  }

  @Test func `focus comes and goes`() {
    #expect(events("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test func `a paste is one event whatever it holds`() {
    let text = "rm -rf ~\u{1B}[A\u{1B}[201\r\nsecond\rthird\n请"
    #expect(
      events("a\u{1B}[200~\(text)\u{1B}[201~b") == [
        .key(Key(.character("a"))),
        .paste("rm -rf ~\u{1B}[A\u{1B}[201\nsecond\nthird\n请"), .key(Key(.character("b"))),
      ])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    #expect(events("\u{1B}[200~never ended") == [])
  }

  @Test func `a paste of ten megabytes arrives whole`() {
    let line = Array("~ line of a long paste with a tilde ~ and an escape \u{1B}[20 in it\n".utf8)
    var decoder = InputDecoder()
    var events = decoder.decode(Array("\u{1B}[200~".utf8))
    let chunk = (0..<1_000).flatMap { _ in line }
    let count = 10_000_000 / chunk.count + 1
    for _ in 0..<count { events += decoder.decode(chunk) }
    events += decoder.decode(Array("\u{1B}[20".utf8)) + decoder.decode(Array("1~".utf8))
    guard case .paste(let text)? = events.first, events.count == 1 else {
      Issue.record("\(events.count) events")
      return
    }
    #expect(text.utf8.count == chunk.count * count)
  }

  @Test func `broken UTF-8 is shown as such and eats nothing`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0xC3, UInt8(ascii: "a")]).count == 2)
    #expect(decoder.decode([0xFF]) == [.key(Key(.character("\u{FFFD}")))])
    #expect(decoder.decode([0xE8, 0xAF]) == [])
    #expect(decoder.patience != nil)
    #expect(decoder.timeOut() == [.key(Key(.character("\u{FFFD}")))])
    #expect(decoder.patience == nil)
  }

  @Test func `an Escape waits no longer than 25 milliseconds`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.patience == .milliseconds(25))
    #expect(decoder.timeOut() == [.key(Key(.escape))])
    #expect(decoder.patience == nil)
    _ = decoder.decode(Array("\u{1B}[1;".utf8))
    #expect(decoder.timeOut() == [])
    #expect(decoder.decode([UInt8(ascii: "x")]) == [.key(Key(.character("x")))])
  }

  @Test func `clicks in one place and soon are counted`() {
    var counter = ClickCounter()
    let start = ContinuousClock.now
    func click(_ milliseconds: Int, row: Int = 1) -> Int {
      counter.count(
        MouseEvent(.press(.left), row: row, column: 2), at: start + .milliseconds(milliseconds)
      ).clicks
    }
    #expect([click(0), click(100), click(200), click(900), click(950, row: 3)] == [1, 2, 3, 1, 1])
  }
}
