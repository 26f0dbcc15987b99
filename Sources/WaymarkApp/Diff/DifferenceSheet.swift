internal import WaymarkCore
internal import WaymarkTerminal

/// Differences above the panes, with what can be done about them on buttons below.
struct DifferenceSheet: Overlay {
  /// What is on a button and what it does; it is told which files are left out.
  struct Answer: Sendable {
    var title: String
    var effects: @Sendable (Set<Int>) -> [Effect]

    init(_ title: String, _ effects: @escaping @Sendable (Set<Int>) -> [Effect]) {
      self.title = title
      self.effects = effects
    }

    /// A button that does the same whatever is left out.
    init(_ title: String, _ effects: [Effect] = []) { self.init(title) { _ in effects } }
  }

  private let title: String
  /// Which side is which.
  private let legend: String
  private let answers: [Answer]
  private let canLeaveOut: Bool
  private var view = DiffView()
  private var focused: Int
  private var leftOut: Set<Int> = []

  /// Shows differences.
  ///
  /// - Parameters:
  ///   - title: What is compared.
  ///   - legend: Which side is which, in a sentence.
  ///   - files: In the order in which they are shown.
  ///   - answers: The first leaves everything as it is; Escape gives it.
  ///   - focused: The answer that Enter gives at first.
  ///   - canLeaveOut: Whether files can be left out of what is done.
  init(
    _ title: String, legend: String, _ files: [FileDiff], _ answers: [Answer], focused: Int = 0,
    canLeaveOut: Bool = false
  ) {
    self.title = title
    self.legend = legend
    self.answers = answers
    self.focused = focused
    self.canLeaveOut = canLeaveOut
    view.show(files, headings: files.count > 1 || canLeaveOut)
  }

  var contexts: [CommandContext] { [.difference, .list] }

  var hints: [Command] {
    [Command(DifferenceAction.accept)]
      + (answers.count > 1 ? [Command(DifferenceAction.next)] : [])
      + (canLeaveOut ? [Command(DifferenceAction.leaveOut)] : [])
      + [
        Command(DifferenceAction.nextHunk), Command(DifferenceAction.sideBySide),
        Command(DifferenceAction.close),
      ]
  }

  func availability(of command: Command) -> Availability {
    command == Command(DifferenceAction.leaveOut) && !canLeaveOut
      ? .disabled("There is nothing to leave out here.") : .enabled
  }

  mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: ListAction.self) {
      move(action, page: max(1, DifferenceSheet.layout(in: area).list.rows - 1))
      return []
    }
    switch command.action(of: DifferenceAction.self) {
    case .accept: return [.dismiss] + answers[focused].effects(leftOut)
    case .close: return [.dismiss] + answers[0].effects(leftOut)
    case .next: focused = (focused + 1) % answers.count
    case .previous: focused = (focused + answers.count - 1) % answers.count
    case .nextHunk: view.moveToHunk(by: 1)
    case .previousHunk: view.moveToHunk(by: -1)
    case .sideBySide: view.arrange(view.form == .inline ? .sideBySide : .inline)
    case .leaveOut:
      guard let file = view.row?.file else { break }
      if leftOut.remove(file) == nil { leftOut.insert(file) }
      view.moveToFile(by: 1)
    case nil: break
    }
    return []
  }

  private mutating func move(_ action: ListAction, page: Int) {
    switch action {
    case .up: view.move(by: -1)
    case .down: view.move(by: 1)
    case .pageUp: view.move(by: -page)
    case .pageDown: view.move(by: page)
    case .first: view.select(0)
    case .last: view.select(view.rows.count - 1)
    }
  }

  mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard case .press(.left) = event.kind else { return wheelOrLeave(event, in: area) }
    let layout = DifferenceSheet.layout(in: area)
    if layout.list.contains(row: event.row, column: event.column) {
      view.select(view.cursor.top + event.row - layout.list.row)
      return []
    }
    guard layout.buttons.contains(row: event.row, column: event.column) else { return [] }
    for (index, place) in buttons(width: layout.buttons.columns).enumerated()
    where place.contains(event.column - layout.buttons.column) {
      focused = index
      return perform(Command(DifferenceAction.accept), in: area)
    }
    return []
  }

  mutating func reveal(in area: Size) {
    view.reveal(rows: DifferenceSheet.layout(in: area).list.rows)
  }

  // MARK: - Drawing

  private struct Layout {
    let legend: Rect
    let list: Rect
    let buttons: Rect
  }

  private static func layout(in area: Size) -> Layout {
    let inner = BoxFrame.inside(Rect(area))
    let (legend, rest) = inner.split(top: 1)
    let (list, buttons) = rest.split(top: rest.rows - 1)
    return Layout(legend: legend, list: list, buttons: buttons)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(canvas.bounds, style: look[.text])
    BoxFrame(title, footer: footer)
      .draw(on: &canvas, look.symbols, border: look[.popupBorder], title: look[.popupTitle])
    let layout = DifferenceSheet.layout(in: Size(rows: canvas.rows, columns: canvas.columns))
    canvas.within(layout.legend) { $0.write(legend, row: 0, column: 0, style: look[.faint]) }
    canvas.within(layout.list) { list in
      guard view.files.contains(where: { !$0.hunks.isEmpty }) else {
        list.write("There is no difference.", row: 0, column: 0, style: look[.text])
        return
      }
      view.draw(on: &list, look, isFocused: true)
      drawLeftOut(on: &list, look)
    }
    canvas.within(layout.buttons) { drawButtons(on: &$0, look) }
  }

  private var footer: String {
    let shown = view.files.enumerated().filter { !leftOut.contains($0.offset) }.map(\.element)
    let added = shown.reduce(0) { $0 + $1.addedCount }
    let removed = shown.reduce(0) { $0 + $1.removedCount }
    let files = view.files.count > 1 ? "\(shown.count) of \(view.files.count) files  " : ""
    return "\(files)+\(added) -\(removed)"
  }

  private func drawLeftOut(on canvas: inout Canvas, _ look: Look) {
    for (offset, index) in view.cursor.visible(height: canvas.rows, of: view.rows.count)
      .enumerated()
    {
      guard let file = view.rows[index].file, leftOut.contains(file) else { continue }
      let line = Rect(row: offset, column: 0, rows: 1, columns: canvas.columns)
      if index != view.cursor.selected { canvas.restyle(line) { _ in look[.disabled] } }
      guard case .file = view.rows[index] else { continue }
      let words = " left out "
      canvas.write(
        words, row: offset, column: max(0, canvas.columns - words.count - 1),
        style: look[.warningNotice])
    }
  }

  /// The columns of the buttons; where not all have room, the focused one alone has some.
  private func buttons(width: Int) -> [Range<Int>] {
    let widths = answers.map { DisplayText.width($0.title) + 4 }
    let total = widths.reduce(0, +) + 2 * (answers.count - 1)
    guard total <= width else {
      return answers.indices.map { $0 == focused ? 2..<2 + widths[$0] : 0..<0 }
    }
    var start = width - total
    return widths.map { width in
      defer { start += width + 2 }
      return start..<start + width
    }
  }

  private func drawButtons(on canvas: inout Canvas, _ look: Look) {
    let places = buttons(width: canvas.columns)
    if answers.count > 1, places.contains(where: \.isEmpty) {
      let end = places[focused].upperBound + 1
      canvas.write(look.isPlain ? "<" : "‹", row: 0, column: 0, style: look[.faint])
      let rest = "\(look.isPlain ? ">" : "›")  \(focused + 1) of \(answers.count)"
      canvas.write(rest, row: 0, column: end, style: look[.faint])
    }
    for (index, answer) in answers.enumerated() where !places[index].isEmpty {
      let isFocused = index == focused
      let text = isFocused ? "[ \(answer.title) ]" : "  \(answer.title)  "
      canvas.write(
        text, row: 0, column: places[index].lowerBound,
        style: look[isFocused ? .focusedButton : .button])
    }
  }
}
