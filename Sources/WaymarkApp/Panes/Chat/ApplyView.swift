internal import WaymarkCore
internal import WaymarkTerminal

/// What a block of code would make of a file: read first, then written or left.
struct ApplyView: Overlay {
  private let proposal: EditProposal
  private var view = DiffView()

  init(_ proposal: EditProposal) {
    self.proposal = proposal
    view.show([proposal.diff])
  }

  var contexts: [CommandContext] { [.sheet, .list] }
  var hints: [Command] {
    [Command(SheetAction.accept), Command(SheetAction.cancel), Command(SheetAction.next)]
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: SheetAction.self) {
      switch action {
      case .accept: return [.dismiss, ChatWork.apply(proposal)]
      case .cancel: return [.dismiss]
      case .next: view.move(by: 1)
      case .previous: view.move(by: -1)
      case .pageDown: view.move(by: max(1, area.rows - 5))
      case .pageUp: view.move(by: -max(1, area.rows - 5))
      }
    }
    if let action = command.action(of: ListAction.self) {
      var cursor = view.cursor
      cursor.move(action, of: view.rows.count, page: max(1, area.rows - 5))
      view.select(cursor.selected)
    }
    return []
  }

  mutating func reveal(in area: Size) { view.reveal(rows: max(1, area.rows - 4)) }

  private var summary: String {
    let (added, removed) = (proposal.diff.addedCount, proposal.diff.removedCount)
    let kind = proposal.version == nil ? "A new file: " : ""
    return "\(kind)\(Figures.counted(added, "line")) added, \(removed) taken away."
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let look = look.over(.popup)
    canvas.hideCursor()
    canvas.fill(canvas.bounds, style: look[.popup])
    BoxFrame("Write \(proposal.path)?", footer: "Enter writes it · Esc leaves the file alone").draw(
      on: &canvas, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
    canvas.within(BoxFrame.inside(canvas.bounds)) { inner in
      inner.write(summary, row: 0, column: 0, style: look[.faint])
      inner.within(inner.bounds.split(top: 2).rest) {
        view.draw(on: &$0, look, isFocused: true)
      }
    }
  }
}
