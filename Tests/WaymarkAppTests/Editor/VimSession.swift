import Foundation
import WaymarkCore
import WaymarkTerminal

@testable import WaymarkApp

/// An editor in which somebody presses keys as in vim.
struct VimSession {
  private(set) var editor = Editor()
  /// What the editor asked of the application and what it told the person.
  private(set) var effects: [Effect] = []
  private static let size = Size(rows: 20, columns: 60)

  init(_ text: String) {
    var file = TextFile(new: nil)
    file.buffer.edit([TextEdit(insert: text, at: 0)])
    editor.setModal(true)
    _ = editor.receive(
      EditorMessage.opened(
        OpenRequest(argument: "a"), file, nil, FileStyle(), TextSpot(line: 0, column: 0)),
      in: Self.size)
    editor.reveal(in: Self.size)
  }

  var content: String? { editor.content }

  /// The character that the cursor is on.
  var underCursor: String {
    guard let text = editor.current else { return "" }
    let head = text.selections.primary.head
    return text.text.text(head..<text.text.boundary(after: head))
  }

  /// The line and column of the cursor, counted from 1.
  var place: (line: Int, column: Int) { editor.current?.position ?? (0, 0) }

  /// What the editor said since the last look.
  mutating func takeNotices() -> [String] {
    defer { effects = [] }
    return effects.compactMap { if case .notify(let notice) = $0 { notice.text } else { nil } }
  }

  /// Presses keys: characters, `<esc>`, `<cr>`, `<bs>`, `<c-x>`; `:` and `/` take what follows up to
  /// `<cr>` into their field.
  mutating func press(_ keys: String) {
    var rest = keys[...]
    while !rest.isEmpty {
      if rest.first == ":", editor.vim?.mode.isInserting != true, editor.find == nil,
        editor.vim?.prefix == nil, let end = rest.firstRange(of: "<cr>")
      {
        perform(Command(VimAction.ex, String(rest[..<end.lowerBound].dropFirst())))
        rest = rest[end.upperBound...]
      } else if rest.first == "<", let end = rest.firstIndex(of: ">"),
        let command = command(of: rest[...end])
      {
        perform(command)
        rest = rest[end...].dropFirst()
      } else {
        take(editor.type(Key(.character(rest.removeFirst())), in: Self.size))
      }
      editor.reveal(in: Self.size)
    }
  }

  /// Takes back everything that was ever done.
  mutating func undoAll() { while editor.current?.undo() == true {} }

  func draw() {
    var canvas = Canvas(Self.size)
    editor.draw(on: &canvas, Look(now: Date(timeIntervalSince1970: 0)))
  }

  private func command(of key: Substring) -> Command? {
    let isSearching = editor.find != nil
    switch key {
    case "<esc>": return isSearching ? Command(FindAction.close) : Command(VimAction.escape)
    case "<cr>": return isSearching ? Command(FindAction.next) : Command(EditorAction.newLine)
    case "<bs>":
      return isSearching
        ? Command(FieldAction.deleteBackward) : Command(EditorAction.deleteBackward)
    case "<c-v>": return Command(VimAction.block)
    case "<c-a>": return Command(VimAction.increase)
    case "<c-r>": return Command(VimAction.redo)
    case "<c-o>": return Command(VimAction.jumpBack)
    case "<c-i>": return Command(VimAction.jumpForward)
    case "<c-g>": return Command(VimAction.status)
    default: return nil
    }
  }

  private mutating func perform(_ command: Command) {
    take(editor.perform(command, in: Self.size))
  }

  /// Gives the commands that the editor asks for, as the application would.
  private mutating func take(_ effects: [Effect]) {
    self.effects += effects
    for case .give(let command, _) in effects where command.argument != nil { perform(command) }
  }
}
