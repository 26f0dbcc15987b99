internal import WaymarkTerminal

/// Where a command can be given; also the sections of keymap files and of the help.
package enum CommandContext: String, Sendable, CaseIterable {
  case app
  case list
  case dashboard
  case evidence
  case welcome
  case help

  /// A heading for people.
  package var title: String {
    switch self {
    case .app: "Everywhere"
    case .list: "In lists"
    case .dashboard: "Dashboard"
    case .evidence: "Evidence"
    case .welcome: "A new project"
    case .help: "Help"
    }
  }
}

/// The words and default keys of a command.
package struct CommandEntry: Sendable, Hashable {
  /// One or two words, for the hint line.
  package var title: String
  /// One sentence.
  package var help: String
  /// Default keys in keymap notation, the most usual first.
  package var keys: [String]

  init(_ title: String, _ help: String, keys: [String]) {
    self.title = title
    self.help = help
    self.keys = keys
  }
}

/// A set of commands of one context; the cases are the table.
protocol CommandSet: RawRepresentable<String>, CaseIterable, Sendable, Hashable {
  static var context: CommandContext { get }
  var entry: CommandEntry { get }
}

/// Everything that a person can ask for.
package enum Command: Sendable, Hashable {
  case app(AppAction)
  case list(ListAction)
  case dashboard(DashboardAction)
  case evidence(EvidenceAction)
  case welcome(WelcomeAction)
  case help(HelpAction)

  /// The command table, in the order in which help shows it.
  package static let all: [Command] =
    DashboardAction.allCases.map(Command.dashboard)
    + ListAction.allCases.map(Command.list)
    + EvidenceAction.allCases.map(Command.evidence)
    + WelcomeAction.allCases.map(Command.welcome)
    + HelpAction.allCases.map(Command.help)
    + AppAction.allCases.map(Command.app)

  private var member: any CommandSet {
    switch self {
    case .app(let action): action
    case .list(let action): action
    case .dashboard(let action): action
    case .evidence(let action): action
    case .welcome(let action): action
    case .help(let action): action
    }
  }

  /// The name in keymap files: context, a dot, the action.
  package var id: String { "\(context.rawValue).\(member.rawValue)" }

  package var context: CommandContext { type(of: member).context }

  package var entry: CommandEntry { member.entry }
}

/// Whether a command can be given now.
package enum Availability: Sendable, Hashable {
  case enabled
  /// A sentence that says why not.
  case disabled(String)
}
