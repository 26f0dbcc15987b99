internal import WaymarkCore

/// What the chat asks of the core.
enum ChatWork {
  /// Finds the project, its threads and whom new threads ask.
  static func open(_ filter: ThreadList.Filter) -> Effect {
    work("open") { desk, send in
      let project = try await desk.project()
      let service = try desk.service()
      let defaults = try desk.defaults(of: project)
      let server = defaults.server.flatMap { try? service.servers.store.find(named: $0) }
      send(
        ChatAnswer.opened(
          ChatOpening(
            project: project, defaults: defaults, server: server,
            threads: try threads(service, project, filter))))
    } failed: {
      .failed($0)
    }
  }

  static func list(_ filter: ThreadList.Filter) -> Effect {
    work("list") { desk, send in
      let project = try await desk.project()
      send(ChatAnswer.listed(try threads(try desk.service(), project, filter), filter))
    }
  }

  private static func threads(
    _ service: ChatService, _ project: Project?, _ filter: ThreadList.Filter
  ) throws -> [ChatThread] {
    let scope: ThreadStore.Scope =
      filter.isOfAllProjects ? .all : project.map { .project($0.id) } ?? .all
    return try service.threads.list(
      scope, status: filter.isArchive ? .archived : .active, limit: 500)
  }

  /// Reads the end of a thread.
  ///
  /// - Parameters:
  ///   - id: The thread.
  ///   - message: A message to show; its branch becomes the one that is shown.
  /// - Returns: The work.
  static func read(_ id: Int64, showing message: Int64? = nil) -> Effect {
    work("read") { desk, send in
      let service = try desk.service()
      if let message, try !isOnBranch(message, of: id, service) {
        _ = try service.messages.show(branchThrough: message)
      }
      var content = try content(of: try service.threads.find(id), service)
      if let message {
        while !content.branch.contains(where: { $0.id == message }),
          let first = content.branch.first?.parent
        {
          content.branch =
            try service.messages.branch(endingAt: first, limit: 500) + content.branch
        }
        content.message = message
      }
      send(ChatAnswer.thread(content))
    }
  }

  private static func isOnBranch(
    _ message: Int64, of id: Int64, _ service: ChatService
  ) throws -> Bool {
    let head = try service.threads.find(id).head
    return try service.messages.branch(endingAt: head).contains { $0.id == message }
  }

  static func content(of thread: ChatThread, _ service: ChatService) throws -> ThreadContent {
    ThreadContent(
      thread: thread,
      branch: try service.messages.branch(endingAt: thread.head, limit: ThreadContent.limit),
      forks: try service.messages.forks(in: thread.id), server: try name(of: thread, service))
  }

  static func name(of thread: ChatThread, _ service: ChatService) throws -> String {
    try thread.serverID.flatMap { try service.servers.store.find(id: $0) }?.name ?? ""
  }

  /// Reads what stands before a message.
  static func readEarlier(than message: Int64, of thread: Int64) -> Effect {
    work("earlier") { desk, send in
      let earlier = try desk.service().messages.branch(
        endingAt: message, limit: ThreadContent.limit)
      send(ChatAnswer.earlier(earlier, of: thread))
    }
  }

  /// Shows the newest branch through a message.
  static func show(branchThrough message: Int64) -> Effect {
    work("branch") { desk, send in
      let service = try desk.service()
      let thread = try service.messages.show(branchThrough: message)
      var content = try content(of: thread, service)
      content.message = message
      send(ChatAnswer.thread(content))
    }
  }

  /// Changes a thread.
  static func change(
    _ id: Int64, notice: String? = nil,
    _ change: @escaping @Sendable (inout ChatThread) throws -> Void
  ) -> Effect {
    work("change \(id)") { desk, send in
      let service = try desk.service()
      let thread = try service.threads.update(id, change)
      send(ChatAnswer.updated(thread, server: try name(of: thread, service), notice: notice))
    }
  }

  /// Lets another server answer in a thread, or in the one that is begun.
  static func choose(serverNamed name: String, for thread: Int64?) -> Effect {
    work("server") { desk, send in
      let service = try desk.service()
      let server = try service.servers.store.find(named: name)
      guard let thread else { return send(ChatAnswer.server(server)) }
      let changed = try service.threads.update(thread) { $0.serverID = server.id }
      send(
        ChatAnswer.updated(
          changed, server: server.name, notice: "\(server.name) answers from now on."))
    }
  }

  static func rename(_ id: Int64, to title: String) -> Effect {
    work("rename \(id)") { desk, send in
      let service = try desk.service()
      let thread = try service.threads.rename(id, to: title)
      send(ChatAnswer.updated(thread, server: try name(of: thread, service), notice: nil))
    }
  }

  /// Counts what fills the window, over the whole branch.
  ///
  /// - Parameters:
  ///   - id: The thread.
  ///   - isLoaded: Whether the server has answered just now; it is asked for the window that is in
  ///     force then.
  /// - Returns: The work.
  static func measure(_ id: Int64, isLoaded: Bool = false) -> Effect {
    work("measure") { desk, send in
      let service = try desk.service()
      let thread = try service.threads.find(id)
      let branch = try service.messages.conversation(endingAt: thread.head)
      var meter = ContextMeter(thread, branch: branch)
      send(ChatAnswer.meter(meter, of: id))
      guard isLoaded, let server = try thread.serverID.flatMap(service.servers.store.find(id:)),
        let models = try? await service.servers.client(for: server).loaded(),
        let window = models.first(where: { ModelName.same($0.name, thread.model) })?.contextLength,
        window > 0, window != meter.window
      else { return }
      meter.window = window
      send(ChatAnswer.meter(meter, of: id))
    }
  }

  /// Asks every server for its models.
  static let offers = work("offers") { desk, send in
    send(ChatAnswer.offers(try await desk.offers()))
  }

  /// Lists what can be attached.
  static let paths = work("paths") { desk, send in
    send(ChatAnswer.paths(try await desk.paths(of: try await desk.project())))
  }

  /// Reads attachments to see how many tokens they have.
  static func weigh(_ names: [String]) -> Effect {
    work("weigh") { desk, send in
      let reader = try desk.reader(for: try await desk.project())
      var weights: [String: AttachmentWeight] = [:]
      for name in names {
        do {
          let attachment = try await reader.read(name)
          let tokens = TokenEstimator().tokens(
            bytes: attachment.estimatedBytes, of: attachment.part)
          weights[name] = AttachmentWeight(tokens: tokens)
        } catch let error as WaymarkError {
          weights[name] = AttachmentWeight(fault: error.message)
        }
      }
      send(ChatAnswer.weighed(weights))
    }
  }

  static func search(_ text: String, in filter: ThreadList.Filter) -> Effect {
    work("search") { desk, send in
      let project = try await desk.project()
      let scope: ThreadStore.Scope =
        filter.isOfAllProjects ? .all : project.map { .project($0.id) } ?? .all
      send(
        ChatAnswer.found(text, try ThreadSearch(try desk.core().database).hits(text, in: scope)))
    }
  }

  static func prompt(named name: String) -> Effect {
    work("prompt") { desk, send in
      send(ChatAnswer.prompt(try desk.prompts().find(named: name)))
    }
  }

  /// Makes the choices of a thread those of new threads.
  static func keep(_ defaults: ChatDefaults) -> Effect {
    work("defaults") { desk, send in
      guard let project = try await desk.project() else {
        return send(ChatAnswer.notice(Notice("This directory is not a project yet.")))
      }
      try desk.set(defaults, of: project)
      send(ChatAnswer.defaults(defaults))
    }
  }

  static func work(
    _ name: String,
    _ body: @escaping @Sendable (ChatDesk, @escaping Work.Send) async throws -> Void,
    failed: @escaping @Sendable (Failure) -> ChatAnswer = { failure in
      let hint = failure.hint.map { " " + $0 } ?? ""
      return .notice(Notice(failure.message + hint, isError: true))
    }
  ) -> Effect {
    .run(
      Work(Work.ID(.chat, name)) { services, send in
        guard let desk = services.chat else { return send(ChatAnswer.unavailable) }
        do {
          try await body(desk, send)
        } catch is CancellationError {
        } catch {
          send(failed(Failure(error)))
        }
      })
  }
}
