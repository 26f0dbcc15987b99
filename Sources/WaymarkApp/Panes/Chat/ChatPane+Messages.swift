internal import Foundation
internal import WaymarkCore
package import WaymarkTerminal

extension ChatPane {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let news = message as? ReplyNews {
      take(news)
      return []
    }
    if let discussion = message as? Discussion { return discuss(discussion) }
    if let policy = message as? WindowPolicy { windowPolicy = policy }
    guard let answer = message as? ChatAnswer else { return [] }
    return receive(answer)
  }

  private mutating func receive(_ answer: ChatAnswer) -> [Effect] {
    switch answer {
    case .opened(let opening): return take(opening)
    case .failed(let failure): phase = .failed(failure)
    case .unavailable: phase = .unavailable
    case .listed(let threads, let filter): if filter == list.filter { list.show(threads) }
    case .thread(let content): return show(content)
    case .earlier(let messages, let id): takeEarlier(messages, of: id)
    case .begun(let number, let turn, let content): return begin(number, turn, content)
    case .refused(let number, let failure): return refuse(number, failure)
    case .tooLong(let number, let question, let forecast):
      restoreDraft(number)
      return makeFit(question, forecast)
    case .window(let number, let tokens): note(number, window: tokens)
    case .answers(let number, let model, let server): note(number, model, server)
    case .switched(let number, let server, let reason):
      replies[number]?.waiting = "asking \(server) instead"
      return [.notify(Notice("\(reason) Asking \(server) instead.", isError: true))]
    case .ended(let end): return finish(end)
    case .alternatives(let question, let servers, let isWanted):
      return offer(servers, for: question, isWanted: isWanted)
    case .waits(let number, let isLoaded): note(number, isLoaded: isLoaded)
    case .silent(let number, let since): return note(number, silentSince: since)
    case .updated(let thread, let server, let notice): return update(thread, server, notice)
    case .server(let server): choice.server = server
    case .meter(let meter, let id): if id == thread?.id { self.meter = meter }
    case .offers(let offers): show(offers)
    case .paths(let paths):
      self.paths = paths
      proposeCompletion()
    case .weighed(let weights): self.weights.merge(weights) { $1 }
    case .found(let text, let hits): show(hits, for: text)
    case .prompt(let prompt): return use(prompt)
    case .defaults(let defaults):
      self.defaults = defaults
      return [.notify(Notice("New threads of this project begin as this one."))]
    case .notice(let notice): return [.notify(notice)]
    case .proposed(let proposal):
      return [.present(Presentation("apply", ApplyView(proposal)))]
    case .applied(let edit):
      applied = edit
      return [.notify(Notice("Wrote \(edit.path); /undo takes it back."))]
    case .tookBack(let path):
      applied = nil
      return [.notify(Notice("\(path) is as it was."))]
    case .highlighted(let id, let blocks): transcript.change(id) { $0.color(blocks) }
    }
    return []
  }

  private mutating func take(_ opening: ChatOpening) -> [Effect] {
    phase = .open
    project = opening.project
    defaults = opening.defaults
    choice = Choice(server: opening.server, model: defaults.model ?? "")
    choice.settings.system = defaults.system
    choice.settings.parameters = defaults.parameters
    list.show(opening.threads)
    if let remembered {
      self.remembered = nil
      if composer.isEmpty { composer.replace(with: remembered.draft) }
      if let id = remembered.thread, thread == nil, opening.threads.contains(where: { $0.id == id })
      {
        return [ChatWork.read(id)]
      }
    }
    return []
  }

  // MARK: - Threads

  /// Shows a thread that was read.
  mutating func show(_ content: ThreadContent) -> [Effect] {
    park()
    parked[content.thread.id] = nil
    thread = content.thread
    server = content.server
    transcript = Transcript(content.branch, forks: content.forks)
    for message in content.branch where message.role == .user { composer.remember(message.content) }
    if let message = content.message {
      transcript.select(message)
      focus = .transcript
    }
    editing = nil
    startsAfresh = false
    isLoadingEarlier = false
    list.update(content.thread)
    list.select(content.thread.id)
    meter = ContextMeter(content.thread, branch: content.branch)
    return [ChatWork.measure(content.thread.id)] + highlight(transcript.messages)
  }

  /// Keeps the open thread while a reply comes in it.
  mutating func park() {
    guard let thread, live != nil else { return }
    parked[thread.id] = Parked(thread: thread, server: server, transcript: transcript)
  }

  /// Opens a thread.
  mutating func open(_ id: Int64) -> [Effect] {
    if id == thread?.id { return [] }
    guard let waiting = parked[id] else { return [ChatWork.read(id)] }
    park()
    parked[id] = nil
    thread = waiting.thread
    server = waiting.server
    transcript = waiting.transcript
    editing = nil
    meter = ContextMeter(waiting.thread, branch: transcript.branch)
    return [ChatWork.measure(id)]
  }

  private mutating func takeEarlier(_ messages: [ChatMessage], of id: Int64) {
    isLoadingEarlier = false
    guard id == thread?.id else { return }
    transcript.prepend(messages)
  }

  private mutating func update(
    _ thread: ChatThread, _ server: String, _ notice: String?
  ) -> [Effect] {
    list.update(thread)
    if thread.id == self.thread?.id {
      self.thread = thread
      self.server = server
      meter?.window = thread.settings.window
      if thread.status == .removed { beginThread() }
    }
    return notice.map { [.notify(Notice($0))] } ?? []
  }

  /// Begins a thread that its first message makes.
  mutating func beginThread() {
    park()
    thread = nil
    server = ""
    transcript = Transcript()
    meter = nil
    editing = nil
    startsAfresh = false
    choice.title = nil
  }

  // MARK: - Replies

  private mutating func begin(
    _ number: Int, _ turn: MessageStore.Turn, _ content: ThreadContent?
  ) -> [Effect] {
    let question = drafts[number]
    drafts[number] = nil
    if question?.isCompaction == true { compactions.insert(number) }
    replies[number] = LiveReply(
      number: number, threadID: turn.thread.id, messageID: turn.reply.id,
      since: turn.reply.createdAt, waiting: "waiting")
    list.update(turn.thread)
    var isShown = turn.thread.id == thread?.id
    if makingThread == number {
      makingThread = nil
      isShown = true
      list.select(turn.thread.id)
    }
    guard isShown else {
      // The person went on to another thread before this one was stored.
      var transcript = Transcript(
        content?.branch ?? [turn.question, turn.reply], forks: content?.forks ?? [])
      if content == nil, turn.question.parent != nil, let waiting = parked[turn.thread.id] {
        transcript = waiting.transcript
        transcript.append([turn.question, turn.reply])
      }
      parked[turn.thread.id] = Parked(thread: turn.thread, server: "", transcript: transcript)
      return []
    }
    thread = turn.thread
    editing = nil
    if let content {
      transcript = Transcript(content.branch, forks: content.forks)
    } else if case .proceed = question?.place {
      transcript.change(turn.reply.id) { $0.reopen() }
      transcript.scrollToEnd()
    } else {
      transcript.append([turn.question, turn.reply])
    }
    return []
  }

  private mutating func take(_ news: ReplyNews) {
    guard var reply = replies[news.number] else { return }
    reply.waiting = nil
    reply.silentSince = nil
    reply.bytes += news.text.utf8.count + news.thinking.utf8.count
    reply.milliseconds = news.milliseconds
    replies[news.number] = reply
    change(reply) { view in
      if !news.thinking.isEmpty { view.appendThinking(news.thinking) }
      if !news.text.isEmpty { view.append(news.text) }
    }
  }

  private mutating func note(_ number: Int, _ model: String, _ server: String) {
    guard let reply = replies[number] else { return }
    replies[number]?.model = model
    replies[number]?.server = server
    replies[number]?.waiting = "waiting for \(model) on \(server)"
    if reply.threadID == thread?.id {
      thread?.model = model
      self.server = server
    }
    change(reply) { $0.note(model: model, server: server) }
  }

  private mutating func note(_ number: Int, isLoaded: Bool) {
    guard let reply = replies[number], reply.waiting != nil else { return }
    replies[number]?.waiting =
      isLoaded ? "\(reply.model) is reading" : "loading \(reply.model) on \(reply.server)"
  }

  private mutating func note(_ number: Int, silentSince since: Date) -> [Effect] {
    guard let reply = replies[number] else { return [] }
    let isNews = reply.silentSince == nil
    replies[number]?.silentSince = since
    guard isNews, reply.threadID != thread?.id else { return [] }
    let title = list.threads.first { $0.id == reply.threadID }?.title ?? "A thread"
    return [.notify(Notice("“\(title)”: \(reply.server) has fallen silent.", isError: true))]
  }

  private mutating func note(_ number: Int, window: Int) {
    guard let reply = replies[number] else { return }
    replies[number]?.waiting = "loading with a window of \(TokenFigure.text(window))"
    if reply.threadID == thread?.id { thread?.settings.window = window }
  }

  /// Changes the message of a reply wherever its thread is.
  private mutating func change(_ reply: LiveReply, _ change: (inout MessageView) -> Void) {
    if reply.threadID == thread?.id {
      transcript.change(reply.messageID, change)
    } else {
      parked[reply.threadID]?.transcript.change(reply.messageID, change)
    }
  }

  private mutating func finish(_ end: ReplyEnd) -> [Effect] {
    guard let reply = replies[end.number] else { return [] }
    replies[end.number] = nil
    change(reply) { $0.finish(end.reply, hint: end.failure?.hint) }
    list.update(end.thread)
    var effects: [Effect] = []
    let sumsUp = compactions.remove(end.number) != nil
    if reply.threadID == thread?.id {
      if sumsUp, end.reply.status == .complete { effects += goOn(from: end.reply.content) }
      thread = end.thread
      server = end.server
      effects.append(ChatWork.measure(end.thread.id, isLoaded: end.failure == nil))
      effects += highlight(transcript.messages.suffix(1))
    } else {
      parked[reply.threadID]?.thread = end.thread
      parked[reply.threadID]?.server = end.server
      if end.failure == nil {
        effects.append(.notify(Notice("“\(end.thread.title)” has its reply.")))
      }
    }
    if let move = moves.removeValue(forKey: end.number), reply.threadID == thread?.id {
      return effects + ask(move)
    }
    if let failure = end.failure {
      // The reply says it below; a notice is for those who look elsewhere.
      let isSeen = reply.threadID == thread?.id && transcript.followsEnd
      effects.append(
        .notify(Notice(failure.message, isError: true, toldIn: isSeen ? .chat : nil)))
    }
    return effects
  }

  private mutating func refuse(_ number: Int, _ failure: Failure) -> [Effect] {
    restoreDraft(number)
    let hint = failure.hint.map { " " + $0 } ?? ""
    return [.notify(Notice(failure.message + hint, isError: true))]
  }

  /// Puts what was not stored back into the composer, unless something else is there by now.
  private mutating func restoreDraft(_ number: Int) {
    if makingThread == number { makingThread = nil }
    guard let question = drafts[number] else { return }
    drafts[number] = nil
    guard composer.isEmpty, !question.isCompaction else { return }
    composer.replace(with: question.text)
    composer.attachments = question.attachments
    if case .insteadOf(let id) = question.place { editing = id }
  }
}
