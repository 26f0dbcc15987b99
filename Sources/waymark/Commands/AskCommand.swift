import ArgumentParser
import WaymarkCore

/// Asks a model and streams the reply to standard output.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask a model; the reply streams to standard output.",
    discussion: """
      Begins a new thread unless --thread or --last names one. What comes in through a pipe goes \
      with the question. The question is stored before it is sent and the reply while it comes: \
      after Ctrl-C or a fault, --continue goes on where it ended. In the question, @ attaches a \
      file (@src/a.c:1-20), a folder, @diff, @staged, @commit:REVISION, @plan, @objective:KEY, \
      @analysis or @map.

      Examples: waymark ask "What does @Sources/main.swift do?"
                git diff --staged | waymark ask "Write a commit message"
      """)

  @Argument(help: "The question; several words are joined.") var question: [String] = []
  @OptionGroup var place: AskPlace
  @OptionGroup var choice: AskChoice
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Attach this, as @ in the question does; can be repeated.", valueName: "what")
  )
  var attach: [String] = []
  @Option(help: "Ask with this prompt of the library.") var prompt: String?
  @Option(name: .customLong("set"), help: "A value for the prompt as NAME=VALUE; can be repeated.")
  var values: [NameValue] = []
  @Flag(help: "Leave out the oldest messages when the conversation does not fit.")
  var dropOldest = false
  @Flag(help: "Print the model's thoughts, too, on standard error.") var showThinking = false
  @Flag(
    help: """
      Ask in the Waymark that runs on the project: the reply streams there. With --thread or --last \
      and no question, print that thread.
      """)
  var show = false
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func validate() throws {
    if place.isContinued || place.isAsked, !question.isEmpty || prompt != nil {
      throw ValidationError("--continue and --again take no question.")
    }
    if show,
      place.insteadOf != nil || prompt != nil || place.isContinued || place.isAsked
        || place.namesThread && !(question.isEmpty && attach.isEmpty)
    {
      throw ValidationError(
        "--show takes a question for a new thread, or --thread or --last without one.")
    }
    if prompt == nil, !values.isEmpty { throw ValidationError("--set goes with --prompt.") }
  }

  func run() throws {
    if show { return place.namesThread ? try showThread() : try askInside() }
    let composition = Composition.live()
    let session = AskSession(
      command: self, composition: composition, database: try composition.openDatabase())
    try session.run()
  }

  private func askInside() throws {
    let words = question + attach.map { $0.hasPrefix("@") ? $0 : "@\($0)" }
    var text = words.joined(separator: " ")
    if StandardInput.isGiven {
      let input = try StandardInput.text()
      guard input.utf8.count <= AskCommand.inputLimit else {
        throw WaymarkError(
          .tooLarge, "What comes in through the pipe is too long for --show.",
          hint: "Write it to a file and attach that.", field: "input")
      }
      if !input.isEmpty { text += text.isEmpty ? input : "\n\n" + input }
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw WaymarkError(
        .invalidArgument, "There is no question.", hint: "Example: waymark ask --show \"Why?\"")
    }
    let request = CompanionRequest.ask(text: text)
    let said = try CompanionClient.ask(place.project) { _ in request }
    Console.write(said + "\n", to: .output)
  }
}

extension AskCommand {
  /// The most bytes of piped input that go over to a Waymark that runs.
  private static let inputLimit = 30_000

  /// Prints a thread, and asks nothing.
  private func showThread() throws {
    let composition = Composition.live()
    let database = try composition.openDatabase()
    let service = try composition.chat(database)
    let session = AskSession(command: self, composition: composition, database: database)
    let thread = try Blocking.run { try await session.existingThread(service) }
    let messages = try service.messages.branch(endingAt: thread.head)
    Console.write(
      format == .json
        ? try ThreadArchive(thread, messages).json() : ThreadText.branch(thread, messages),
      to: .output)
  }
}

/// Where the question goes.
struct AskPlace: ParsableArguments {
  @Option(help: ArgumentHelp("Go on in this thread.", valueName: "id")) var thread: Int64?
  @Flag(help: "Go on in the thread that was used last.") var last = false
  @Flag(name: .customLong("continue"), help: "Go on with the reply that was cut off.")
  var isContinued = false
  @Flag(name: .customLong("again"), help: "Ask the last question again; the old reply stays.")
  var isAsked = false
  @Option(
    help: ArgumentHelp("Ask instead of this question; the old branch stays.", valueName: "message"))
  var insteadOf: Int64?
  @Option(help: "A directory of the project that attachments are from.") var project = "."

  func validate() throws {
    if thread != nil, last { throw ValidationError("--thread and --last exclude each other.") }
    if isContinued, isAsked {
      throw ValidationError("--continue and --again exclude each other.")
    }
  }

  /// Whether an existing thread is meant: without a number, the one that was used last.
  var namesThread: Bool { thread != nil || last || isContinued || isAsked }
}

/// Who is asked, and how; on an existing thread it stays so.
struct AskChoice: ParsableArguments {
  @Option(name: [.short, .long], help: "The model.") var model: String?
  @Option(name: [.short, .long], help: "The server.") var server: String?
  @Option(help: "The system prompt.") var system: String?
  @Option(help: ArgumentHelp("The window in tokens.", valueName: "tokens")) var context: Int?
  @Option(name: .customLong("option"), help: "A parameter as NAME=VALUE; can be repeated.")
  var options: [NameValue] = []
  @Option(help: ArgumentHelp("How long the model stays loaded, such as 10m.", valueName: "time"))
  var keepAlive: String?
  @Flag(inversion: .prefixedNo, help: "Let a model that can think do so.") var think: Bool?

  func validate() throws {
    if let context, !(256...4_194_304).contains(context) {
      throw ValidationError("--context takes 256 to 4194304 tokens.")
    }
    if options.contains(where: { $0.name == "num_ctx" }) {
      throw ValidationError("The window is set with --context.")
    }
  }

  /// The settings with what was said here.
  func applied(to settings: ThreadSettings) -> ThreadSettings {
    var settings = settings
    settings.system = system ?? settings.system
    settings.window = context ?? settings.window
    settings.keepAlive = keepAlive ?? settings.keepAlive
    settings.thinks = think ?? settings.thinks
    if !options.isEmpty {
      settings.parameters = (settings.parameters ?? [:]).merging(options.parameters) { $1 }
    }
    return settings
  }

  /// The thread with what was said here; another model gets a window of its own.
  ///
  /// - Throws: `serverNotFound`.
  func apply(to thread: inout ChatThread, in servers: ServerStore) throws {
    if let server { thread.serverID = try servers.find(named: server).id }
    if let model, model != thread.model {
      thread.model = model
      thread.settings.window = nil
    }
    thread.settings = applied(to: thread.settings)
  }
}
