internal import WaymarkTerminal

/// Where a command can be given; also the sections of keymap files and of the help.
package enum CommandContext: String, Sendable, CaseIterable {
  case app
  case list
  case dashboard
  case evidence
  case files
  case editor
  case cursor
  case find
  case running
  case completion
  case contentSearch = "content-search"
  case difference
  case vim
  case welcome
  case chat
  case composer
  case threads
  case prompts
  case promptText = "prompt-text"
  case promptVersions = "prompt-versions"
  case promptTrial = "prompt-trial"
  case servers
  case models
  case sheet
  case git
  case gitStatus = "git-status"
  case gitDiff = "git-diff"
  case gitCommit = "git-commit"
  case gitLog = "git-log"
  case gitBranches = "git-branches"
  case gitTags = "git-tags"
  case gitStashes = "git-stashes"
  case gitWorktrees = "git-worktrees"
  case gitRemotes = "git-remotes"
  case gitReflog = "git-reflog"
  case gitUndo = "git-undo"
  case gitCommands = "git-commands"
  case gitBlame = "git-blame"
  case gitHistory = "git-history"
  case gitRebase = "git-rebase"
  case gitConflict = "git-conflict"
  case gitSubmodules = "git-submodules"
  case gitKeys = "git-keys"
  case gitPrompt = "git-prompt"
  case help
  case picker
  case field
  case text
  case dialog
  case activities
  case log

  /// A heading for people.
  package var title: String {
    switch self {
    case .app: "Everywhere"
    case .list: "In lists"
    case .dashboard: "Dashboard"
    case .evidence: "Evidence"
    case .files: "Files"
    case .editor: "Editor"
    case .cursor: "Cursors in the editor"
    case .find: "Find in the editor"
    case .running: "While something runs"
    case .completion: "Completing a word"
    case .contentSearch: "Search in files"
    case .difference: "Differences"
    case .vim: "Modal editing"
    case .welcome: "A new project"
    case .chat: "Chat"
    case .composer: "Writing a message"
    case .threads: "Threads"
    case .prompts: "Prompts"
    case .promptText: "Writing a prompt"
    case .promptVersions: "Versions of a prompt"
    case .promptTrial: "Trying a prompt"
    case .servers: "Servers"
    case .models: "Models of a server"
    case .sheet: "Choosing and filling in"
    case .git: "Git"
    case .gitStatus: "Git: changed files"
    case .gitDiff: "Git: differences"
    case .gitCommit: "Git: a commit message"
    case .gitLog: "Git: log"
    case .gitBranches: "Git: branches"
    case .gitTags: "Git: tags"
    case .gitStashes: "Git: stashes"
    case .gitWorktrees: "Git: worktrees"
    case .gitRemotes: "Git: remotes"
    case .gitReflog: "Git: reflog"
    case .gitUndo: "Git: undo"
    case .gitCommands: "Git: commands"
    case .gitBlame: "Git: blame"
    case .gitHistory: "Git: the history of a file"
    case .gitRebase: "Git: a rebase"
    case .gitConflict: "Git: the conflicts of a file"
    case .gitSubmodules: "Git: submodules"
    case .gitKeys: "Git: SSH keys of the project"
    case .gitPrompt: "Git: typing a line"
    case .help: "Help"
    case .picker: "Picking from a list"
    case .field: "Typing a line"
    case .text: "Typing several lines"
    case .dialog: "A question"
    case .activities: "What runs"
    case .log: "The log"
    }
  }
}

/// The words and default keys of a command.
///
/// A class, since commands are copied about far more often than their words are read.
package final class CommandEntry: Sendable {
  /// One or two words, for the hint line.
  package let title: String
  /// One sentence.
  package let help: String
  /// Default keys in keymap notation, the most usual first.
  package let keys: [String]
  /// What the command takes after its name; asked for when it is missing and needed.
  package let arguments: [CommandArgument]
  /// Whether something would be lost that cannot be had back; asked before it is done.
  package let isDestructive: Bool

  init(
    _ title: String, _ help: String, keys: [String], arguments: [CommandArgument] = [],
    isDestructive: Bool = false
  ) {
    self.title = title
    self.help = help
    self.keys = keys
    self.arguments = arguments
    self.isDestructive = isDestructive
  }
}

/// Something that a command takes after its name.
package struct CommandArgument: Sendable, Hashable {
  package var name: String
  /// One sentence.
  package var help: String
  /// Whether the command works without it.
  package var isOptional: Bool

  init(_ name: String, _ help: String, isOptional: Bool = false) {
    self.name = name
    self.help = help
    self.isOptional = isOptional
  }
}

/// A set of commands of one context; the cases are the table.
protocol CommandSet: RawRepresentable<String>, CaseIterable, Sendable, Hashable {
  static var context: CommandContext { get }
  var entry: CommandEntry { get }
}

/// Something that a person can ask for: one action of one set.
package struct Command: Sendable, Hashable {
  package let context: CommandContext
  /// The action's name inside its context.
  let name: String
  package let entry: CommandEntry
  /// What was given after the name, for commands that take something.
  package var argument: String?

  init(_ action: some CommandSet, _ argument: String? = nil) {
    context = type(of: action).context
    name = action.rawValue
    entry = action.entry
    self.argument = argument
  }

  /// The name in keymap files: context, a dot, the action.
  package var id: String { "\(context.rawValue).\(name)" }

  /// The action, when it is one of a set.
  func action<Actions: CommandSet>(of set: Actions.Type) -> Actions? {
    Actions.context == context ? Actions(rawValue: name) : nil
  }

  package static func == (left: Command, right: Command) -> Bool {
    left.context == right.context && left.name == right.name && left.argument == right.argument
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(context)
    hasher.combine(name)
    hasher.combine(argument)
  }
}

extension Command {
  private static let byID: [String: Command] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The command with a name, which may be followed by its argument: `app.theme nord`.
  package init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let id = words.first, let known = Command.byID[String(id)] else { return nil }
    self = known
    let rest = words.count > 1 ? words[1].trimmingPrefix(while: { $0 == " " }) : ""
    guard !rest.isEmpty else { return }
    guard !entry.arguments.isEmpty else { return nil }
    argument = String(rest)
  }
}

/// Whether a command can be given now.
package enum Availability: Sendable, Hashable {
  case enabled
  /// A sentence that says why not.
  case disabled(String)
}
