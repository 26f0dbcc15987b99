/// Commands of the frame around the panes.
package enum AppAction: String, CommandSet {
  static let context = CommandContext.app

  case dashboard, chat, files, git, editor, servers
  case nextTab = "next-tab"
  case previousTab = "previous-tab"
  case sideBySide = "side-by-side"
  case stacked
  case otherPane = "other-pane"
  case widen, narrow
  case palette
  case help
  case theme, keymap
  case activities, log
  case reload
  case redraw
  case suspend
  case quit

  var entry: CommandEntry {
    switch self {
    case .dashboard: tab(.dashboard)
    case .chat: tab(.chat)
    case .files: tab(.files)
    case .git: tab(.git)
    case .editor: tab(.editor)
    case .servers: tab(.servers)
    case .nextTab: .init("next tab", "Goes to the tab on the right.", keys: ["]"])
    case .previousTab: .init("previous tab", "Goes to the tab on the left.", keys: ["["])
    case .sideBySide:
      .init("side by side", "Shows a second pane at the right, or takes it away.", keys: ["|"])
    case .stacked:
      .init("stacked", "Shows a second pane below, or takes it away.", keys: ["_"])
    case .otherPane:
      .init("other pane", "Moves to the other pane on the screen.", keys: ["ctrl-o", "f6"])
    case .widen:
      .init("more room", "Gives the left or upper pane more room.", keys: [">"])
    case .narrow:
      .init("less room", "Gives the left or upper pane less room.", keys: ["<"])
    case .palette:
      .init("commands", "Finds a command by its name.", keys: [":", "ctrl-shift-p"])
    case .theme:
      .init(
        "theme", "Chooses a theme; the screen shows each.", keys: [", t"],
        arguments: [CommandArgument("NAME", "The name of a theme.", isOptional: true)])
    case .keymap:
      .init(
        "keymap", "Chooses a keymap.", keys: [", k"],
        arguments: [CommandArgument("NAME", "The name of a keymap.", isOptional: true)])
    case .activities: .init("activities", "Shows what runs and stops it.", keys: [", a"])
    case .log: .init("log", "Shows the log.", keys: [", l"])
    case .reload:
      .init("reload settings", "Reads settings, theme and keymap again.", keys: [", r"])
    case .help: .init("help", "Shows every key that works here.", keys: ["?", "f1"])
    case .redraw: .init("redraw", "Paints the whole screen anew.", keys: ["ctrl-l"])
    case .suspend:
      .init("suspend", "Stops Waymark; `fg` in the shell brings it back.", keys: ["ctrl-z"])
    case .quit: .init("quit", "Leaves Waymark.", keys: ["q", "ctrl-q", "ctrl-c"])
    }
  }

  /// The tab that a command opens.
  var tab: Tab? { Tab(rawValue: rawValue) }

  private func tab(_ tab: Tab) -> CommandEntry {
    CommandEntry(
      tab.title.lowercased(), "Opens the \(tab.title) tab.",
      keys: ["\(tab.number)", "alt-\(tab.number)"])
  }
}

/// Commands that move in whatever list has the focus.
package enum ListAction: String, CommandSet {
  static let context = CommandContext.list

  case up, down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first, last

  var entry: CommandEntry {
    switch self {
    case .up: .init("up", "Selects the row above.", keys: ["up", "k"])
    case .down: .init("down", "Selects the row below.", keys: ["down", "j"])
    case .pageUp:
      .init("page up", "Goes up by a page.", keys: ["pageup", "ctrl-b", "ctrl-u"])
    case .pageDown:
      .init("page down", "Goes down by a page.", keys: ["pagedown", "ctrl-f", "ctrl-d"])
    case .first: .init("first", "Selects the first row.", keys: ["home", "g"])
    case .last: .init("last", "Selects the last row.", keys: ["end", "G"])
    }
  }
}

/// Commands of the dashboard.
package enum DashboardAction: String, CommandSet {
  static let context = CommandContext.dashboard

  case open
  case nextSection = "next-section"
  case previousSection = "previous-section"
  case analyze
  case analyzeFully = "analyze-fully"
  case discuss
  case toggle, expand, collapse
  case expandAll = "expand-all"
  case collapseAll = "collapse-all"
  case cancel

  var entry: CommandEntry {
    switch self {
    case .open:
      .init("evidence", "Shows the evidence for the selected row with its source.", keys: ["enter"])
    case .nextSection: .init("section", "Goes to the next section.", keys: ["tab"])
    case .previousSection:
      .init("previous section", "Goes to the previous section.", keys: ["shift-tab"])
    case .analyze:
      .init("analyse", "Analyses again; only changed files are parsed.", keys: ["r"])
    case .analyzeFully:
      .init("analyse fully", "Analyses again; every file is parsed.", keys: ["R"])
    case .discuss:
      .init("discuss", "Opens a thread about the selected row.", keys: ["c"])
    case .toggle: .init("fold", "Opens or closes the selected objective.", keys: ["space"])
    case .expand: .init("open", "Opens the selected objective.", keys: ["right", "l"])
    case .collapse:
      .init("close", "Closes the selected objective, or goes to its parent.", keys: ["left", "h"])
    case .expandAll: .init("open all", "Opens all objectives.", keys: ["+"])
    case .collapseAll: .init("close all", "Closes all objectives.", keys: ["minus"])
    case .cancel: .init("cancel", "Stops the running analysis.", keys: ["esc"])
    }
  }
}

/// Commands of the evidence view.
package enum EvidenceAction: String, CommandSet {
  static let context = CommandContext.evidence

  case back
  case open
  case scrollDown = "scroll-down"
  case scrollUp = "scroll-up"

  var entry: CommandEntry {
    switch self {
    case .back: .init("back", "Goes back to the dashboard.", keys: ["esc", "q", "left", "h"])
    case .open: .init("edit", "Opens the place in the editor.", keys: ["enter", "e"])
    case .scrollDown:
      .init(
        "scroll", "Scrolls the source down.",
        keys: ["pagedown", "space", "ctrl-d", "ctrl-f", "J"])
    case .scrollUp:
      .init("scroll up", "Scrolls the source up.", keys: ["pageup", "b", "ctrl-u", "ctrl-b", "K"])
    }
  }
}

/// Commands while the directory is not registered or could not be opened.
package enum WelcomeAction: String, CommandSet {
  static let context = CommandContext.welcome

  case register
  case retry

  var entry: CommandEntry {
    switch self {
    case .register: .init("add project", "Adds this directory as a project.", keys: ["y"])
    case .retry: .init("try again", "Tries to open the project again.", keys: ["r"])
    }
  }
}

/// Commands of the help overlay.
package enum HelpAction: String, CommandSet {
  static let context = CommandContext.help

  case close

  var entry: CommandEntry {
    .init("close", "Closes the help.", keys: ["esc", "?", "q", "f1", "enter"])
  }
}

/// Commands while a pane does something that takes long.
package enum RunningAction: String, CommandSet {
  static let context = CommandContext.running

  case stop

  var entry: CommandEntry { .init("stop", "Stops what runs.", keys: ["esc"]) }
}
