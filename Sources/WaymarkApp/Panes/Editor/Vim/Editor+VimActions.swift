internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// Carries out a command of modal editing.
  mutating func perform(_ action: VimAction, _ argument: String?) -> [Effect] {
    // A question has to be answered first.
    if vim?.confirmation != nil { return typeModal(Key(.escape)) }
    if vim?.mode.isInserting == true, let effects = performInserting(action) { return effects }
    switch action {
    case .escape:
      if find != nil { return perform(FindAction.close) }
      return typeModal(Key(.escape))
    case .redo:
      if vim?.times == 1, let effects = travelOffLoop(redoing: true) { return cancel() + effects }
      for _ in 0..<(vim?.times ?? 1) where current?.redo() != true {
        return cancel() + [.notify(Notice("There is nothing more."))]
      }
      return cancel()
    case .halfPageUp: return scrollModal(by: -shape.height / 2)
    case .halfPageDown: return scrollModal(by: shape.height / 2)
    case .pageUp: return scrollModal(by: -max(1, shape.height - 2))
    case .pageDown: return scrollModal(by: max(1, shape.height - 2))
    case .rowUp, .rowDown: return scrollRows(action == .rowUp ? -1 : 1)
    case .jumpBack:
      _ = current?.jumpBack()
      return cancel()
    case .jumpForward:
      _ = current?.jumpForward()
      return cancel()
    case .block: return typeModal(Key(.character("v"), .control))
    case .increase: return typeModal(Key(.character("a"), .control))
    case .decrease: return typeModal(Key(.character("x"), .control))
    case .status: return [.notify(Notice(status))]
    case .ex: return take(.ex(argument ?? ""))
    }
  }

  /// What the same keys do while text is typed; nil for those that leave insert mode alone.
  private mutating func performInserting(_ action: VimAction) -> [Effect]? {
    switch action {
    case .escape, .ex, .status: return nil
    case .redo:
      vim?.prefix = VimInsertion.registerPrefix
      return []
    case .halfPageUp:
      deleteToLineStart()
      return []
    case .halfPageDown:
      current?.outdent()
      return []
    case .block: return [.give(Command(EditorAction.paste))]
    case .jumpForward: return typeModal(Key(.tab))
    default: return []
    }
  }

  private mutating func scrollModal(by rows: Int) -> [Effect] {
    vim?.count = "\(abs(rows))"
    vim?.operatorCount = ""
    return typeModal(Key(.character(rows < 0 ? "k" : "j")))
  }

  /// Scrolls the view; the cursor stays as long as it is in it.
  private mutating func scrollRows(_ direction: Int) -> [Effect] {
    guard var text = current, let vim else { return [] }
    var view = text.view
    view.followsCursor = false
    view.scroll(by: direction * min(vim.times, 1000), text.ruler, width: shape.width)
    text.view = view
    current = text
    return cancel()
  }

  /// Where the cursor is, in a sentence.
  private var status: String {
    guard let text = current else { return "No file is open." }
    let changed = text.isModified ? ", not saved" : ""
    guard let position = text.position, let count = text.text.lineCount else {
      return "\(text.title)\(changed)"
    }
    let last = text.text.count > 0 && text.text.byte(at: text.text.count - 1) == 0x0A ? 1 : 0
    let lines = max(1, count - last)
    let share = position.line * 100 / lines
    return "\(text.title)\(changed): line \(position.line) of \(lines), \(share) %"
  }
}
