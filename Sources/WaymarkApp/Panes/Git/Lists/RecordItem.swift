internal import WaymarkCore
internal import WaymarkTerminal

/// A movement of the head in the list.
struct ReflogItem: GitListItem {
  let entry: ReflogEntry

  static let title = "Reflog"
  static let emptyText = "The head has not moved yet."
  static let columns = [
    Table.Column("commit", width: 8, importance: 5),
    Table.Column("age", width: 6, alignment: .trailing, importance: 4),
    Table.Column("what moved the head", width: 16...90, importance: 8),
  ]

  var key: String { entry.selector }
  var subject: DiffSubject? { .commit(entry.commit) }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (entry.commit.short, look[.link]),
      (ShortAge.text(from: entry.time, to: look.now), look[.faint]), (entry.message, look[.text]),
    ]
  }
}

/// An action that can be taken back, in the list.
struct UndoItem: GitListItem {
  let entry: UndoEntry

  static let title = "Undo"
  static let emptyText = "Nothing can be taken back here."
  static let columns = [
    Table.Column("age", width: 6, alignment: .trailing, importance: 4),
    Table.Column("what was done", width: 16...90, importance: 8),
  ]

  var key: String { entry.id }
  var subject: DiffSubject? {
    .text(
      entry.title,
      [DiffPreface("Taking it back runs:", .faint)]
        + entry.commands.map { DiffPreface("  " + $0, .source) })
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (ShortAge.text(from: entry.time, to: look.now), look[.faint]), (entry.title, look[.text]),
    ]
  }
}

/// A command of git that ran, in the list.
struct CommandItem: GitListItem {
  let entry: CommandLog.Entry

  static let title = "Commands"
  static let emptyText = "No command has run yet."
  static let columns = [
    Table.Column("exit", width: 9, importance: 5),
    Table.Column("ms", width: 6, alignment: .trailing, importance: 4),
    Table.Column("command", width: 16...120, importance: 8),
  ]

  var key: String { "\(entry.id)" }

  var subject: DiffSubject? {
    .text(
      "Command \(entry.id)",
      [
        DiffPreface(entry.text, .source),
        DiffPreface("in \(entry.folder)", .faint),
        DiffPreface("\(ending.words), \(milliseconds) ms", .faint),
      ])
  }

  private var milliseconds: String { Figures.count(Int(entry.duration / .milliseconds(1))) }

  private var ending: (words: String, scope: Scope) {
    switch entry.ending {
    case .running: ("running", .notice)
    case .status(0): ("0", .faint)
    case .status(let code): ("\(code)", .errorNotice)
    case .cancelled: ("cancelled", .warningNotice)
    case .stopped: ("stopped", .faint)
    case .failed: ("failed", .errorNotice)
    }
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    [
      (ending.words, look[ending.scope]), (milliseconds, look[.faint]),
      (entry.text, look[entry.purpose == .read ? .faint : .text]),
    ]
  }
}
