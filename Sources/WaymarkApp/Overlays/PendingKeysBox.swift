internal import WaymarkTerminal

/// What may follow keys that were pressed: a box at the foot of the pane, from the keymap itself.
struct PendingKeysBox {
  let keys: [Key]
  let followers: [Keymap.Follower]

  /// The columns that a key with its words should have.
  private static let itemWidth = 28

  func draw(on canvas: inout Canvas, _ look: Look) {
    let inner = max(1, canvas.columns - 4)
    let columns = max(1, inner / PendingKeysBox.itemWidth)
    let wanted = max(1, (followers.count + columns - 1) / columns)
    // On a short screen what may follow is worth more than what stands behind it.
    let rows = min(wanted, max(1, max(canvas.rows / 2, min(canvas.rows, 12)) - 2))
    let hidden = max(0, followers.count - rows * columns)
    let box = canvas.bounds.split(top: canvas.rows - rows - 2).rest
    canvas.within(box) { area in
      let look = look.over(.popup)
      area.fill(area.bounds, style: look[.text])
      BoxFrame(title(look), footer: hidden > 0 ? "\(hidden) more · Esc" : "Esc leaves")
        .draw(on: &area, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
      area.within(BoxFrame.inside(area.bounds)) { inner in
        for (index, follower) in followers.prefix(rows * columns).enumerated() {
          draw(
            follower, on: &inner,
            at: Rect(
              row: index % rows, column: index / rows * (inner.columns / columns), rows: 1,
              columns: inner.columns / columns), look)
        }
      }
    }
  }

  private func draw(
    _ follower: Keymap.Follower, on canvas: inout Canvas, at rect: Rect, _ look: Look
  ) {
    canvas.within(rect) { cell in
      let key = look.isPlain ? follower.key.plainTitle : follower.key.title
      let end = cell.write(key, row: 0, column: 0, style: look[.key])
      let column = max(end + 1, min(6, cell.columns / 4))
      let (words, scope): (String, Scope) =
        switch follower.content {
        case .command(let command): (command.entry.title, .text)
        case .more(let count): ("\(count) more …", .faint)
        }
      cell.write(
        words, row: 0, column: column, style: look[scope], limit: cell.columns - column - 1)
    }
  }

  private func title(_ look: Look) -> String {
    let sequence = KeySequence(keys)
    return ((look.isPlain ? sequence?.plainLabel : sequence?.label) ?? "") + " …"
  }
}
