internal import WaymarkCore
package import WaymarkTerminal

/// The state of the servers: whether each answers, which models it has, and what is being pulled.
package struct ServersPane: Pane {
  /// What has the keys.
  enum Focus: Sendable, Hashable {
    case servers, models
  }

  /// What is known of a server's models.
  struct Models: Sendable, Hashable {
    var installed: [ModelSummary] = []
    var loaded: [LoadedModel] = []
    var fault: String?
    var isAsking = true
  }

  var isOpen = false
  var failure: Failure?
  var servers: [Server] = []
  var health: [Int64: ServerHealth] = [:]
  var models: [Int64: Models] = [:]
  var focus = Focus.servers
  var serverCursor = ListCursor()
  var modelCursor = ListCursor()
  var pulls: [ModelPull] = []
  var nextPull = 1
  var removed: Server?
  var sheet: Sheet?
  var purpose: ServersPurpose?

  package init() {}

  package mutating func appear() -> [Effect] { [ServersWork.list, ServersWork.watch] }

  package var contexts: [CommandContext] {
    if sheet != nil { return [.sheet] }
    return focus == .models ? [.models, .servers, .list] : [.servers, .list]
  }

  package var isTakingText: Bool { sheet?.isTakingText ?? false }

  var server: Server? {
    servers.indices.contains(serverCursor.selected) ? servers[serverCursor.selected] : nil
  }

  /// What is known of the selected server's models.
  var shown: Models { server.flatMap { models[$0.id] } ?? Models() }

  var model: ModelSummary? {
    let installed = shown.installed
    return installed.indices.contains(modelCursor.selected) ? installed[modelCursor.selected] : nil
  }

  package var progress: PaneProgress? {
    guard let pull = pulls.first(where: { $0.state == .running }) else { return nil }
    return PaneProgress(
      words: "Pulling \(pull.model)",
      fraction: pull.progress.total > 0 ? pull.progress.fraction : nil)
  }

  package var hints: [Command] {
    if sheet != nil {
      return [
        Command(SheetAction.accept), Command(SheetAction.cancel), Command(SheetAction.next),
      ]
    }
    if focus == .models {
      return [
        Command(ModelsAction.details), Command(ModelsAction.servers), Command(ServersAction.pull),
        Command(AppAction.help), Command(ModelsAction.delete), Command(ModelsAction.copy),
        Command(ModelsAction.create), Command(ModelsAction.unload),
      ]
    }
    return [
      Command(ServersAction.models), Command(ServersAction.add), Command(ServersAction.test),
      Command(AppAction.help), Command(ServersAction.edit), Command(ServersAction.makeDefault),
      Command(ServersAction.pull), Command(ServersAction.remove), Command(AppAction.quit),
    ]
  }

  package func availability(of command: Command) -> Availability {
    if let action = command.action(of: ServersAction.self) {
      switch action {
      case .add, .refresh: return .enabled
      case .undo: return removed == nil ? .disabled("No server was removed.") : .enabled
      case .stopPull:
        return pulls.contains { $0.state == .running || $0.state == .waiting }
          ? .enabled : .disabled("Nothing is being pulled.")
      case .resumePull:
        return pulls.contains(where: \.canResume)
          ? .enabled : .disabled("No pull has stopped.")
      default: return server == nil ? .disabled("There is no server yet.") : .enabled
      }
    }
    if let action = command.action(of: ModelsAction.self), action != .servers, model == nil {
      return .disabled("There is no model here.")
    }
    return .enabled
  }

  package mutating func reveal(in area: Size) {
    let layout = ServersLayout(self, area: area)
    serverCursor.reveal(height: layout.servers.rows - 1, of: servers.count)
    modelCursor.reveal(height: layout.models.rows - 1, of: shown.installed.count)
    sheet?.reveal(in: area)
  }
}

/// A model on its way to a server.
struct ModelPull: Sendable, Hashable {
  enum State: Sendable, Hashable {
    case waiting, running, done, stopped
    case failed(String)
  }

  let number: Int
  let server: Server
  let model: String
  var progress = PullProgress()
  var state = State.waiting

  var canResume: Bool {
    switch state {
    case .stopped, .failed: true
    default: false
    }
  }

  /// How far it is, on one line.
  var words: String {
    switch state {
    case .waiting: return "waiting for its turn"
    case .done: return "is there"
    case .stopped: return "stopped; the server keeps what it has"
    case .failed(let fault): return fault
    case .running: break
    }
    guard progress.total > 0, progress.completed < progress.total else { return progress.status }
    var text = "\(Figures.percent(progress.fraction)) of \(ByteFigure.text(progress.total))"
    if let speed = progress.speed { text += ", \(ByteFigure.text(Int64(speed)))/s" }
    if let left = progress.secondsLeft, left < 360_000 {
      let seconds = Int(left.rounded(.up))
      text += seconds < 90 ? ", \(seconds) s left" : ", \((seconds + 59) / 60) min left"
    }
    return text
  }
}

/// What a sheet is for.
enum ServersPurpose: Sendable, Hashable {
  case add
  case edit(Server)
  case remove(Server)
  case pull(Server)
  case delete(Server, String)
  case copy(Server, String)
  case create(Server, String)
  case reading
}

/// Bytes in units of thousands, such as `4.7 GB`.
enum ByteFigure {
  static func text(_ count: Int64) -> String {
    var value = Double(count)
    var unit = "B"
    for next in ["kB", "MB", "GB", "TB"] where abs(value) >= 1000 {
      value /= 1000
      unit = next
    }
    return unit == "B" || value >= 100
      ? "\(Int(value.rounded())) \(unit)" : "\(Figures.decimal(value)) \(unit)"
  }
}
