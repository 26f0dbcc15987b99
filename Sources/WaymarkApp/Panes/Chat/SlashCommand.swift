internal import WaymarkCore

/// What can be typed with a slash in front.
enum SlashCommand: String, CaseIterable, Sendable {
  case new, model, server, system, title, set, window, think, prompt, search, quote
  case stop, again, apply, undo
  case proceed = "continue"
  case compact, commit
  case attach, detach, export, `import`, pin, archive, delete, project, defaults, history, help

  /// What it takes; empty for nothing.
  var argument: String {
    switch self {
    case .model, .server, .prompt: "NAME"
    case .system, .title, .search: "TEXT"
    case .set: "NAME=VALUE"
    case .window: "TOKENS"
    case .think: "on|off|auto"
    case .attach: "WHAT"
    case .export, .import: "FILE"
    case .project: "here|none"
    default: ""
    }
  }

  /// One sentence.
  var help: String {
    switch self {
    case .new: "Begins a new thread."
    case .model: "Lets another model answer; without a name, shows them all."
    case .server: "Lets another server answer."
    case .system: "Sets the system prompt; empty takes it away."
    case .title: "Gives the thread a title."
    case .set: "Sets a parameter such as temperature=0.2; an empty value takes it away."
    case .window: "Sets the window; the server loads the model anew."
    case .think: "Whether the model thinks first."
    case .prompt: "Takes a prompt from the library."
    case .search: "Finds messages by their words."
    case .quote: "Quotes the last message."
    case .stop: "Stops the reply."
    case .again: "Asks for another reply."
    case .apply: "Writes a block of code to a file, its diff shown first."
    case .undo: "Takes back the block of code that was written last."
    case .proceed: "Goes on with a reply that was cut off."
    case .compact: "Sums the thread up, to go on from there; the thread stays as it is."
    case .commit: "Drafts a commit message from what is staged."
    case .attach: "Attaches a file, @diff, @plan and so on."
    case .detach: "Takes all attachments away."
    case .export: "Writes the thread to a file: .md or .json."
    case .import: "Reads a thread from a file."
    case .pin: "Keeps the thread at the top, or lets it go."
    case .archive: "Puts the thread into the archive."
    case .delete: "Deletes the thread; undo in the list brings it back."
    case .project: "Assigns the thread to this project, or to none."
    case .defaults: "New threads of this project begin as this one."
    case .history: "Sends the whole thread again, after messages were left out."
    case .help: "Shows all of these."
    }
  }

  /// Reads what was typed; nil for a message that only begins with a slash, such as a path.
  static func read(_ text: String) -> (command: SlashCommand, argument: String)? {
    guard text.hasPrefix("/") else { return nil }
    let words = text.dropFirst().split(
      separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = words.first, let command = SlashCommand(rawValue: String(name)) else {
      return nil
    }
    let argument = words.count > 1 ? words[1].trimmingPrefix { $0 == " " } : ""
    return (command, String(argument))
  }
}
