internal import WaymarkCore
package import WaymarkTerminal

extension ServersPane {
  package mutating func receive(_ message: any Sendable, in area: Size) -> [Effect] {
    if let news = message as? PullNews {
      if let index = pulls.firstIndex(where: { $0.number == news.number }) {
        pulls[index].progress = news.progress
      }
      return []
    }
    guard let answer = message as? ServersAnswer else { return [] }
    switch answer {
    case .listed(let servers): list(servers)
    case .unavailable: break
    case .failed(let failure): return fail(failure)
    case .health(let health): self.health[health.server.id] = health
    case .models(let id, let models): self.models[id] = models
    case .removed(let server): removed = server
    case .tested(let health): return take(test: health)
    case .details(let model, let details): show(details, of: model)
    case .pulled(let number, let fault): return finish(number, fault, in: area)
    case .notice(let notice):
      if purpose == .add || isEditing { close() }
      return [.notify(notice)]
    case .refused(let field, let failure):
      sheet?.refuse(field: ServerForm.place(of: field), failure.message)
      return sheet == nil ? [.notify(Notice(failure.message, isError: true))] : []
    }
    return []
  }

  private var isEditing: Bool {
    if case .edit = purpose { return true }
    return false
  }

  private mutating func list(_ servers: [Server]) {
    isOpen = true
    let id = server?.id
    self.servers = servers
    if let row = servers.firstIndex(where: { $0.id == id }) {
      serverCursor.select(row, of: servers.count)
    }
  }

  private mutating func fail(_ failure: Failure) -> [Effect] {
    guard isOpen else {
      self.failure = failure
      return []
    }
    let hint = failure.hint.map { " " + $0 } ?? ""
    return [.notify(Notice(failure.message + hint, isError: true))]
  }

  /// Takes what a test found; a fault is told beside the server, where its models would stand.
  private mutating func take(test health: ServerHealth) -> [Effect] {
    let (id, name) = (health.server.id, health.server.name)
    self.health[id] = health
    guard let latency = health.latency, let version = health.version else {
      let fault = health.fault.map { Failure($0).sentences } ?? "\(name) does not answer."
      models[id] = Models(fault: fault, isAsking: false)
      return []
    }
    let words = "\(name) answers in \(Figures.decimal(latency)) ms, version \(version)."
    let isBack = models[id]?.fault != nil
    return [.notify(Notice(words))] + (isBack ? [ServersWork.look(health.server)] : [])
  }

  private mutating func finish(_ number: Int, _ fault: String?, in area: Size) -> [Effect] {
    guard let index = pulls.firstIndex(where: { $0.number == number }) else { return [] }
    let pull = pulls[index]
    var effects: [Effect] = []
    switch fault {
    case nil:
      pulls[index].state = .done
      effects.append(.notify(Notice("\(pull.server.name) has \(pull.model).")))
    case "": pulls[index].state = .stopped
    case let fault?:
      pulls[index].state = .failed(fault)
      // The row of the pull says it where it has room.
      let row = DisplayText.width("\(pull.model) → \(pull.server.name)   \(fault)")
      let isShown = row < area.columns
      effects.append(.notify(Notice(fault, isError: true, toldIn: isShown ? .servers : nil)))
    }
    return effects + startPulls()
  }

  private mutating func show(_ details: ModelDetails, of model: String) {
    var rows: [TextRow] = []
    func tell(_ name: String, _ value: String) {
      guard !value.isEmpty else { return }
      rows.append(
        TextRow([
          .init(text: DisplayText.padded(name, to: 16), scope: .faint),
          .init(text: Sanitiser.clean(value), scope: .text),
        ]))
    }
    func tellText(_ name: String, _ text: String) {
      guard !text.isEmpty else { return }
      rows += [TextRow(), TextRow(name, .strong)]
      for line in ModelText.clean(String(text.prefix(20_000))).split(separator: "\n") {
        rows += RowWrapper.rows(ofCode: String(line), width: 70, scope: .raw)
      }
    }
    tell("family", details.family)
    tell("parameters", details.parameterSize)
    tell("quantisation", details.quantization)
    tell("format", details.format)
    tell("made from", details.parent)
    tell("window", details.contextLength.map { "\(Figures.count($0)) tokens" } ?? "")
    tell("can", details.capabilities.joined(separator: ", "))
    for parameter in details.parameters { tell(parameter.name, parameter.value) }
    tellText("System prompt", details.system)
    tellText("Template", details.template)
    tellText("Licence", details.license)
    purpose = .reading
    sheet = Sheet(model, .read(rows, top: 0))
    sheet?.footer = "Esc closes"
  }
}
