internal import WaymarkCore
package import WaymarkTerminal

extension ChatPane {
  package func availability(of command: Command) -> Availability {
    guard let action = command.action(of: ChatAction.self), !copiesSelection(action) else {
      return .enabled
    }
    let current = transcript.current?.message
    switch action {
    case .stop: return live == nil ? .disabled("No reply is coming here.") : .enabled
    case .again, .edit, .proceed, .previousBranch, .nextBranch:
      guard current != nil else { return .disabled("There is no message yet.") }
      if isBusy { return .disabled("A reply is coming; Ctrl-X stops it.") }
      if action == .proceed, proceedable == nil {
        return .disabled("No reply here was cut off.")
      }
      return .enabled
    case .otherServer: return current == nil ? .disabled("Nothing was asked yet.") : .enabled
    case .copy, .quote, .copyCode, .applyCode, .thinking, .previousMessage, .nextMessage:
      return current == nil ? .disabled("There is no message yet.") : .enabled
    case .window:
      return thread == nil ? .disabled("The first message chooses the window.") : .enabled
    default: return .enabled
    }
  }

  package mutating func perform(_ command: Command, in area: Size) -> [Effect] {
    if let action = command.action(of: SheetAction.self) { return perform(action) }
    guard phase == .open else { return [] }
    if let action = command.action(of: ComposerAction.self) { return perform(action) }
    if command.context == .field || command.context == .text { return edit(command) }
    if let action = command.action(of: ChatAction.self) {
      if action == .usePrompt { return command.argument.map { [ChatWork.prompt(named: $0)] } ?? [] }
      guard copiesSelection(action) else { return perform(action) }
      return edit(Command(action == .stop ? TextAction.cut : .copy))
    }
    if let action = command.action(of: ThreadsAction.self) { return perform(action) }
    if let action = command.action(of: ListAction.self) { return move(action, in: area) }
    return []
  }

  package var hints: [Command] {
    guard phase == .open else { return [] }
    if sheet != nil {
      return [
        Command(SheetAction.accept), Command(SheetAction.cancel), Command(SheetAction.next),
      ]
    }
    switch focus {
    case .threads:
      return [
        Command(ThreadsAction.open), Command(ThreadsAction.leave), Command(ThreadsAction.rename),
        Command(ThreadsAction.pin), Command(ThreadsAction.delete), Command(ThreadsAction.undo),
        Command(AppAction.help),
      ]
    case .transcript:
      return [
        Command(ChatAction.compose), Command(ChatAction.stop), Command(ChatAction.proceed),
        Command(ChatAction.copy), Command(ChatAction.again), Command(AppAction.help),
        Command(ChatAction.edit), Command(ChatAction.threads), Command(AppAction.quit),
      ]
    case .composer:
      return [
        Command(ChatAction.stop), Command(ComposerAction.send), Command(ComposerAction.leave),
        Command(AppAction.help), Command(ChatAction.threads), Command(ChatAction.model),
        Command(ComposerAction.newline),
      ]
    }
  }

  package var progress: PaneProgress? {
    guard let reply = replies.values.min(by: { $0.number < $1.number }) else { return nil }
    if reply.isStopping { return PaneProgress(words: "Stopping …") }
    let words =
      reply.silentSince.map { _ in "Chat: \(reply.server) is silent …" }
      ?? reply.waiting.map { "Chat: \($0) …" }
      ?? "Chat: \(Figures.counted(reply.tokens, "token")) …"
    return PaneProgress(words: words)
  }

  mutating func perform(_ action: ChatAction) -> [Effect] {
    switch action {
    case .compose: focus = .composer
    case .stop: return stop()
    case .new:
      beginThread()
      focus = .composer
    case .threads:
      focus = .threads
      list.select(thread?.id)
    case .model: return pickModel()
    case .again: return askAgain()
    case .proceed:
      return proceedable.map { ask(Question(place: .proceed(reply: $0))) } ?? []
    case .otherServer: return askElsewhere()
    case .edit: return editQuestion()
    case .copy:
      guard let message = transcript.current?.message else { return [] }
      return copy(message.content, "Copied the message.")
    case .copyCode: return copyCode()
    case .applyCode: return applyCode()
    case .quote: quote()
    case .previousMessage:
      focus = .transcript
      transcript.select(by: -1)
    case .nextMessage:
      focus = .transcript
      transcript.select(by: 1)
    case .previousBranch: return showBranch(by: -1)
    case .nextBranch: return showBranch(by: 1)
    case .thinking:
      if let id = transcript.current?.message.id {
        transcript.change(id) { $0.isThinkingShown.toggle() }
      }
    case .search: beginSearch()
    case .settings: editSettings()
    case .prompts: return PromptLibrary.presentation
    case .usePrompt: break
    case .window: showWindow()
    case .scrollUp: return scroll(by: -transcript.page)
    case .scrollDown: return scroll(by: transcript.page)
    }
    return []
  }

  /// Puts a text into the clipboard; terminals take only so much.
  func copy(_ text: String, _ notice: String) -> [Effect] {
    guard text.utf8.count <= 74_000 else {
      return [.notify(Notice("This is too long for a terminal's clipboard; /export writes it."))]
    }
    return [.copy(text), .notify(Notice(notice))]
  }

  /// The reply that can go on: the selected one, or the last.
  var proceedable: Int64? {
    guard let message = transcript.current?.message, message.role == .assistant,
      message.status == .interrupted || message.status == .stopped
    else { return nil }
    return message.id
  }

  /// Asks the question of the selected message again.
  mutating func askAgain() -> [Effect] {
    guard let message = transcript.current?.message else { return [] }
    let question = message.role == .user ? message.id : message.parent
    guard let question else { return [] }
    return ask(Question(place: .again(question: question)))
  }

  /// Takes a question back into the composer, to ask another one in its place.
  private mutating func editQuestion() -> [Effect] {
    let branch = transcript.branch
    guard let message = transcript.current?.message,
      let question = message.role == .user
        ? message : branch.last(where: { $0.id == message.parent })
    else { return [] }
    editing = question.id
    composer.replace(with: question.content)
    composer.attachments = question.attachments.filter { attachment in
      !question.content.contains("@" + attachment.reference)
    }
    focus = .composer
    return [.notify(Notice("Asks in the place of the old question, which stays; Esc leaves it."))]
  }

  mutating func quote() {
    guard let message = transcript.current?.message else { return }
    let lines = message.content.split(separator: "\n", omittingEmptySubsequences: false)
    composer.insert(lines.prefix(200).map { "> \($0)\n" }.joined() + "\n")
    focus = .composer
  }

  private mutating func showBranch(by step: Int) -> [Effect] {
    // The selected message's own place, or the last place where branches part.
    let views = transcript.messages
    guard
      let view = transcript.current?.fork.isEmpty == false
        ? transcript.current : views.last(where: { !$0.fork.isEmpty }),
      let place = view.fork.firstIndex(of: view.message.id)
    else { return [.notify(Notice("No branches part here."))] }
    let next = place + step
    guard view.fork.indices.contains(next) else { return [] }
    return [ChatWork.show(branchThrough: view.fork[next])]
  }

  // MARK: - Moving

  mutating func move(_ action: ListAction, in area: Size) -> [Effect] {
    if focus == .threads {
      list.move(action, page: max(1, area.rows - 2))
      return []
    }
    switch action {
    case .up: return scroll(by: -1)
    case .down: return scroll(by: 1)
    case .pageUp: return scroll(by: -transcript.page)
    case .pageDown: return scroll(by: transcript.page)
    case .first:
      transcript.scrollToStart()
      return readEarlier()
    case .last: transcript.scrollToEnd()
    }
    return []
  }

  mutating func scroll(by rows: Int) -> [Effect] {
    transcript.scroll(by: rows)
    return rows < 0 ? readEarlier() : []
  }

  /// Reads what stands before, when the beginning of what is here is near.
  private mutating func readEarlier() -> [Effect] {
    guard transcript.hasEarlier, !isLoadingEarlier, (transcript.top?.message ?? 9) < 4,
      let thread, let parent = transcript.messages.first?.message.parent
    else { return [] }
    isLoadingEarlier = true
    return [ChatWork.readEarlier(than: parent, of: thread.id)]
  }

  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard sheet == nil, phase == .open else { return [] }
    let isInList =
      layout.list?.contains(row: event.row, column: event.column) ?? (focus == .threads)
    switch event.kind {
    case .wheelUp, .wheelDown:
      let rows = event.kind == .wheelUp ? -MouseEvent.wheelRows : MouseEvent.wheelRows
      guard isInList else { return scroll(by: rows) }
      for _ in 0..<MouseEvent.wheelRows { list.move(rows < 0 ? .up : .down, page: 1) }
    case .press(.left):
      if isInList {
        focus = .threads
        guard event.row > 0 else { return [] }
        list.select(atRow: event.row - 1)
        return list.selected.map { open($0.id) } ?? []
      }
      if layout.transcript.contains(row: event.row, column: event.column) {
        focus = .transcript
        transcript.select(atRow: event.row - layout.transcript.row)
      } else {
        focus = .composer
        giveComposer(event)
      }
    case .drag(.left): if focus == .composer { giveComposer(event) }
    default: break
    }
    return []
  }

  private mutating func giveComposer(_ event: MouseEvent) {
    var local = event
    local.row -= layout.composer.row
    local.column -= layout.composer.column
    guard local.row >= 0 else { return }
    composer.take(local)
  }
}
