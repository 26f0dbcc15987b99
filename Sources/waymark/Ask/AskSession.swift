import ArgumentParser
import Foundation
import WaymarkApp
import WaymarkCore

/// One run of `waymark ask`.
struct AskSession: Sendable {
  private let command: AskCommand
  private let composition: Composition
  private let database: Database

  init(command: AskCommand, composition: Composition, database: Database) {
    self.command = command
    self.composition = composition
    self.database = database
  }

  func run() throws {
    // A reader that goes away ends the reply like Ctrl-C does, and not the program before it is
    // stored.
    signal(SIGPIPE, SIG_IGN)
    let service = try composition.chat(database)
    let printer = ReplyPrinter(
      format: command.format, showsThinking: command.showThinking)
    let reply = try Blocking.run {
      let turn = try await turn(service)
      return try await receive(turn, service, printer)
    }
    let thread = try service.threads.find(reply.threadID)
    try printer.finish(reply, in: thread)
    if reply.status != .complete { throw ExitCode(ExitStatus.interrupted) }
  }

  private func receive(
    _ turn: MessageStore.Turn, _ service: ChatService, _ printer: ReplyPrinter
  ) async throws -> ChatMessage {
    do {
      return try await service.receive(turn, listener: printer.take)
    } catch {
      if let reply = try service.messages.find(turn.reply.id) {
        try printer.fail(reply, in: try service.threads.find(turn.thread.id))
      }
      throw error
    }
  }

  /// Stores what is asked.
  private func turn(_ service: ChatService) async throws -> MessageStore.Turn {
    let place = command.place
    let root = try ProjectFolder.check(place.project)
    let project = try await ProjectFinder(ProjectStore(database)).find(root)
    let known =
      place.namesThread
      ? try service.threads.update(existingThread(service, project).id) { thread in
        try command.choice.apply(to: &thread, in: service.servers.store)
      } : nil
    if let known, place.isContinued || place.isAsked {
      return try resume(known, service)
    }
    let (text, attachments) = try await question(root, project)
    if let question = place.insteadOf {
      let turn = try service.ask(text, attachments: attachments, insteadOf: question)
      return turn
    }
    let thread = try known ?? newThread(service, project)
    try makeFit(text, attachments, thread, service)
    return try service.ask(text, attachments: attachments, in: thread.id)
  }

  /// The thread that the command names, as it is.
  ///
  /// - Throws: `threadNotFound`.
  func existingThread(_ service: ChatService) async throws -> ChatThread {
    let root = try ProjectFolder.check(command.place.project)
    return try existingThread(
      service, try await ProjectFinder(ProjectStore(database)).find(root))
  }

  private func existingThread(
    _ service: ChatService, _ project: Project?
  ) throws -> ChatThread {
    let scope: ThreadStore.Scope = project.map { .project($0.id) } ?? .all
    let newest = {
      try service.threads.list(scope, limit: 1000).max { $0.updatedAt < $1.updatedAt }
    }
    guard let id = try command.place.thread ?? newest()?.id else {
      throw WaymarkError(
        .threadNotFound, "There is no thread yet.", hint: "Ask without --last.", field: "thread")
    }
    return try service.threads.find(id)
  }

  private func newThread(_ service: ChatService, _ project: Project?) throws -> ChatThread {
    let defaults =
      try project.map { try ChatDefaultsStore(database).defaults(of: $0.id) } ?? ChatDefaults()
    var settings = ThreadSettings()
    settings.system = defaults.system
    settings.parameters = defaults.parameters
    settings = command.choice.applied(to: settings)
    let server = try (command.choice.server ?? defaults.server).map(
      service.servers.store.find(named:))
    return try service.threads.create(
      projectID: project?.id, serverID: server?.id,
      model: command.choice.model ?? defaults.model ?? "", settings: settings)
  }

  /// Opens the last reply of a thread again, or asks for another one.
  private func resume(_ thread: ChatThread, _ service: ChatService) throws -> MessageStore.Turn {
    guard let head = thread.head, let reply = try service.messages.find(head) else {
      throw WaymarkError(.messageNotFound, "Thread \(thread.id) has no messages yet.")
    }
    if command.place.isContinued { return try service.messages.reopen(reply.id) }
    return try service.messages.beginAgain(reply.role == .user ? reply.id : reply.parent ?? 0)
  }

  /// The text and what goes with it.
  private func question(
    _ root: String, _ project: Project?
  ) async throws -> (String, [ChatAttachment]) {
    let reader = AttachmentReader(
      root: root, project: project, database: database, grammars: composition.grammars)
    var text = command.question.joined(separator: " ")
    var attachments: [ChatAttachment] = []
    for name in command.attach {
      attachments.append(
        try await reader.read(name.hasPrefix("@") ? String(name.dropFirst()) : name))
    }
    attachments += try await reader.mentioned(in: text)
    if let name = command.prompt {
      let template = try PromptStore(database).find(named: name).template
      var values = command.values.byName
      if !text.isEmpty { values["question"] = values["question"] ?? text }
      let takesQuestion = template.variables.contains { $0.name == "question" }
      let filled = try template.filled(with: values)
      text = takesQuestion || text.isEmpty ? filled : "\(filled)\n\n\(text)"
    }
    if StandardInput.isGiven {
      let input = try StandardInput.text()
      if text.isEmpty {
        text = input
      } else if !input.isEmpty {
        attachments.append(
          ChatAttachment(.selection, reference: "standard input", content: input))
      }
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw WaymarkError(
        .invalidArgument, "There is no question.", hint: "Example: waymark ask \"Why?\"")
    }
    return (text, attachments)
  }

  /// Says before anything is sent when the conversation does not fit.
  private func makeFit(
    _ text: String, _ attachments: [ChatAttachment], _ thread: ChatThread,
    _ service: ChatService
  ) throws {
    let forecast = try service.forecast(text, attachments: attachments, in: thread.id)
    guard let refusal = forecast.refusal else { return }
    let larger = ContextLadder.above(max(forecast.window ?? 0, forecast.prompt))
    switch (policy, forecast.firstKept, larger) {
    case (.dropOldest, let first?, _):
      try service.leaveOut(upTo: first, in: thread.id)
      Console.note("Left out the oldest \(forecast.cut.count) messages; they stay in the thread.")
    case (.enlarge, _, let larger?):
      _ = try service.threads.update(thread.id) { $0.settings.window = larger }
      Console.note("The window is \(larger) tokens now, so that all of it fits.")
    default: throw refusal
    }
  }

  /// What is done about a conversation that does not fit; a summary is for a person to look at.
  private var policy: WindowPolicy {
    command.dropOldest ? .dropOldest : Composition.configuration().load().settings.windowPolicy
  }
}
