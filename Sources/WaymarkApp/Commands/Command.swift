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

/// Something that a person can ask for: one action of one set.
package struct Command: Sendable, Hashable {
  package let context: CommandContext
  /// The action's name inside its context.
  let name: String
  package let entry: CommandEntry

  init(_ action: some CommandSet) {
    context = type(of: action).context
    name = action.rawValue
    entry = action.entry
  }

  /// The name in keymap files: context, a dot, the action.
  package var id: String { "\(context.rawValue).\(name)" }

  /// The action, when it is one of a set.
  func action<Actions: CommandSet>(of set: Actions.Type) -> Actions? {
    Actions.context == context ? Actions(rawValue: name) : nil
  }

  package static func == (left: Command, right: Command) -> Bool {
    left.context == right.context && left.name == right.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(context)
    hasher.combine(name)
  }
}

extension Command {
  /// The command table, in the order in which help shows it; a new set is one line.
  package static let all: [Command] =
    commands(DashboardAction.self)
    + commands(ListAction.self)
    + commands(EvidenceAction.self)
    + commands(WelcomeAction.self)
    + commands(HelpAction.self)
    + commands(AppAction.self)

  private static func commands<Actions: CommandSet>(_ set: Actions.Type) -> [Command] {
    Actions.allCases.map { Command($0) }
  }
}

/// Whether a command can be given now.
package enum Availability: Sendable, Hashable {
  case enabled
  /// A sentence that says why not.
  case disabled(String)
}
