@testable import WaymarkTerminal

/// What comes from a terminal, and what goes to it.
extension FuzzTarget {
  // MARK: - Input

  /// However reads cut what a terminal sends, the same events come of it.
  static func input(_ bytes: [UInt8]) {
    var whole = InputDecoder()
    let once = whole.decode(bytes) + whole.timeOut()
    var pieces = InputDecoder()
    var piecewise: [InputEvent] = []
    for byte in bytes { piecewise += pieces.decode([byte]) }
    piecewise += pieces.timeOut()
    precondition(once == piecewise, "a cut changes what was typed")
    for case .mouse(let event) in once {
      precondition(event.row >= 0 && event.column >= 0, "the mouse is outside of the screen")
    }
    for case .key(let key) in once {
      guard case .character(let character) = key.code else { continue }
      let scalars = character.unicodeScalars
      precondition(!scalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "a control is typed")
    }
  }

  static let inputs = [
    "a\u{E9}\u{1F600}\u{1B}[A\u{1B}OP\u{1B}[1;5C\u{1B}x\u{1B}\u{1B}[B",
    "\u{1B}[200~paste\r\nlines\u{1B}[201~\u{1B}[<0;3;4M\u{1B}[<0;3;4m\u{1B}[<64;1;1M\u{1B}[M !!",
    "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\\u{1B}[?62;22c\u{1B}[?2026;2$y\u{1B}[?1u",
    "\u{1B}[97;5u\u{1B}[57399;1:3u\u{1B}[27;6;80~\u{1B}[[A\u{1B}[I\u{1B}[O\u{1B}[32;3;4M",
  ]

  // MARK: - Text

  /// Whatever a text holds, the screen gets clean cells and its width is what is drawn.
  static func display(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let clean = DisplayText.clean(text)
    for scalar in clean.unicodeScalars {
      precondition(!(0..<0x20).contains(scalar.value), "a control is left")
      precondition(!(0x7F...0x9F).contains(scalar.value), "a control is left")
      precondition(
        !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value),
        "a change of direction is left")
    }
    let width = DisplayText.width(text)
    for room in [0, 1, 2, 7, 40] {
      precondition(DisplayText.width(DisplayText.truncated(text, to: room)) <= room, "too wide")
      precondition(DisplayText.width(DisplayText.truncatedHead(text, to: room)) <= room, "too wide")
      guard room > 1 else { continue }
      for line in DisplayText.wrapped(text, to: room) {
        precondition(DisplayText.width(line) <= room, "a line is too wide")
      }
    }
    var canvas = Canvas(Size(rows: 1, columns: min(width, 400)))
    let end = canvas.write(text, row: 0, column: 0)
    precondition(width > 400 || end == width, "what is drawn is not what was measured")
    edit(bytes, text)
  }

  /// A text area takes any edits and takes all of them back.
  private static func edit(_ bytes: [UInt8], _ text: String) {
    var area = TextArea("start\nof it")
    let before = area.text
    for byte in bytes.prefix(64) {
      let motions = TextArea.Motion.allCases
      area.move(motions[Int(byte) % motions.count], extending: byte & 32 != 0)
      switch byte % 5 {
      case 0: area.insert(text)
      case 1: area.deleteBackward()
      case 2: area.deleteWordForward()
      case 3: area.deleteToLineEnd()
      default: area.reveal(rows: Int(byte % 7), columns: Int(byte % 23))
      }
    }
    while area.canUndo { area.undo() }
    precondition(area.text.utf8.elementsEqual(before.utf8), "an edit was not taken back")
  }

  static let displayed = [
    "plain", "e\u{301}\u{302}\u{303}\u{304}\u{305}", "日本\u{202E}x\u{2069}\u{1B}[31m\u{9B}1m\r\n\t",
    "👩‍👩‍👧 🇩🇪 ❤️ 1️⃣ \u{200B}\u{FEFF}\u{AD}\u{115F}\u{1160}", "\u{FFFD}\u{0}\u{7F}",
  ]
}
