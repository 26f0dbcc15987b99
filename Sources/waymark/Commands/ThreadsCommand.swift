import ArgumentParser
import Foundation
import WaymarkCore

/// The threads of chat.
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads",
    abstract: "List, search, show, change, export and import threads of chat.",
    discussion: "Example: waymark threads search parser",
    subcommands: [
      ThreadsList.self, ThreadsSearch.self, ThreadsShow.self, ThreadsSet.self,
      ThreadsContext.self, ThreadsBranch.self, ThreadsExport.self, ThreadsImport.self,
      ThreadsRemove.self, ThreadsRestore.self, ThreadsDefaults.self,
    ],
    defaultSubcommand: ThreadsList.self)
}

/// The project that threads are of.
struct ThreadScope: ParsableArguments {
  @Option(help: "Only threads of the project of this directory.") var project: String?

  /// - Throws: `projectNotRegistered`.
  func scope(_ database: Database) throws -> ThreadStore.Scope {
    guard let project else { return .all }
    let found = try Blocking.run {
      try await ProjectFinder(ProjectStore(database)).find(try ProjectFolder.check(project))
    }
    guard let found else {
      throw WaymarkError(
        .projectNotRegistered, "\(project) is in no registered project.", field: "project")
    }
    return .project(found.id)
  }
}

struct ThreadsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List threads, pinned ones first, then the latest used.",
    discussion: "Example: waymark threads list --project .")

  @OptionGroup var place: ThreadScope
  @Option(help: "Threads that are active, archived or removed.")
  var status = ChatThread.Status.active
  @Option(help: "The most threads that are shown.") var limit = 100
  @Option(help: "How many are left out first.") var offset = 0
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func validate() throws {
    guard (1...10_000).contains(limit), offset >= 0 else {
      throw ValidationError("--limit takes 1 to 10000, --offset a number from 0.")
    }
  }

  func run() throws {
    let composition = Composition.live()
    let database = try composition.openDatabase()
    let threads = try composition.chat(database).threads.list(
      try place.scope(database), status: status, limit: limit, offset: offset)
    switch format {
    case .json: Console.write(try CommandJSON.text(threads.map(ThreadDocument.init)), to: .output)
    case .text where threads.isEmpty:
      Console.note("No threads; `waymark ask \"…\"` begins one.")
    case .text:
      let rows = threads.map { thread in
        [
          "\(thread.id)", thread.isPinned ? "pinned" : "", thread.title, thread.model,
          thread.updatedAt.formatted(.iso8601),
        ]
      }
      Console.write(TextTable.text(rows), to: .output)
    }
  }
}

struct ThreadsSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find messages by their words, the best first.",
    discussion: """
      Words in double quotes have to stand together; the last word may be the beginning of one.

      Example: waymark threads search incremental pars
      """)

  @Argument(help: "Words.") var words: [String]
  @OptionGroup var place: ThreadScope
  @Option(help: "The most messages that are shown.") var limit = 20
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func validate() throws {
    guard (1...1000).contains(limit) else {
      throw ValidationError("--limit takes a number from 1 to 1000.")
    }
  }

  func run() throws {
    let database = try Composition.live().openDatabase()
    let hits = try ThreadSearch(database).hits(
      words.joined(separator: " "), in: try place.scope(database), limit: limit)
    switch format {
    case .json: Console.write(try CommandJSON.text(hits.map(HitDocument.init)), to: .output)
    case .text where hits.isEmpty: Console.note("Nothing was found.")
    case .text:
      let (on, off) = Console.hasColor ? ("\u{1B}[1m", "\u{1B}[0m") : ("", "")
      for hit in hits {
        let snippet = hit.snippet.map { $0.isHit ? on + $0.text + off : $0.text }.joined()
        let title = Sanitiser.clean(hit.thread.title)
        Console.write("\(hit.thread.id)  \(title)\n    \(snippet)\n", to: .output)
      }
    }
  }
}

struct ThreadsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a thread's messages, or all its branches as a tree.",
    discussion: "Example: waymark threads show 7")

  @Argument(help: "The thread's number.") var thread: Int64
  @Flag(help: "Show every branch, each message on a line.") var tree = false
  @Option(help: "Only so many messages from the end.") var limit: Int?
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let composition = Composition.live()
    let service = try composition.chat(try composition.openDatabase())
    let found = try service.threads.find(thread)
    let messages =
      tree
      ? try service.messages.all(in: thread)
      : try service.messages.branch(endingAt: found.head, limit: max(1, limit ?? .max))
    switch format {
    case .json: Console.write(try ThreadArchive(found, messages).json(), to: .output)
    case .text:
      Console.write(
        tree
          ? ThreadText.tree(messages, head: found.head) : ThreadText.branch(found, messages),
        to: .output)
    }
  }
}

struct ThreadsBranch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branch", abstract: "Show the newest branch through a message from now on.",
    discussion: "Example: waymark threads branch 7 42")

  @Argument(help: "The thread's number.") var thread: Int64
  @Argument(help: "A message on the branch, as `threads show --tree` numbers it.")
  var message: Int64

  func run() throws {
    let composition = Composition.live()
    let service = try composition.chat(try composition.openDatabase())
    guard let found = try service.messages.find(message), found.threadID == thread else {
      throw WaymarkError(
        .messageNotFound, "Thread \(thread) has no message \(message).", field: "message")
    }
    let end = try service.messages.end(of: message)
    _ = try service.threads.update(thread) { $0.head = end }
  }
}

struct ThreadsContext: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context", abstract: "Say how full a thread's window is, and with what.",
    discussion: "Example: waymark threads context 7")

  @Argument(help: "The thread's number.") var thread: Int64
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  private struct Document: Encodable {
    let used: Int?
    let window: Int?
    let parts: [ContextPart: Int]
  }

  func run() throws {
    let composition = Composition.live()
    let service = try composition.chat(try composition.openDatabase())
    let found = try service.threads.find(thread)
    let branch = try service.messages.branch(endingAt: found.head)
    let meter = ContextMeter(found, branch: branch)
    switch format {
    case .json:
      Console.write(
        try CommandJSON.text(
          Document(used: meter.used, window: meter.window, parts: meter.parts)), to: .output)
    case .text:
      var rows = [["used", meter.used.map(Figure.tokens) ?? "not counted yet"]]
      rows.append(["window", meter.window.map(Figure.tokens) ?? "not chosen yet"])
      rows += ContextPart.allCases.compactMap { part in
        meter.parts[part].map { ["  \(part.rawValue)", Figure.tokens($0)] }
      }
      Console.write(TextTable.text(rows), to: .output)
    }
  }
}
