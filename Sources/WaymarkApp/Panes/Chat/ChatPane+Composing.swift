internal import WaymarkCore
package import WaymarkTerminal

extension ChatPane {
  package mutating func type(_ key: Key, in area: Size) -> [Effect] {
    if sheet != nil { return typeInSheet(key) }
    composer.type(key)
    return composed()
  }

  package mutating func paste(_ text: String, in area: Size) -> [Effect] {
    if sheet != nil { return pasteInSheet(text) }
    guard phase == .open else { return [] }
    focus = .composer
    let isLarge =
      text.utf8.count > Composer.pasteLimit
      || text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } > Composer.pasteLines
    guard isLarge else {
      composer.insert(text)
      return composed()
    }
    let number = composer.attachments.count { $0.reference.hasPrefix("paste") } + 1
    composer.attachments.append(
      ChatAttachment(.selection, reference: "paste \(number)", content: text))
    return [.notify(Notice("The paste is attached; /detach takes it away."))]
  }

  /// Whether the key of a command copies or cuts what is selected in the message being written, as
  /// it does wherever text is typed.
  func copiesSelection(_ action: ChatAction) -> Bool {
    focus == .composer && composer.hasSelection && [.stop, .proceed, .window].contains(action)
  }

  /// Edits the message being written.
  mutating func edit(_ command: Command) -> [Effect] {
    let copied = composer.perform(command)
    return (copied.map { copy($0, "Copied.") } ?? []) + composed()
  }

  /// Looks at what is written now.
  mutating func composed() -> [Effect] {
    proposeCompletion()
    var effects: [Effect] = []
    if paths == nil, !isAskingPaths, composer.before.contains("@") {
      isAskingPaths = true
      effects.append(ChatWork.paths)
    }
    let names = mentions
    let unknown = names.filter { weights[$0] == nil }
    if !unknown.isEmpty, names != weighed {
      weighed = names
      effects.append(ChatWork.weigh(unknown))
    }
    return effects
  }

  mutating func proposeCompletion() {
    completion = Completion(
      before: composer.before, isInFirstLine: composer.isInFirstLine, paths: paths ?? [])
  }

  /// What the text attaches.
  var mentions: [String] {
    guard composer.text.contains("@") else { return [] }
    let known = Set(paths ?? [])
    return AttachmentReference.mentions(in: composer.text) { path in
      let name = path.hasSuffix("/") ? String(path.dropLast()) : path
      return known.contains(name) || known.contains { $0.hasPrefix(name + "/") }
    }
  }

  /// What is attached, with its tokens.
  var chips: [(name: String, weight: AttachmentWeight?)] {
    let named = mentions.map { ($0, weights[$0]) }
    let others = composer.attachments.map { attachment in
      let tokens = TokenEstimator().tokens(
        bytes: attachment.estimatedBytes, of: attachment.part)
      return (attachment.reference, Optional(AttachmentWeight(tokens: tokens)))
    }
    return others + named
  }

  mutating func perform(_ action: ComposerAction) -> [Effect] {
    switch action {
    case .send:
      if acceptCompletion(always: false) { return composed() }
      return send()
    case .newline:
      composer.insert("\n")
      return composed()
    case .complete:
      if acceptCompletion(always: true) { return composed() }
      guard completion == nil, composer.isEmpty else { return [] }
      focus = .transcript
    case .previous:
      if completion != nil { completion?.move(by: -1) } else { composer.up() }
    case .next:
      if completion != nil { completion?.move(by: 1) } else { composer.down() }
    case .leave:
      if completion != nil {
        completion = nil
      } else if live != nil {
        return stop()
      } else if editing != nil || startsAfresh {
        editing = nil
        startsAfresh = false
        composer.clear()
      } else {
        focus = .transcript
      }
    }
    return []
  }

  /// Takes the proposal; Enter leaves a command alone that is complete.
  private mutating func acceptCompletion(always: Bool) -> Bool {
    guard let completion else { return false }
    let item = completion.item.text
    let isComplete = SlashCommand.read(composer.text) != nil && !always
    guard !isComplete else { return false }
    composer.replaceWord(completion.replaced, with: item)
    if item.hasPrefix("@"), !item.hasSuffix(":") { composer.insert(" ") }
    self.completion = nil
    // A command that takes nothing is done at once.
    return always || item.hasSuffix(" ") || item.hasPrefix("@")
  }

  /// Sends what is written, or does what it commands.
  mutating func send() -> [Effect] {
    var text = composer.text
    while text.last?.isWhitespace == true { text.removeLast() }
    if let (command, argument) = SlashCommand.read(text) {
      composer.replace(with: "")
      completion = nil
      return perform(command, argument)
    }
    guard text.contains(where: { !$0.isWhitespace }) || !composer.attachments.isEmpty else {
      return []
    }
    guard !isBusy else {
      return [.notify(Notice("A reply is coming; Ctrl-X stops it."))]
    }
    let place: Question.Place =
      editing.map { .insteadOf($0) }
      ?? thread.map { startsAfresh ? .afresh($0.id) : .thread($0.id) } ?? .new(choice)
    startsAfresh = false
    let question = Question(
      place: place, text: text, attachments: composer.attachments)
    composer.remember(question.text)
    composer.clear()
    completion = nil
    return ask(question)
  }

  /// Gives a question to the core.
  mutating func ask(_ question: Question) -> [Effect] {
    let number = nextNumber
    nextNumber += 1
    drafts[number] = question
    if case .new = question.place { makingThread = number }
    transcript.scrollToEnd()
    transcript.deselect()
    return [ChatWork.ask(question, number: number)]
  }

  /// Stops the reply that is coming in the open thread.
  mutating func stop() -> [Effect] {
    guard let live else { return [] }
    replies[live.number]?.isStopping = true
    return [.cancel(ChatWork.reply(live.number))]
  }

  /// The tokens of what is written now, as far as they are known.
  var draftTokens: Int {
    let estimator = TokenEstimator(branch: transcript.branch.suffix(4))
    let text =
      composer.isEmpty ? 0 : estimator.tokens(bytes: composer.text.utf8.count, of: .history)
    return chips.reduce(text) { $0 + ($1.weight?.tokens ?? 0) }
  }

  /// The window in tokens: the one in force, as far as a server told, or the one that is asked for.
  var window: Int? {
    guard let thread else { return choice.settings.window }
    return meter?.window ?? thread.settings.window
  }

  /// Whether what is written would not fit; nil while nobody knows.
  var overflow: Int? {
    guard let window else { return nil }
    let tokens = draftTokens
    guard tokens > 0 else { return nil }
    let used = meter?.used ?? meter?.parts.values.reduce(0, +) ?? 0
    let excess = used + tokens - window
    return excess > 0 ? excess : nil
  }

  /// Opens a thread about something of the dashboard, with its context attached.
  mutating func discuss(_ discussion: Discussion) -> [Effect] {
    beginThread()
    remembered = nil
    if discussion.isSent {
      return ask(
        Question(place: .new(choice), text: discussion.text, attachments: discussion.attachments))
    }
    // What was being written is not lost: the key for earlier messages brings it back.
    composer.remember(composer.text)
    composer.clear()
    composer.replace(with: discussion.text)
    composer.attachments = discussion.attachments
    focus = .composer
    return composed()
  }
}
