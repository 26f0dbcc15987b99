internal import WaymarkCore
internal import WaymarkTerminal

/// What is typed in insert or replace mode.
struct VimInsertion: Sendable {
  /// How often it is there in the end.
  var times = 1
  /// Whether every repetition begins a line.
  var opensLines = false
  var keys: [Key] = []
  /// Where it begins.
  var start = 0
  /// What typing over has taken away, to come back by backspace; nil for what was added.
  var overwritten: [String?] = []

  /// Waits for the name of a register whose text is put in.
  static let registerPrefix: Character = "\u{12}"

  /// Repeating is bounded, as a mistyped number must not fill the memory.
  static let mostTimes = 100_000
  static let mostBytes = 16 << 20

  var text: String {
    keys.reduce(into: "") { text, key in
      switch key.code {
      case .character(let character): text.append(character)
      case .enter: text.append("\n")
      case .tab: text.append("\t")
      case .backspace: _ = text.popLast()
      default: break
      }
    }
  }
}

extension Editor {
  mutating func startInserting(
    _ mode: Vim.Mode = .insert, times: Int = 1, opensLines: Bool = false
  ) {
    vim?.reset()
    vim?.mode = mode
    vim?.insertion = VimInsertion(
      times: min(times, VimInsertion.mostTimes), opensLines: opensLines)
    current?.file.buffer.openGroup()
  }

  /// Takes a key in insert or replace mode.
  mutating func insertModal(_ key: Key) -> [Effect] {
    if vim?.prefix == VimInsertion.registerPrefix {
      vim?.prefix = nil
      guard case .character(let name) = key.code, let content = content(of: name) else { return [] }
      for character in content.text {
        let typed: Key.Code = character == "\n" ? .enter : .character(character)
        insert(Key(typed))
      }
      return []
    }
    insert(key)
    return []
  }

  private mutating func insert(_ key: Key) {
    if vim?.insertion?.keys.isEmpty == true {
      let head = current?.selections.primary.head ?? 0
      vim?.insertion?.start = head
    }
    vim?.insertion?.keys.append(key)
    put(key)
  }

  private mutating func put(_ key: Key) {
    guard var text = current else { return }
    let replaces = vim?.mode == .replace
    switch key.code {
    case .character(let character) where key.modifiers.isEmpty:
      if replaces { typeOver(character, in: &text) } else { text.type(character) }
    case .enter:
      text.breakLine()
      vim?.insertion?.overwritten = []
    case .backspace: if replaces { takeBack(in: &text) } else { text.deleteBackward() }
    case .tab: text.indent()
    case .delete: text.deleteForward()
    default: return
    }
    current = text
  }

  private mutating func typeOver(_ character: Character, in text: inout OpenText) {
    let head = text.selections.primary.head
    let end = text.text.endOfLine(at: head)
    var old: String?
    if head < end {
      let next = text.text.boundary(after: head)
      old = text.text.text(head..<next)
      text.select(SelectionSet(TextSelection(anchor: head, head: next)))
    }
    vim?.insertion?.overwritten.append(old)
    text.insert(String(character), kind: .typing)
  }

  /// Brings back what was typed over; before that, the cursor only moves.
  private mutating func takeBack(in text: inout OpenText) {
    let head = text.selections.primary.head
    let before = text.text.boundary(before: head)
    guard let old = vim?.insertion?.overwritten.popLast() else {
      if head > text.text.startOfLine(at: head) {
        text.select(SelectionSet(TextSelection(at: before)))
      }
      return
    }
    text.edit([TextEdit(before..<head, old ?? "")])
    text.select(SelectionSet(TextSelection(at: before)))
  }

  /// Goes back to normal mode, after what was typed is there as often as was asked for.
  mutating func endInsertion() {
    guard let insertion = vim?.insertion else { return }
    if insertion.times > 1 { repeatInsertion(insertion) }
    vim?.registers.note(insertion.text, in: ".")
    vim?.insertion = nil
    guard var text = current else { return }
    text.file.buffer.closeGroup()
    // Of the cursors of a block, the first is left.
    let head = text.selections.all[0].head
    let start = text.text.startOfLine(at: head)
    text.select(
      SelectionSet(TextSelection(at: head > start ? text.text.boundary(before: head) : head)))
    current = text
  }

  /// Puts what was typed there again, as one edit, as a count may be large.
  private mutating func repeatInsertion(_ insertion: VimInsertion) {
    guard var text = current, text.selections.count == 1 else { return }
    guard vim?.mode == .insert else {
      for _ in 1..<min(insertion.times, 1000) {
        for key in insertion.keys { put(key) }
      }
      return
    }
    let head = text.selections.primary.head
    guard head > insertion.start else { return }
    var piece = text.text.bytes(insertion.start..<head)
    if insertion.opensLines {
      // The line with its indent.
      let line = text.text.startOfLine(at: insertion.start)
      piece = text.file.buffer.format.lineEnding.bytes + text.text.bytes(line..<head)
    }
    let count = min(insertion.times - 1, VimInsertion.mostBytes / piece.count)
    let bytes = Array(repeatElement(piece, count: count).joined())
    text.edit([TextEdit(head..<head, bytes)])
    text.select(SelectionSet(TextSelection(at: head + bytes.count)))
    current = text
  }

  /// Deletes from the cursor back to the beginning of the line, while inserting.
  mutating func deleteToLineStart() {
    guard var text = current else { return }
    let head = text.selections.primary.head
    let start = text.text.startOfLine(at: head)
    let indent = min(head, text.text.indent(ofLineAt: start).upperBound)
    let from = head > indent ? indent : start
    text.edit([TextEdit(delete: from..<head)])
    text.select(SelectionSet(TextSelection(at: from)))
    current = text
  }
}
