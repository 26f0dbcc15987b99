internal import WaymarkCore
internal import WaymarkTerminal

/// A commit message that is being written, with how the commit is to be made.
struct CommitEditor: Sendable {
  /// What the message is for.
  enum Target: Sendable, Hashable {
    /// What is staged, or the last commit with it.
    case commit
    /// A commit that exists; only its message changes.
    case reword(ObjectID, isHead: Bool)
    /// A commit in the list of a rebase that has not begun.
    case step(ObjectID)
  }

  var text: TextArea
  var target = Target.commit
  var options = CommitOptions()
  /// Who commits, for a sign-off.
  var author: Person?
  /// How many files are staged.
  var stagedCount = 0
  /// What they have to do with the plan.
  var touched: [TouchedObjective] = []
  /// Whether it was asked if tasks are to be ticked.
  var isAsked = false
  /// What to tick in the same commit.
  var ticks: Ticks?
  /// The text as a model has left it while it writes; nil when none does.
  var drafting: String?

  /// Tasks of the plan that a commit ticks.
  struct Ticks: Sendable, Hashable {
    var tasks: [PlanTask]
    var path: GitPath
  }

  var message: CommitMessage { CommitMessage(text.text) }

  /// An area for a message, with the cursor at the end of its subject.
  static func area(_ message: CommitMessage) -> TextArea {
    let end = message.text.lastIndex { !$0.isNewline }.map { message.text.index(after: $0) }
    var area = TextArea(String(message.text[..<(end ?? message.text.startIndex)]))
    area.move(.start)
    area.move(.lineEnd)
    return area
  }

  init(_ message: CommitMessage) { text = CommitEditor.area(message) }

  mutating func reveal(rows: Int, columns: Int) {
    text.reveal(rows: max(1, rows - footRows), columns: columns - 1)
  }

  func title(branch: String?) -> String {
    switch target {
    case .reword(let id, _), .step(let id): "Message of \(id.short)"
    case .commit:
      options.amends ? "Amend the last commit" : "Commit" + (branch.map { " to \($0)" } ?? "")
    }
  }

  var summary: [String] {
    let width = CommitMessage.subjectWidth
    let count = "\(message.subject.count)/\(width)"
    guard case .commit = target else { return [count] }
    return ["\(Figures.counted(stagedCount, "file")), \(count)", count]
  }

  // MARK: - Drawing

  /// Rows below the text: switches, what readers of the log will mind, and the plan's objectives.
  private var footRows: Int { touched.isEmpty ? 4 : 5 }

  func draw(on canvas: inout Canvas, _ look: Look, isFocused: Bool) {
    let foot = min(footRows, max(0, canvas.rows - 2))
    let (area, rest) = canvas.bounds.split(top: canvas.rows - foot)
    let inner = area.split(left: 1).rest
    canvas.within(inner) { area in
      text.draw(
        on: &area, look.textArea, placeholder: "Say in one line what the commit does",
        isFocused: isFocused)
      markLongSubject(on: &area, look)
    }
    canvas.within(rest) { drawFoot(on: &$0, look) }
  }

  /// Shows where the subject goes beyond what logs show; on narrow screens the figures say so.
  private func markLongSubject(on canvas: inout Canvas, _ look: Look) {
    let width = min(DisplayText.width(message.subject), canvas.columns)
    guard !text.isMoreAbove else { return }
    for (limit, scope) in [
      (CommitMessage.subjectWidth, Scope.warningNotice), (CommitMessage.lineWidth, .errorNotice),
    ] where width > limit {
      let style = look[scope]
      let over = Rect(row: 0, column: limit, rows: 1, columns: width - limit)
      canvas.restyle(over) { $0 == look[.cursor] ? $0 : style }
    }
  }

  private func drawFoot(on canvas: inout Canvas, _ look: Look) {
    canvas.fill(
      Rect(row: 0, column: 0, rows: 1, columns: canvas.columns), with: look.symbols.rule,
      style: look[.rule])
    var column = 1
    for (words, isOn) in switches {
      let text = "[\(isOn ? "x" : " ")] \(words)"
      guard column + DisplayText.width(text) < canvas.columns else {
        canvas.write(look.symbols.more, row: 1, column: column, style: look[.faint])
        break
      }
      column =
        canvas.write(text, row: 1, column: column, style: look[isOn ? .text : .faint]) + 2
    }
    let plan = touched.prefix(canvas.rows > 4 ? 1 : 0)
    let remarks = message.remarks.prefix(max(0, canvas.rows - 2 - plan.count))
    if let first = plan.first {
      let more = touched.count > 1 ? ", and \(touched.count - 1) more" : ""
      canvas.write(
        "plan: \(first.words)\(more)", row: canvas.rows - 1, column: 1, style: look[.statusActive])
    }
    for (row, remark) in remarks.enumerated() where !text.isEmpty {
      canvas.write(
        "line \(remark.line): \(remark.text)", row: row + 2, column: 1, style: look[.warningNotice])
    }
  }

  private var switches: [(String, Bool)] {
    guard case .commit = target else { return [] }
    return [
      ("sign off", options.signsOff), ("amend", options.amends), ("skip hooks", options.skipsHooks),
      ("sign", options.signs == true),
    ]
  }
}
