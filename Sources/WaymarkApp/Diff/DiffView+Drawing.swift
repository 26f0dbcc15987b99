internal import WaymarkCore
package import WaymarkTerminal

extension DiffView {
  /// Draws the rows that fit.
  ///
  /// - Parameters:
  ///   - canvas: Where; of the height that was revealed.
  ///   - look: How.
  ///   - isFocused: Whether the row of the cursor is shown as selected.
  package func draw(on canvas: inout Canvas, _ look: Look, isFocused: Bool) {
    let scroll = ListView.Look(
      selection: nil, scrollbar: look[.scrollbar], thumb: look.isPlain ? "" : "┃")
    let chosen = chosen
    ListView(cursor, count: rows.count).draw(on: &canvas, scroll) { index, line in
      draw(rows[index], on: &line, look)
      guard isFocused, chosen.contains(index) else { return }
      let scope: Scope = index == cursor.selected ? .selection : .unfocusedSelection
      let selection = look[scope]
      line.restyle(line.bounds) { $0.selected(selection) }
      if look.isPlain { line.write(look.symbols.focus, row: 0, column: 0, style: selection) }
    }
  }

  private func draw(_ row: DiffRow, on canvas: inout Canvas, _ look: Look) {
    switch row {
    case .text(let index):
      canvas.write(wrapped[index].text, row: 0, column: 1, style: look[wrapped[index].scope])
    case .file(let file): drawHeading(of: files[file], on: &canvas, look)
    case .note(let file):
      canvas.write(note(file), row: 0, column: 1, style: look[.faint])
    case .hunk(let file, let hunk): draw(files[file].hunks[hunk], on: &canvas, look)
    case .line(let file, let hunk, let old, let new):
      let place = LinePlace(number: file, file: files[file], hunk: hunk)
      if form == .sideBySide, files[file].content == .text {
        drawPair(place, old, new, on: &canvas, look)
      } else {
        draw(place, Int(max(old, new)), numbers: [.old, .new], on: &canvas, look)
      }
    }
  }

  /// A hunk of a file.
  private struct LinePlace {
    let number: Int
    let file: FileDiff
    let hunk: Int

    var lines: [FileDiff.Line] { file.hunks[hunk].lines }

    /// Digits of the largest line number of the file.
    var digits: Int {
      let last = file.hunks.last.map { max($0.oldStart + $0.oldCount, $0.newStart + $0.newCount) }
      return max(3, String(last ?? 0).count)
    }
  }

  private enum Side { case old, new }

  private func drawHeading(of file: FileDiff, on canvas: inout Canvas, _ look: Look) {
    let counts = file.content == .binary ? "" : "+\(file.addedCount) -\(file.removedCount)"
    let width = DisplayText.width(counts)
    let room = max(0, canvas.columns - width - 3)
    let name = file.oldPath.map { "\($0.text) → \(file.path.text)" } ?? file.path.text
    let letter = StatusLetter(file.change)
    var end = canvas.write(letter.text, row: 0, column: 1, style: look[letter.scope]) + 1
    end = canvas.write(
      DisplayText.truncatedHead(name, to: room - 2), row: 0, column: end, style: look[.diffHeader])
    guard end + width + 1 < canvas.columns else { return }
    canvas.write(counts, row: 0, column: canvas.columns - width - 1, style: look[.faint])
  }

  private func note(_ place: Int) -> String {
    let file = files[place]
    var words: [String] = []
    switch file.content {
    case .binary: words.append(sizeWords(sizes[place]))
    case .combined: words.append("In conflict, with nothing to show")
    case .text: break
    }
    if file.changesMode {
      words.append(
        "Mode \(String(file.oldMode, radix: 8)) → \(String(file.newMode, radix: 8))")
    }
    if let old = file.oldPath { words.append("\(file.change.word) from \(old.text)") }
    if words.isEmpty { words.append("An empty file was \(file.change.word)") }
    let text = words.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// How large something is before and after that has no lines.
  private func sizeWords(_ sizes: DiffSizes?) -> String {
    let old = sizes?.old.map { "\(Figures.count($0)) bytes" }
    let new = sizes?.new.map { "\(Figures.count($0)) bytes" }
    guard sizes?.oldImage != nil || sizes?.newImage != nil else {
      let sides = [old.map { "\($0) before" }, new.map { old == nil ? $0 : "\($0) now" }]
      let words = sides.compactMap { $0 }.joined(separator: ", ")
      return "Not shown as lines" + (words.isEmpty ? "" : ": \(words)")
    }
    func side(_ image: ImageSize?, _ bytes: String?) -> String? {
      let size = image.map { "\($0.width) × \($0.height)" }
      let words = [size, bytes].compactMap { $0 }
      return words.isEmpty ? nil : words.joined(separator: ", ")
    }
    let sides = [side(sizes?.oldImage, old), side(sizes?.newImage, new)]
    return "A picture: " + sides.compactMap { $0 }.joined(separator: " → ")
  }

  private func draw(_ hunk: FileDiff.Hunk, on canvas: inout Canvas, _ look: Look) {
    let rule = String(repeating: look.symbols.rule, count: canvas.columns)
    canvas.write(rule, row: 0, column: 0, style: look[.rule])
    let range = hunk.newCount == 0 ? hunk.oldStart : hunk.newStart
    var text = " line \(range)"
    if !hunk.section.isEmpty { text += " \(look.symbols.separator) \(hunk.section)" }
    canvas.write(text + " ", row: 0, column: 0, style: look[.hunk], limit: canvas.columns - 2)
  }

  // MARK: - Lines

  private func drawPair(
    _ place: LinePlace, _ old: Int32, _ new: Int32, on canvas: inout Canvas, _ look: Look
  ) {
    let middle = canvas.columns / 2
    let (left, rest) = canvas.bounds.split(left: middle)
    let (line, right) = rest.split(left: 1)
    let bar: Character = look.isPlain ? "|" : "│"
    canvas.fill(line, with: bar, style: look[.rule])
    if old >= 0 {
      canvas.within(left) { draw(place, Int(old), numbers: [.old], on: &$0, look) }
    }
    if new >= 0 {
      canvas.within(right) { draw(place, Int(new), numbers: [.new], on: &$0, look) }
    }
  }

  private func draw(
    _ place: LinePlace, _ index: Int, numbers: [Side], on canvas: inout Canvas, _ look: Look
  ) {
    let line = place.lines[index]
    var column = 0
    let isRoomy = canvas.columns >= (numbers.count == 1 ? 26 : 40)
    for side in isRoomy ? numbers : [] {
      let number = side == .old ? line.old : line.new
      let text = number == 0 ? "" : "\(number)"
      canvas.write(
        DisplayText.leftPadded(text, to: place.digits), row: 0, column: column,
        style: look[.lineNumber])
      column += place.digits + 1
    }
    let (mark, scope, wordScope): (String, Scope, Scope) =
      switch line.kind {
      case .context: (" ", .source, .source)
      case .added: ("+", .added, .addedWord)
      case .removed: ("-", .removed, .removedWord)
      }
    // A line of a conflict has marks of its own, one for each side.
    if place.file.content != .combined {
      canvas.write(mark, row: 0, column: column, style: look[scope])
      column += 1
    }
    let area = Rect(row: 0, column: column, rows: 1, columns: canvas.columns - column)
    let ground = look[scope]
    // On a ground that says by itself what happened to the line its words can have their own
    // colours; where the colour of the text says so, it stays.
    let hasGround = line.kind == .context || ground.background != look[.text].background
    let text = DiffText(
      place.file.bytes(of: line), marked: marked(place, index),
      colors: hasGround ? colors(of: line, in: place.number) : [])
    canvas.within(area) { area in
      let inner = Rect(row: 0, column: -skipped, rows: 1, columns: area.columns + skipped)
      area.within(inner) { row in
        var end = row.write(text.text, row: 0, column: 0, style: look[scope])
        for color in text.colored {
          let cells = Rect(
            row: 0, column: color.columns.lowerBound, rows: 1, columns: color.columns.count)
          var style = look[color.scope]
          style.background = ground.background
          row.restyle(cells) { _ in style }
        }
        for range in text.marked {
          let cells = Rect(row: 0, column: range.lowerBound, rows: 1, columns: range.count)
          row.restyle(cells) { _ in look[wordScope] }
        }
        if line.lacksNewline {
          end = row.write(" (no line break)", row: 0, column: end, style: look[.faint])
        }
      }
    }
  }

  private func colors(
    of line: FileDiff.Line, in file: Int
  ) -> [(range: Range<Int>, scope: Scope)] {
    guard let colors = colors[file] else { return [] }
    return line.kind == .removed
      ? colors.old.ranges(ofLine: Int(line.old)) : colors.new.ranges(ofLine: Int(line.new))
  }

  /// The bytes of a line that its counterpart lacks.
  private func marked(_ place: LinePlace, _ index: Int) -> [Range<Int>] {
    let hunk = place.file.hunks[place.hunk]
    guard place.file.content == .text, let other = hunk.counterpart(of: index) else { return [] }
    let (here, there) = (hunk.lines[index], hunk.lines[other])
    let isOld = here.kind == .removed
    let pair = [here, there].map { place.file.bytes(of: $0) }
    guard pair.allSatisfy({ $0.count < 2000 }) else { return [] }
    let words = WordDifference(isOld ? pair[0] : pair[1], isOld ? pair[1] : pair[0])
    return (isOld ? words?.old : words?.new) ?? []
  }
}
