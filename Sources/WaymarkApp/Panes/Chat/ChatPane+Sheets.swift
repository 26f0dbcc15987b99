internal import WaymarkCore
internal import WaymarkTerminal

extension ChatPane {
  mutating func close() {
    sheet = nil
    purpose = nil
  }

  mutating func perform(_ action: SheetAction) -> [Effect] {
    guard let outcome = sheet?.perform(action) else { return [] }
    return take(outcome)
  }

  mutating func typeInSheet(_ key: Key) -> [Effect] { take(sheet?.type(key) ?? .stays) }

  mutating func pasteInSheet(_ text: String) -> [Effect] { take(sheet?.paste(text) ?? .stays) }

  private mutating func take(_ outcome: Sheet.Outcome) -> [Effect] {
    switch outcome {
    case .stays: return []
    case .cancelled:
      close()
      return []
    case .searches(let text): return [ChatWork.search(text, in: list.filter)]
    case .accepted: return accept()
    }
  }

  private mutating func accept() -> [Effect] {
    guard let sheet, let purpose else { return [] }
    let (selection, values) = (sheet.selection, sheet.values)
    switch purpose {
    case .model: return chooseModel(selection)
    case .rename(let id):
      close()
      return [ChatWork.rename(id, to: values.first ?? "")]
    case .settings: return acceptSettings(values)
    case .search:
      guard let selection, hits.indices.contains(selection) else { return [] }
      close()
      let hit = hits[selection]
      park()
      return [ChatWork.read(hit.thread.id, showing: hit.messageID)]
    case .copyCode(let blocks):
      close()
      guard let selection, blocks.indices.contains(selection) else { return [] }
      return copy(blocks[selection], "Copied the code.")
    case .applyCode(let blocks):
      guard let selection, blocks.indices.contains(selection) else { return [] }
      return choose(blocks[selection])
    case .applyTo(let edit):
      guard let path = values.first, !path.isEmpty else { return [] }
      close()
      return [ChatWork.propose(edit, for: path)]
    case .promptValues(let prompt): return fill(prompt, values)
    case .fit(let question, let forecast):
      close()
      return choose(selection, toFit: question, forecast)
    case .otherServer(let question, let servers):
      close()
      guard let selection, servers.indices.contains(selection) else { return [] }
      let move = Move(question: question, server: servers[selection].id)
      guard let live else { return ask(move) }
      moves[live.number] = move
      return stop()
    case .reading: close()
    }
    return []
  }

  // MARK: - Models

  /// Asks for the models of all servers and lets one be chosen.
  mutating func pickModel() -> [Effect] {
    purpose = .model
    var sheet = Sheet("Model", .pick(Picker([])))
    sheet.empty = "Asking the servers …"
    self.sheet = sheet
    return [ChatWork.offers]
  }

  mutating func show(_ offers: [ModelOffer]) {
    self.offers = offers
    guard purpose == .model, case .pick(var picker) = sheet?.content else { return }
    picker.replace(with: modelRows.map(\.item))
    let model = thread?.model ?? choice.model
    if let index = modelRows.firstIndex(where: { $0.model == model && $0.server.name == server }) {
      picker.select(item: index)
    }
    sheet?.content = .pick(picker)
    sheet?.empty = "No model. The Servers tab pulls models and adds servers."
  }

  private var modelRows: [(server: Server, model: String, item: Picker.Item)] {
    offers.flatMap { offer in
      if let fault = offer.fault {
        return [
          (
            offer.server, "",
            Picker.Item(title: offer.server.name, note: "does not answer", obstacle: fault)
          )
        ]
      }
      return offer.models.map { model in
        let note = [model.parameterSize, offer.server.name].filter { !$0.isEmpty }
          .joined(separator: " · ")
        return (
          offer.server, model.name,
          Picker.Item(title: model.name, keywords: offer.server.name, note: note)
        )
      }
    }
  }

  private mutating func chooseModel(_ selection: Int?) -> [Effect] {
    let rows = modelRows
    close()
    guard let selection, rows.indices.contains(selection) else { return [] }
    let (server, model) = (rows[selection].server, rows[selection].model)
    guard let thread else {
      choice.server = server
      choice.model = model
      return []
    }
    return [
      ChatWork.change(thread.id) { thread in
        // The window was chosen for the model.
        if thread.model != model { thread.settings.window = nil }
        thread.serverID = server.id
        thread.model = model
      }
    ]
  }

  mutating func choose(model: String) -> [Effect] {
    guard let thread else {
      choice.model = model
      return []
    }
    return [
      ChatWork.change(thread.id, notice: "\(model) answers from now on.") { thread in
        if thread.model != model { thread.settings.window = nil }
        thread.model = model
      }
    ]
  }

  mutating func choose(serverNamed name: String) -> [Effect] {
    [ChatWork.choose(serverNamed: name, for: thread?.id)]
  }

  // MARK: - What does not fit

  /// Does what the settings say about a conversation that does not fit, or asks.
  mutating func makeFit(_ question: Question, _ forecast: ContextForecast) -> [Effect] {
    let count = Figures.counted(forecast.cut.count, "message")
    let larger = ContextLadder.above(max(forecast.window ?? 0, forecast.prompt))
    switch windowPolicy {
    // A summary of a thread that is too long can only be one of its end.
    case .sumUp where question.isCompaction && forecast.firstKept != nil,
      .dropOldest where forecast.firstKept != nil:
      return [.notify(Notice("Left out the oldest \(count), to fit; /history sends all again."))]
        + resend(question, fit: .dropOldest)
    case .sumUp where thread != nil && !question.isCompaction:
      return [.notify(Notice("This does not fit; the thread is summed up first."))] + compact()
    case .enlarge:
      guard let larger else { break }
      return [.notify(Notice("This does not fit; the window is \(Figures.count(larger)) now."))]
        + resend(question, fit: .window(larger))
    default: break
    }
    ask(howToFit: question, forecast)
    return []
  }

  private mutating func resend(_ question: Question, fit: Question.Fit) -> [Effect] {
    var question = question
    question.fit = fit
    if !question.isCompaction { composer.clear() }
    return ask(question)
  }

  private mutating func ask(howToFit question: Question, _ forecast: ContextForecast) {
    purpose = .fit(question, forecast)
    let window = forecast.window ?? 0
    var items: [Picker.Item] = []
    if forecast.firstKept != nil {
      let count = Figures.counted(forecast.cut.count, "message")
      items.append(
        Picker.Item(title: "Leave out the oldest \(count)", note: "they stay in the thread"))
    }
    if let larger = ContextLadder.above(max(window, forecast.prompt)) {
      items.append(
        Picker.Item(
          title: "Raise the window to \(Figures.count(larger))", note: "the model loads anew"))
    }
    if !question.isCompaction, thread != nil {
      items.append(
        Picker.Item(title: "Sum the thread up first", note: "another branch begins with that"))
    }
    items.append(Picker.Item(title: "Go back to the message"))
    sheet = Sheet(
      "This does not fit",
      message: [
        "The conversation would have about \(Figures.count(forecast.prompt)) tokens, and the "
          + "window holds \(Figures.count(window)). Nothing was sent.",
        ChatPane.words(for: forecast.parts),
      ], .pick(Picker(items)))
  }

  private mutating func choose(
    _ selection: Int?, toFit question: Question, _ forecast: ContextForecast
  ) -> [Effect] {
    var ways: [Question.Fit] = []
    if forecast.firstKept != nil { ways.append(.dropOldest) }
    if let larger = ContextLadder.above(max(forecast.window ?? 0, forecast.prompt)) {
      ways.append(.window(larger))
    }
    if selection == ways.count, !question.isCompaction, thread != nil { return compact() }
    guard let selection, ways.indices.contains(selection) else { return [] }
    return resend(question, fit: ways[selection])
  }

  static func words(for parts: [ContextPart: Int]) -> String {
    ContextPart.allCases.compactMap { part in
      parts[part].map { "\(part.rawValue) \(TokenFigure.text($0))" }
    }.joined(separator: " · ")
  }

  /// Looks for a server that could answer instead: of the reply that comes, or the last one.
  mutating func askElsewhere() -> [Effect] {
    guard let thread,
      let question = transcript.branch.last(where: { $0.role == .user })?.id
    else { return [] }
    return [ChatWork.alternatives(for: question, in: thread.id)]
  }

  mutating func offer(
    _ servers: [Server], for question: Int64, isWanted: Bool
  ) -> [Effect] {
    guard sheet == nil, isWanted || !isBusy,
      transcript.messages.contains(where: { $0.message.id == question })
    else { return [] }
    guard !servers.isEmpty else {
      let model = thread?.model ?? ""
      return [.notify(Notice("No other server has \(model.isEmpty ? "a model" : model)."))]
    }
    // Who is writing keeps the keys; the failure says which server could be asked.
    guard isWanted || composer.isEmpty else { return [] }
    purpose = .otherServer(question: question, servers)
    sheet = Sheet(
      "Ask another server?", message: ["These servers have the model, too."],
      .pick(Picker(servers.map { Picker.Item(title: $0.name, note: $0.url) })))
    return []
  }

  /// Asks a question again on another server, which the thread keeps.
  mutating func ask(_ move: Move) -> [Effect] {
    ask(Question(place: .again(question: move.question), server: move.server))
  }

  // MARK: - Looking things up

  mutating func beginSearch(_ text: String = "") {
    purpose = .search
    hits = []
    var sheet = Sheet("Search the threads", .search(TextField(text), ListCursor(), []))
    sheet.empty = ""
    self.sheet = sheet
  }

  mutating func show(_ hits: [ThreadHit], for text: String) {
    guard purpose == .search, case .search(let field, _, _) = sheet?.content, field.text == text
    else { return }
    self.hits = hits
    sheet?.empty = text.isEmpty ? "" : "No message has these words."
    sheet?.show(
      found: hits.map { hit in
        TextRow(
          [TextRow.Span(text: String(hit.thread.title.prefix(24)) + "  ", scope: .faint)]
            + hit.snippet.map { TextRow.Span(text: $0.text, scope: $0.isHit ? .match : .text) })
      })
  }

  mutating func copyCode() -> [Effect] {
    guard let message = transcript.current?.message else { return [] }
    let blocks = CodeBlocks.all(in: message.content)
    guard blocks.count > 1 else {
      guard let block = blocks.first else {
        return [.notify(Notice("The message has no block of code."))]
      }
      return copy(block.text, "Copied the code.")
    }
    purpose = .copyCode(blocks.map(\.text))
    sheet = Sheet("Copy which block?", .pick(Picker(blocks.map(\.item))))
    return []
  }

  mutating func showWindow() {
    guard let meter else { return }
    purpose = .reading
    var rows: [TextRow] = []
    let used = meter.used ?? meter.parts.values.reduce(0, +)
    let window = meter.window.map { " of \(Figures.count($0))" } ?? ""
    rows.append(TextRow("\(Figures.count(used))\(window) tokens", .strong))
    rows.append(TextRow())
    for part in ContextPart.allCases {
      guard let tokens = meter.parts[part] else { continue }
      let name = DisplayText.padded(part.rawValue, to: 10)
      rows.append(TextRow(name + DisplayText.leftPadded(Figures.count(tokens), to: 10), .text))
    }
    rows.append(TextRow())
    rows.append(TextRow("When it is full, the oldest messages go first, and you are", .faint))
    rows.append(TextRow("asked before anything is left out.", .faint))
    sheet = Sheet("What fills the window", .read(rows, top: 0))
    sheet?.footer = "Esc closes"
  }

  mutating func showHelp() {
    purpose = .reading
    let rows = SlashCommand.allCases.map { command in
      TextRow([
        TextRow.Span(
          text: DisplayText.padded("/\(command.rawValue) \(command.argument)", to: 22), scope: .key),
        TextRow.Span(text: command.help, scope: .text),
      ])
    }
    sheet = Sheet("What can be typed with a slash", .read(rows, top: 0))
    sheet?.footer = "Esc closes"
  }
}
