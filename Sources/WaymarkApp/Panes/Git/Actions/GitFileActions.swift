/// Commands of the view that tells which commit each line comes from.
package enum GitBlameAction: String, CommandSet {
  static let context = CommandContext.gitBlame

  case open
  case parent
  case back

  var entry: CommandEntry {
    switch self {
    case .open: .init("details", "Goes to the differences of the line's commit.", keys: ["enter"])
    case .parent:
      .init("before that", "Looks at the file before the line's commit.", keys: ["space", "b"])
    case .back: .init("back", "Goes back to where the view was opened.", keys: ["esc"])
    }
  }
}

/// Commands of the history of a file.
package enum GitHistoryAction: String, CommandSet {
  static let context = CommandContext.gitHistory

  case open
  case log
  case back

  var entry: CommandEntry {
    switch self {
    case .open: .init("lines", "Goes to what the commit did to the file.", keys: ["enter"])
    case .log: .init("log", "Shows the log from the commit on.", keys: ["space"])
    case .back: .init("back", "Goes back to where the view was opened.", keys: ["esc"])
    }
  }
}
