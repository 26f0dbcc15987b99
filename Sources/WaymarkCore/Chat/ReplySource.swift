/// Finds the server and the window for a reply and asks.
struct ReplySource: Sendable {
  let service: ChatService
  let turn: MessageStore.Turn
  /// Whether silence in the middle of the reply does not end it.
  let isPatient: Bool
  let watch: ReplyWatch
  let listener: ChatService.Listener

  /// Asks the thread's server, and another one that may stand in when it fails before it answers.
  ///
  /// - Throws: The first server's error, with the servers that have the model in its hint.
  func open(_ progress: inout ReplyProgress) async throws -> ReplyStream {
    let server = try currentServer()
    do {
      return try await ask(server, &progress)
    } catch let error as WaymarkError where Self.isOutage(error) {
      let others = try await service.servers.others(than: server, having: turn.thread.model)
      guard let next = others.first else { throw error }
      guard next.settings.standsIn == true else {
        throw WaymarkError(
          error.code, error.message,
          hint: "The server \(next.name) has \(turn.thread.model), too.", field: error.field)
      }
      listener(.switched(to: next.name, because: error.message))
      return try await ask(next, &progress)
    }
  }

  /// Whether another server may do better.
  private static func isOutage(_ error: WaymarkError) -> Bool {
    [
      .serverUnreachable, .serverSilent, .serverUnreadable, .serverFailed, .certificateRefused,
      .replyCut,
    ].contains(error.code)
  }

  /// The thread's server; a thread without one, or whose server was removed, takes the standard one.
  private func currentServer() throws -> Server {
    if let id = turn.thread.serverID, let server = try service.servers.store.find(id: id),
      server.status == .active
    {
      return server
    }
    return try service.servers.standard()
  }

  private func ask(
    _ server: Server, _ progress: inout ReplyProgress
  ) async throws -> ReplyStream {
    let client = try service.servers.client(for: server)
    let model = try await model(on: client)
    try service.messages.note(turn.reply.id, model: model, server: server.name)
    listener(.asked(server: server.name, model: model))
    let branch = try service.messages.conversation(endingAt: turn.reply.id)
    var conversation = Conversation(turn.thread.settings, branch: branch)
    let window = try await window(for: conversation, branch, model, client)
    let thread = try service.threads.update(turn.thread.id) { thread in
      // A server that only stands in does not take the thread over.
      thread.serverID = thread.serverID ?? server.id
      thread.model = model
      thread.settings.window = window
    }
    conversation = Conversation(thread.settings, branch: branch)
    let forecast = ContextForecast(conversation, branch: branch, window: window)
    if let refusal = forecast.refusal { throw refusal }
    progress.send(conversation)
    watch.begin(model, on: client)
    return try await client.chat(
      request(thread, conversation, model, window), isPatient: isPatient)
  }

  private func request(
    _ thread: ChatThread, _ conversation: Conversation, _ model: String, _ window: Int
  ) -> ChatRequest {
    var options = thread.settings.parameters ?? [:]
    options["num_ctx"] = .whole(window)
    return ChatRequest(
      model: model, messages: conversation.messages, options: options,
      keepAlive: thread.settings.keepAlive, think: thread.settings.thinks)
  }

  /// The thread's model, or the one of the server that was changed last.
  private func model(on client: OllamaClient) async throws -> String {
    guard turn.thread.model.isEmpty else { return turn.thread.model }
    let models = try await client.models()
    guard let talking = models.first(where: \.talks) else {
      throw WaymarkError(
        .modelNotFound, "\(client.server.name) has no model to talk to.",
        hint: "`waymark models pull NAME` gets one.", field: "model")
    }
    return talking.name
  }

  /// The thread's window; one that has none gets the one it keeps.
  private func window(
    for conversation: Conversation, _ branch: [ChatMessage], _ model: String,
    _ client: OllamaClient
  ) async throws -> Int {
    if let window = turn.thread.settings.window { return window }
    async let details = client.details(of: model)
    async let loaded = client.loaded()
    let needed = ContextForecast(conversation, branch: branch, window: nil).prompt
    // What a server cannot tell is no reason not to ask it.
    let known = try await details
    let running = try? await loaded.first { ModelName.same($0.name, model) }
    let window = ContextLadder.window(
      for: needed, trained: known.contextLength, configured: known.configuredContext,
      loaded: running?.contextLength)
    listener(.window(window))
    return window
  }
}
