internal import WaymarkCore

extension ChatWork {
  static func reply(_ number: Int) -> Work.ID { Work.ID(.chat, "reply \(number)") }

  /// Stores a question, asks it and receives the reply.
  static func ask(_ question: Question, number: Int) -> Effect {
    .run(
      Work(reply(number), isSubscription: true) { services, send in
        guard let desk = services.chat else { return }
        do {
          let service = try desk.service()
          guard let turn = try await begin(question, number, desk, service, send) else { return }
          await receive(turn, number, service, send)
        } catch {
          send(ChatAnswer.refused(number, Failure(error)))
        }
      })
  }

  /// Stores what is asked; nil when a person has to say first how to make it fit.
  private static func begin(
    _ question: Question, _ number: Int, _ desk: ChatDesk, _ service: ChatService,
    _ send: Work.Send
  ) async throws -> MessageStore.Turn? {
    let project = try await desk.project()
    let turn: MessageStore.Turn
    var isBranch = false
    switch question.place {
    case .again(let asked):
      if let server = question.server, let thread = try service.messages.find(asked)?.threadID {
        _ = try service.threads.update(thread) { $0.serverID = server }
      }
      turn = try service.messages.beginAgain(asked)
      isBranch = true
    case .proceed(let reply): turn = try service.messages.reopen(reply)
    case .insteadOf(let old):
      turn = try service.ask(
        question.text, attachments: try await attachments(question, desk, project),
        insteadOf: old)
      isBranch = true
    case .afresh(let thread):
      turn = try service.ask(
        question.text, attachments: try await attachments(question, desk, project),
        afreshIn: thread)
      isBranch = true
    case .new(let choice):
      let attachments = try await attachments(question, desk, project)
      let thread = try service.threads.create(
        title: choice.title, projectID: choice.isInProject ? project?.id : nil,
        serverID: choice.server?.id, model: choice.model, settings: choice.settings)
      turn = try service.ask(question.text, attachments: attachments, in: thread.id)
    case .thread(let id):
      let attachments = try await attachments(question, desk, project)
      guard try makeFit(question, attachments, id, number, service, send) else { return nil }
      turn = try service.ask(question.text, attachments: attachments, in: id)
    }
    let content = isBranch ? try content(of: turn.thread, service) : nil
    send(ChatAnswer.begun(number, turn, content))
    return turn
  }

  private static func attachments(
    _ question: Question, _ desk: ChatDesk, _ project: Project?
  ) async throws -> [ChatAttachment] {
    let reader = try desk.reader(for: project)
    return question.attachments + (try await reader.mentioned(in: question.text))
  }

  /// Whether the conversation fits, or was made to.
  private static func makeFit(
    _ question: Question, _ attachments: [ChatAttachment], _ id: Int64, _ number: Int,
    _ service: ChatService, _ send: Work.Send
  ) throws -> Bool {
    if case .window(let tokens) = question.fit {
      _ = try service.threads.update(id) { $0.settings.window = tokens }
    }
    let forecast = try service.forecast(question.text, attachments: attachments, in: id)
    guard forecast.isTooLong else { return true }
    guard question.fit == .dropOldest, let first = forecast.firstKept else {
      send(ChatAnswer.tooLong(number, question, forecast))
      return false
    }
    try service.leaveOut(upTo: first, in: id)
    return true
  }

  private static func receive(
    _ turn: MessageStore.Turn, _ number: Int, _ service: ChatService, _ send: @escaping Work.Send
  ) async {
    let feed = ReplyFeed(number, send)
    var failure: Failure?
    var reply = turn.reply
    do {
      reply = try await withThrowingTaskGroup(of: ChatMessage?.self) { group in
        group.addTask {
          await feed.pump()
          return nil
        }
        group.addTask { try await service.receive(turn, silence: .isTold) { feed.take($0) } }
        defer { group.cancelAll() }
        while let next = try await group.next() {
          if let reply = next { return reply }
        }
        return turn.reply
      }
    } catch {
      failure = Failure(error)
      reply = (try? service.messages.find(turn.reply.id)) ?? turn.reply
    }
    feed.flush()
    let thread = (try? service.threads.find(turn.thread.id)) ?? turn.thread
    let server = (try? name(of: thread, service)) ?? ""
    send(
      ChatAnswer.ended(
        ReplyEnd(number: number, reply: reply, thread: thread, server: server, failure: failure)))
    guard failure != nil, reply.status == .failed, let question = reply.parent else { return }
    let others = (try? await standIns(for: thread, service)) ?? []
    if !others.isEmpty {
      send(ChatAnswer.alternatives(question: question, others, isWanted: false))
    }
  }

  /// Finds the servers that could answer a question instead.
  static func alternatives(for question: Int64, in thread: Int64) -> Effect {
    work("alternatives") { desk, send in
      let service = try desk.service()
      let others = try await standIns(for: try service.threads.find(thread), service)
      send(ChatAnswer.alternatives(question: question, others, isWanted: true))
    }
  }

  /// The other servers that have the thread's model.
  private static func standIns(
    for thread: ChatThread, _ service: ChatService
  ) async throws -> [Server] {
    guard !thread.model.isEmpty, let id = thread.serverID,
      let server = try service.servers.store.find(id: id)
    else { return [] }
    return try await service.servers.others(than: server, having: thread.model)
  }
}
