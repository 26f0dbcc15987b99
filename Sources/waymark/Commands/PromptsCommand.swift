import ArgumentParser
import Foundation
import WaymarkCore

/// The library of prompts.
struct PromptsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompts",
    abstract: "List, add, change, compare and try prompts.",
    discussion: """
      A prompt has places for values, {{name}} or {{name=default}}. Every change is a new version.

      Example: waymark prompts add review --text “Review this: {{code}}”
      """,
    subcommands: [
      PromptsList.self, PromptsShow.self, PromptsAdd.self, PromptsEdit.self, PromptsVersions.self,
      PromptsDiff.self, PromptsTry.self, PromptsRuns.self, PromptsRemove.self,
      PromptsRestore.self,
    ],
    defaultSubcommand: PromptsList.self)
}

struct PromptsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the prompts.",
    discussion: "Example: waymark prompts list --format json")

  @Flag(help: "List the removed prompts instead.") var removed = false
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let prompts = try store.list(removed ? .removed : .active)
    switch format {
    case .json: Console.write(try CommandJSON.text(prompts.map(PromptDocument.init)), to: .output)
    case .text where prompts.isEmpty:
      Console.note("No prompts yet; `waymark prompts add NAME --text …` adds one.")
    case .text:
      let rows = prompts.map { prompt in
        let variables = prompt.template.variables.map(\.name).joined(separator: ", ")
        return [prompt.name, "version \(prompt.version)", variables, prompt.summary]
      }
      Console.write(TextTable.text(rows), to: .output)
    }
  }
}

struct PromptsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a prompt's text.",
    discussion: "Example: waymark prompts show review --version 1")

  @Argument(help: "Its name.") var prompt: String
  @Option(help: "An older version.") var version: Int?
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let found = try store.find(named: prompt)
    switch format {
    case .json: Console.write(try CommandJSON.text(PromptDocument(found)), to: .output)
    case .text:
      let text = try version.map { try store.text(of: found, version: $0) } ?? found.text
      Console.write(ModelText.clean(text) + (text.hasSuffix("\n") ? "" : "\n"), to: .output)
    }
  }
}

/// The text of a prompt as the command line gives it.
struct PromptText: ParsableArguments {
  @Option(help: "The text.") var text: String?
  @Option(help: "A file with the text; - reads standard input.") var file: String?

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("--text and --file exclude each other.") }
  }

  /// The text; nil when none was given.
  func value() throws -> String? { try text ?? file.map(StandardInput.text(of:)) }
}

struct PromptsAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a prompt.",
    discussion: "Example: waymark prompts add explain --file explain.md")

  @Argument(help: "What to call it.") var name: String
  @OptionGroup var text: PromptText
  @Option(help: "A sentence about it.") var description = ""

  func run() throws {
    guard let text = try text.value() else {
      throw WaymarkError(
        .invalidArgument, "There is no text.", hint: "Give it with --text or --file.",
        field: "text")
    }
    let store = PromptStore(try Composition.live().openDatabase())
    let prompt = try store.add(name: name, text: text, summary: description)
    Console.write("Added “\(prompt.name)”.\n", to: .output)
  }
}

struct PromptsEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a prompt; another text is a new version.",
    discussion: "Example: waymark prompts edit review --text “Review strictly: {{code}}”")

  @Argument(help: "Its name.") var prompt: String
  @OptionGroup var text: PromptText
  @Option(help: "A new name.") var name: String?
  @Option(help: "A new sentence about it.") var description: String?

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let changed = try store.update(
      try store.find(named: prompt), name: name, text: try text.value(), summary: description)
    Console.write("“\(changed.name)” is at version \(changed.version).\n", to: .output)
  }
}

struct PromptsVersions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "List a prompt's versions, newest first.",
    discussion: "Example: waymark prompts versions review")

  @Argument(help: "Its name.") var prompt: String

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let versions = try store.versions(of: try store.find(named: prompt))
    let rows = versions.map { version in
      [
        "\(version.number)", version.createdAt.formatted(.iso8601),
        String(version.text.prefix(60)),
      ]
    }
    Console.write(TextTable.text(rows), to: .output)
  }
}

struct PromptsDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed between two versions of a prompt.",
    discussion: "Example: waymark prompts diff review 1 3")

  @Argument(help: "Its name.") var prompt: String
  @Argument(help: "The older version; the one before the newer one when none is given.")
  var old: Int?
  @Argument(help: "The newer version; the newest when none is given.") var new: Int?

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let found = try store.find(named: prompt)
    let newer = new ?? found.version
    let older = old ?? max(1, newer - 1)
    let lines = LineChanges.lines(
      from: try store.text(of: found, version: older),
      to: try store.text(of: found, version: newer))
    let (red, green, off) =
      Console.hasColor ? ("\u{1B}[31m", "\u{1B}[32m", "\u{1B}[0m") : ("", "", "")
    for line in lines {
      switch line {
      case .kept(let text): Console.write("  \(ModelText.clean(text))\n", to: .output)
      case .removed(let text):
        Console.write("\(red)- \(ModelText.clean(text))\(off)\n", to: .output)
      case .added(let text):
        Console.write("\(green)+ \(ModelText.clean(text))\(off)\n", to: .output)
      }
    }
  }
}

struct PromptsRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a prompt off the list; its versions and runs stay.",
    discussion: "Example: waymark prompts remove review")

  @Argument(help: "Its name.") var prompt: String

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    let found = try store.find(named: prompt)
    try store.remove(found)
    Console.write(
      "Removed “\(found.name)”; `waymark prompts restore \(found.name)` takes it back.\n",
      to: .output)
  }
}

struct PromptsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a removed prompt back.",
    discussion: "Example: waymark prompts restore review")

  @Argument(help: "Its name.") var prompt: String

  func run() throws {
    let store = PromptStore(try Composition.live().openDatabase())
    guard let found = try store.list(.removed).last(where: { $0.name == prompt }) else {
      throw WaymarkError(
        .promptNotFound, "There is no removed prompt “\(Sanitiser.clean(prompt))”.",
        field: "prompt")
    }
    Console.write("“\(try store.restore(found).name)” is back.\n", to: .output)
  }
}

/// A prompt as JSON.
struct PromptDocument: Encodable {
  let name: String
  let description: String
  let version: Int
  let text: String
  let variables: [String: String?]

  init(_ prompt: Prompt) {
    name = prompt.name
    description = prompt.summary
    version = prompt.version
    text = prompt.text
    variables = Dictionary(
      prompt.template.variables.map { ($0.name, $0.standard) }, uniquingKeysWith: { $1 })
  }
}
