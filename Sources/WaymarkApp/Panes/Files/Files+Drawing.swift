internal import WaymarkCore
package import WaymarkTerminal

extension Files {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    let area = Size(rows: canvas.rows, columns: canvas.columns)
    let layout = FilesLayout(area, isTyping: typed != nil)
    canvas.within(layout.title) { drawTitle(on: &$0, look) }
    guard let tree else {
      return canvas.within(layout.list) { drawMissing(on: &$0, look) }
    }
    guard tree.count > 0 else {
      canvas.write("This folder is empty.", row: layout.list.row, column: 1, style: look[.faint])
      return
    }
    canvas.within(layout.list) { list in
      ListView(cursor, count: tree.count).draw(on: &list, look.list) { index, line in
        draw(tree[index], on: &line, look)
      }
    }
    if let typed {
      canvas.fill(layout.field, style: look[.field])
      canvas.write("Go to", row: layout.field.row, column: 1, style: look[.key])
      let field = Rect(
        row: layout.field.row, column: 8, rows: 1, columns: layout.field.columns - 9)
      canvas.within(field) { typed.draw(on: &$0, look.field, placeholder: "name") }
    }
  }

  private func drawMissing(on canvas: inout Canvas, _ look: Look) {
    guard let failure else {
      canvas.write("Reading …", row: 0, column: 1, style: look[.faint])
      return
    }
    MessageBlock(
      title: "The files cannot be shown",
      lines: [failure.message] + [failure.hint].compactMap { $0 }
    ).draw(on: &canvas, look)
  }

  private func drawTitle(on canvas: inout Canvas, _ look: Look) {
    var facts: [String] = []
    if !selected.isEmpty { facts.append("\(selected.count) selected") }
    if status.count > 0 { facts.append("\(status.count) changed") }
    if let filter = tree?.filter {
      if filter.showsHidden { facts.append("hidden") }
      if filter.showsIgnored { facts.append("ignored") }
    }
    let text = facts.joined(separator: "  ")
    let start = max(1, canvas.columns - DisplayText.width(text) - 1)
    canvas.write(text, row: 0, column: start, style: look[.faint])
    let title = row?.path.shown ?? "Files"
    let column = canvas.write(
      DisplayText.truncatedHead(title, to: max(8, start - 3)), row: 0, column: 1,
      style: look[.title])
    // What the signs of the selected row mean.
    guard let row, let planned = plan[row.path] else { return }
    let words = "\(planned.sign(isPlain: look.isPlain)) \(planned.words)"
    guard column + DisplayText.width(words) + 4 <= start else { return }
    canvas.write(words, row: 0, column: column + 2, style: look[planned.scope])
  }

  private func draw(_ row: FileTree.Row, on canvas: inout Canvas, _ look: Look) {
    let indent = 1 + row.depth * 2
    let isFolder = row.entry.isFolder
    let sign = isFolder ? (row.isExpanded ? look.symbols.expanded : look.symbols.collapsed) : " "
    if selected.contains(row.path) {
      canvas.write(look.isPlain ? "*" : "●", row: 0, column: 0, style: look[.key])
    }
    canvas.write(sign, row: 0, column: indent, style: look[.faint])
    let mark = isFolder ? nil : status.mark(of: row.path)
    let scope: Scope = row.isIgnored ? .disabled : mark?.scope ?? (isFolder ? .path : .text)
    let end = canvas.columns - 6
    let link = row.entry.kind == .link ? (look.isPlain ? " ->" : " →") : ""
    let name = row.entry.shown + (isFolder ? "/" : "")
    let column = canvas.write(
      name, row: 0, column: indent + 2, style: look[scope], limit: max(1, end - indent - 2))
    canvas.write(link, row: 0, column: column, style: look[.faint], limit: max(0, end - column))
    if !isFolder, let planned = plan[row.path] {
      canvas.write(
        planned.sign(isPlain: look.isPlain), row: 0, column: canvas.columns - 4,
        style: look[planned.scope])
    }
    if let mark {
      canvas.write(mark.letter, row: 0, column: canvas.columns - 2, style: look[mark.scope])
    } else if isFolder, status.hasChanges(in: row.path) {
      canvas.write(
        look.isPlain ? "*" : "•", row: 0, column: canvas.columns - 2, style: look[.changed])
    }
  }
}
