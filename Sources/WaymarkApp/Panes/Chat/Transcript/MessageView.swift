internal import WaymarkCore
internal import WaymarkTerminal

/// A message with the rows that it takes on the screen, laid out once for a width.
///
/// Of a reply that grows only the part that may still change is laid out again.
struct MessageView: Sendable {
  /// The most bytes of a reply, and lines of a question, that are shown; all of it is kept.
  private static let replyLimit = 2 << 20
  private static let questionLimit = 400

  private(set) var message: ChatMessage
  /// The messages that stand in its place on other branches, and it.
  var fork: [Int64] = []
  var isThinkingShown = false { didSet { head = nil } }
  private var stream = MarkdownStream()
  private var cleaner = ModelText()
  private var shownBytes = 0
  /// What can be done about the fault that ended it.
  private var hint: String?

  private var body: MarkdownRows?
  private var colors: [Int: SourceLines]?
  private var settledCount = 0
  private var head: [TextRow]?
  private var tail: [TextRow] = []
  private var isTailValid = false
  private var foot: [TextRow] = []

  init(_ message: ChatMessage) {
    self.message = message
    if message.role == .assistant { show(message.content) }
    if message.status != .growing { stream.finish() }
  }

  // MARK: - Growing

  /// Takes the next words of a reply.
  mutating func append(_ text: String) {
    message.content += text
    show(text)
    isTailValid = false
  }

  /// Takes the next thoughts.
  mutating func appendThinking(_ text: String) {
    message.thinking += text
    head = nil
  }

  /// Notes who answers.
  mutating func note(model: String, server: String) {
    message.model = model
    message.server = server
    head = nil
  }

  /// Takes the message as it is stored at its end, and what can be done about a fault.
  mutating func finish(_ stored: ChatMessage, hint: String? = nil) {
    if stored.content != message.content {
      let (fork, isThinkingShown) = (self.fork, self.isThinkingShown)
      self = MessageView(stored)
      self.fork = fork
      self.isThinkingShown = isThinkingShown
      self.hint = hint
      return
    }
    message = stored
    self.hint = hint
    stream.finish()
    head = nil
    isTailValid = false
  }

  /// Lets it grow again.
  mutating func reopen() {
    var opened = message
    opened.status = .growing
    opened.fault = ""
    let (fork, isThinkingShown) = (self.fork, self.isThinkingShown)
    self = MessageView(opened)
    self.fork = fork
    self.isThinkingShown = isThinkingShown
  }

  /// Whether it has code that nobody has coloured.
  var wantsHighlight: Bool {
    colors == nil && message.role == .assistant && message.status != .growing
      && message.content.contains("```")
  }

  /// Takes the coloured lines of its blocks of code.
  mutating func color(_ blocks: [Int: SourceLines]) {
    colors = blocks
    body = nil
  }

  private mutating func show(_ text: String) {
    guard shownBytes < MessageView.replyLimit else { return }
    shownBytes += text.utf8.count
    stream.append(cleaner.clean(text))
  }

  // MARK: - Layout

  var rowCount: Int { (head?.count ?? 0) + (body?.rows.count ?? 0) + tail.count + foot.count }

  /// A row; one that is not there is blank.
  func row(_ index: Int) -> TextRow {
    var index = index
    for part in [head ?? [], body?.rows ?? [], tail, foot] {
      if index < part.count { return part[index] }
      index -= part.count
    }
    return TextRow()
  }

  /// Lays out what is not laid out for a width.
  mutating func layOut(width: Int) {
    if body?.width != max(4, width) {
      body = MarkdownRows(width: width, colors: colors ?? [:])
      settledCount = 0
      head = nil
      isTailValid = false
      if message.role == .user { return layOutQuestion(width: width) }
    }
    if head == nil { head = makeHead(width: width) }
    guard message.role == .assistant, !isTailValid else { return }
    for piece in stream.settled[settledCount...] { body?.add(piece) }
    settledCount = stream.settled.count
    tail = body?.rows(ofRest: stream.rest, isCode: stream.isInCode) ?? []
    foot = makeFoot(width: width)
    isTailValid = true
  }

  private mutating func layOutQuestion(width: Int) {
    head = makeHead(width: width)
    tail = []
    let lines = ModelText.clean(message.content)
      .split(
        separator: "\n", maxSplits: MessageView.questionLimit, omittingEmptySubsequences: false)
    for line in lines.prefix(MessageView.questionLimit) {
      let text = FormattedText(plain: String(line.prefix(4000)))
      tail += RowWrapper.rows(of: text, width: width, base: .text)
    }
    if lines.count > MessageView.questionLimit { tail.append(TextRow("… more lines", .faint)) }
    tail.append(TextRow())
    foot = []
    isTailValid = true
  }
}

extension MessageView {
  /// Who speaks, which branch it is, what is attached, and what was thought.
  private func makeHead(width: Int) -> [TextRow] {
    var title = TextRow()
    switch message.role {
    case .user: title.spans.append(.init(text: "You", scope: .chatUser))
    case .assistant:
      let model = message.model.isEmpty ? "Reply" : message.model
      title.spans.append(.init(text: Sanitiser.clean(model), scope: .chatModel))
      if !message.server.isEmpty {
        title.spans.append(.init(text: " on " + Sanitiser.clean(message.server), scope: .faint))
      }
    }
    if fork.count > 1, let place = fork.firstIndex(of: message.id) {
      title.spans.append(.init(text: "  ‹ \(place + 1) of \(fork.count) ›", scope: .faint))
    }
    var rows = [title]
    for attachment in message.attachments {
      let name = Sanitiser.clean(attachment.reference)
      rows.append(TextRow("[\(attachment.kind.rawValue) \(name)]", .path))
    }
    if !message.thinking.isEmpty { rows += thoughts(width: width) }
    return rows
  }

  private func thoughts(width: Int) -> [TextRow] {
    var words = "Thinking …"
    if let time = message.statistics.thinkingTime {
      words = "Thought for \(Figures.decimal(Double(time) / 1000)) s"
    } else if message.status != .growing || !message.content.isEmpty {
      words = "Thoughts"
    }
    guard isThinkingShown else { return [TextRow("▸ " + words, .chatThinking)] }
    let text = ModelText.clean(String(message.thinking.suffix(100_000)))
    return [TextRow("▾ " + words, .chatThinking)]
      + text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        RowWrapper.rows(
          of: FormattedText(plain: String(line)), width: max(4, width - 2), base: .chatThinking
        ).map { TextRow([.init(text: "│ ", scope: .rule)] + $0.spans) }
      }
  }

  /// How it ended, and a blank row.
  private func makeFoot(width: Int) -> [TextRow] {
    var rows: [TextRow] = []
    func tell(_ words: String, _ scope: Scope) {
      rows += DisplayText.wrapped(words, to: max(4, width)).map { TextRow($0, scope) }
    }
    if shownBytes >= MessageView.replyLimit { tell("… the rest is kept and exported.", .faint) }
    let fault = Sanitiser.clean(message.fault)
    switch message.status {
    case .growing: break
    case .complete:
      if message.statistics.counted?.reason == "length" {
        tell("The reply reached its limit of tokens.", .warningNotice)
      }
      if let count = message.statistics.damagedLines {
        let words = Figures.counted(count, "line")
        tell("\(words) of the answer could not be read.", .warningNotice)
      }
      let figures = figures
      if !figures.isEmpty { tell(figures, .faint) }
    case .stopped: tell("Stopped; what came is kept.", .warningNotice)
    case .interrupted: tell("Cut off: \(fault)", .errorNotice)
    case .failed: tell("Nothing came: \(fault)", .errorNotice)
    }
    if let hint, message.status == .failed || message.status == .interrupted {
      tell(hint, .faint)
    }
    return rows + [TextRow()]
  }

  private var figures: String {
    let counted = message.statistics.counted
    return [
      counted?.replyTokens.map { Figures.counted($0, "token") },
      counted?.speed.map { "\(Figures.decimal($0)) tokens/s" },
      message.statistics.firstPiece.map { "first after \(Figures.decimal(Double($0) / 1000)) s" },
    ].compactMap { $0 }.joined(separator: " · ")
  }
}
