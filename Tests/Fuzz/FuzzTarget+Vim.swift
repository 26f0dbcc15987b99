import Foundation
import WaymarkCore
import WaymarkTerminal

@testable import WaymarkApp

extension FuzzTarget {
  /// A byte is a key of modal editing; control characters are the keys that send them, and what
  /// follows a colon up to the end of a line is a command of the command line.
  static func vim(_ bytes: [UInt8]) {
    var keys = VimKeys()
    for character in String(decoding: bytes.prefix(200), as: UTF8.self) {
      keys.press(character)
      // Large texts are slow and find nothing.
      if keys.editor.current?.text.count ?? 0 > 1 << 13 { break }
    }
    keys.end()
  }

  static let vimSeeds = [
    "d2wu.", "ciwx\u{1B}w.", "qaA,\u{1B}jq2@a", ":%s/one/\\1/gc\ryna", "/two\rcgnX\u{1B}.",
    "\u{16}jlcX\u{1B}", "3ia\u{1B}Rxy\u{8}\u{1B}", "\"ayyj\"Ayy\"ap", ":g/o/normal A!\r", "vitd",
    ":2,$m0\r:sort!\r:1t.\r", "HMLgv", "i\u{12}\"\u{1B}", ":set ic\r:'<,'>d\r", "*#nN?x\r",
  ]
}

private struct VimKeys {
  private(set) var editor = Editor()
  private var line: String?
  private static let size = Size(rows: 12, columns: 40)
  private static let text = "one (two) \"three\"\n\tfour é日 {five}\n\n<a>six 7</a> one two\n"

  init() {
    var file = TextFile(new: nil)
    file.buffer.edit([TextEdit(insert: Self.text, at: 0)])
    editor.setModal(true)
    _ = editor.receive(
      EditorMessage.opened(
        OpenRequest(argument: "a"), file, nil, FileStyle(), TextSpot(line: 0, column: 0)),
      in: Self.size)
  }

  mutating func press(_ character: Character) {
    if let typed = line {
      guard character == "\r" else {
        line = typed + String(character)
        return
      }
      line = nil
      return give(Command(VimAction.ex, typed))
    }
    let isSearching = editor.find != nil
    switch character {
    case "\r":
      give(isSearching ? Command(FindAction.next) : Command(EditorAction.newLine))
    case "\u{1B}": give(isSearching ? Command(FindAction.close) : Command(VimAction.escape))
    case "\u{8}": give(Command(EditorAction.deleteBackward))
    case "\u{9}": give(Command(EditorAction.indent))
    case "\u{16}": give(Command(VimAction.block))
    case "\u{12}": give(Command(VimAction.redo))
    case "\u{1}": give(Command(VimAction.increase))
    case "\u{4}": give(Command(VimAction.halfPageDown))
    case "\u{F}": give(Command(VimAction.jumpBack))
    case ":" where !isSearching && editor.vim?.isResting == true: line = ""
    case _ where character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }:
      check(editor.type(Key(.character(character)), in: Self.size))
    default: break
    }
  }

  /// Whatever was typed, Escape leads to normal mode and undoing to the text at the beginning.
  mutating func end() {
    for _ in 0..<3 { press("\u{1B}") }
    precondition(editor.vim?.mode == .normal, "escape does not lead to normal mode")
    var canvas = Canvas(Self.size)
    editor.reveal(in: Self.size)
    editor.draw(on: &canvas, Look(now: Date(timeIntervalSince1970: 0)))
    while editor.current?.undo() == true {}
    precondition(editor.content?.isEmpty == true, "undoing gives another text")
  }

  private mutating func give(_ command: Command) { check(editor.perform(command, in: Self.size)) }

  private mutating func check(_ effects: [Effect]) {
    for case .give(let command, _) in effects where command.argument != nil {
      _ = editor.perform(command, in: Self.size)
    }
    guard let text = editor.current else { preconditionFailure("the text is gone") }
    for selection in text.selections.all {
      precondition(
        selection.head <= text.text.count && selection.anchor <= text.text.count,
        "a cursor is outside of the text")
    }
  }
}
