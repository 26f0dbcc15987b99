/// Commands that go straight to a view of the repository.
package enum GitViewAction: String, CommandSet {
  static let context = CommandContext.git

  case status = "show-status"
  case log = "show-log"
  case branches = "show-branches"
  case tags = "show-tags"
  case stashes = "show-stashes"
  case worktrees = "show-worktrees"
  case remotes = "show-remotes"
  case submodules = "show-submodules"
  case reflog = "show-reflog"
  case undo = "show-undo"
  case keys = "show-keys"
  case commands = "show-commands"

  /// The view that it goes to.
  var view: GitPane.View {
    switch self {
    case .status: .status
    case .log: .log
    case .branches: .branches
    case .tags: .tags
    case .stashes: .stashes
    case .worktrees: .worktrees
    case .remotes: .remotes
    case .submodules: .submodules
    case .reflog: .reflog
    case .undo: .undo
    case .keys: .keys
    case .commands: .commands
    }
  }

  var entry: CommandEntry {
    switch self {
    case .status: view("changed files", "s")
    case .log: view("log", "l")
    case .branches: view("branches", "b")
    case .tags: view("tags", "t")
    case .stashes: view("stashes", "h")
    case .worktrees: view("worktrees", "w")
    case .remotes: view("remotes", "r")
    case .submodules: view("submodules", "m")
    case .reflog: view("reflog", "f")
    case .undo: view("undo", "u")
    case .keys: view("SSH keys", "k")
    case .commands: view("commands", "c")
    }
  }

  private func view(_ name: String, _ key: String) -> CommandEntry {
    CommandEntry("show \(name)", "Goes to the \(name) of the repository.", keys: ["V \(key)"])
  }
}
