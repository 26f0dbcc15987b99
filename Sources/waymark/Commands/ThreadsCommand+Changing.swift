import ArgumentParser
import Foundation
import WaymarkCore

struct ThreadsSet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a thread: title, model, server, settings, place.",
    discussion: "Example: waymark threads set 7 --title “Parser” --pin --context 32768")

  @Argument(help: "The thread's number.") var thread: Int64
  @Option(help: "A title.") var title: String?
  @Flag(inversion: .prefixedNo, help: "Keep it at the top of the list.") var pin: Bool?
  @Flag(inversion: .prefixedNo, help: "Put it into the archive.") var archive: Bool?
  @Option(help: "Assign it to the project of this directory.") var project: String?
  @Flag(help: "Assign it to no project.") var noProject = false
  @Flag(help: "Send all its messages again.") var wholeHistory = false
  @OptionGroup var choice: AskChoice

  func run() throws {
    let database = try Composition.live().openDatabase()
    let store = ThreadStore(database)
    let scope = try ThreadScope(project: project).scope(database)
    if let title { _ = try store.rename(thread, to: title) }
    _ = try store.update(thread) { thread in
      if let pin { thread.isPinned = pin }
      if let archive { thread.status = archive ? .archived : .active }
      if case .project(let id) = scope { thread.projectID = id }
      if noProject { thread.projectID = nil }
      if wholeHistory { thread.settings.historyStart = nil }
      try choice.apply(to: &thread, in: ServerStore(database))
    }
  }
}

extension ThreadScope {
  init(project: String?) {
    self.init()
    self.project = project
  }
}

struct ThreadsRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Delete threads; `restore` takes it back.",
    discussion: "Example: waymark threads remove 7")

  @Argument(help: "The threads' numbers.") var threads: [Int64]

  func run() throws {
    let store = ThreadStore(try Composition.live().openDatabase())
    for id in threads {
      let thread = try store.update(id) { $0.status = .removed }
      Console.write(
        "Removed “\(Sanitiser.clean(thread.title))”; `waymark threads restore \(id)` takes it "
          + "back.\n", to: .output)
    }
  }
}

struct ThreadsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring removed threads back.",
    discussion: "Example: waymark threads restore 7")

  @Argument(help: "The threads' numbers.") var threads: [Int64]

  func run() throws {
    let store = ThreadStore(try Composition.live().openDatabase())
    for id in threads { _ = try store.update(id) { $0.status = .active } }
  }
}

/// The forms that a thread is exported in.
enum ArchiveFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case markdown
}

struct ThreadsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a thread as JSON (all branches) or Markdown (the branch that is shown).",
    discussion: "Example: waymark threads export 7 --format markdown --output parser.md")

  @Argument(help: "The thread's number.") var thread: Int64
  @Option(help: "json or markdown.") var format = ArchiveFormat.json
  @Option(name: [.short, .long], help: "Write to this file.") var output: String?

  func run() throws {
    let composition = Composition.live()
    let service = try composition.chat(try composition.openDatabase())
    let found = try service.threads.find(thread)
    let text =
      switch format {
      case .json: try ThreadArchive(found, service.messages.all(in: thread)).json()
      case .markdown:
        ThreadMarkdown.text(found, branch: try service.messages.branch(endingAt: found.head))
      }
    guard let output else {
      // A file gets every byte; a terminal gets what it can show.
      let isSafe = format == .json || !Console.isTerminal(.output)
      return Console.write(isSafe ? text : ModelText.clean(text), to: .output)
    }
    try FileWriter.replace(output, with: Array(text.utf8))
  }
}

struct ThreadsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a new thread of an exported one.",
    discussion: "Example: waymark threads import parser.md")

  @Argument(help: "A file that `threads export` wrote; - reads standard input.") var file: String
  @Option(help: "Assign it to the project of this directory.") var project: String?
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let database = try Composition.live().openDatabase()
    let archive = try ThreadArchive(reading: try StandardInput.text(of: file))
    let scope = try ThreadScope(project: project).scope(database)
    let projectID: Int64? = if case .project(let id) = scope { id } else { nil }
    let thread = try ThreadStore(database).add(archive, projectID: projectID)
    switch format {
    case .json: Console.write(try CommandJSON.text(ThreadDocument(thread)), to: .output)
    case .text:
      Console.write(
        "Thread \(thread.id), “\(Sanitiser.clean(thread.title))”, has "
          + "\(archive.messages.count) messages.\n", to: .output)
    }
  }
}

struct ThreadsDefaults: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "defaults", abstract: "Show or set what a project's new threads begin with.",
    discussion: "Example: waymark threads defaults --model qwen2.5-coder:7b --option temperature=0")

  @Option(help: "A directory of the project.") var project = "."
  @Option(help: "The model.") var model: String?
  @Option(help: "The server.") var server: String?
  @Option(help: "The system prompt.") var system: String?
  @Option(help: "A parameter as NAME=VALUE; can be repeated.") var option: [NameValue] = []
  @Flag(help: "Forget what was set.") var clear = false

  func run() throws {
    let database = try Composition.live().openDatabase()
    guard case .project(let id) = try ThreadScope(project: project).scope(database) else { return }
    let store = ChatDefaultsStore(database)
    var defaults = clear ? ChatDefaults() : try store.defaults(of: id)
    defaults.model = model ?? defaults.model
    if let server { defaults.server = try ServerStore(database).find(named: server).name }
    defaults.system = system ?? defaults.system
    if !option.isEmpty {
      defaults.parameters = (defaults.parameters ?? [:]).merging(option.parameters) { $1 }
    }
    try store.set(defaults, of: id)
    Console.write(try CommandJSON.text(defaults), to: .output)
  }
}

extension ChatThread.Status: ExpressibleByArgument {}
