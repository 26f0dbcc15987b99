internal import Foundation
internal import WaymarkCore
package import WaymarkTerminal

/// Where the parts of the servers go.
struct ServersLayout: Sendable, Hashable {
  let servers: Rect
  let line: Rect?
  let models: Rect
  let pulls: Rect

  init(_ pane: ServersPane, area: Size) {
    let most = max(2, area.rows / 3)
    let pullRows = pane.pulls.isEmpty ? 0 : min(pane.pulls.count + 1, most)
    let (body, foot) = Rect(area).split(top: area.rows - pullRows)
    pulls = foot
    if area.columns >= 96 {
      let split = body.split(left: min(44, area.columns * 2 / 5))
      let rest = split.rest.split(left: 1)
      (servers, line, models) = (split.left, rest.left, rest.rest.split(left: 1).rest)
    } else {
      let rows = max(2, min(pane.servers.count + 1, most))
      (servers, models) = body.split(top: rows)
      line = nil
    }
  }
}

extension ServersPane {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    if let failure {
      let lines = [failure.message] + [failure.hint].compactMap { $0 }
      return MessageBlock(title: "The servers cannot be shown", lines: lines)
        .draw(on: &canvas, look)
    }
    guard isOpen else {
      return MessageBlock(
        title: "Servers",
        lines: ["Here you will see the model servers, what they hold and how they fare."]
      ).draw(on: &canvas, look)
    }
    let layout = ServersLayout(self, area: Size(rows: canvas.rows, columns: canvas.columns))
    if let line = layout.line {
      canvas.fill(line, with: look.isPlain ? "|" : "│", style: look[.rule])
    }
    canvas.within(layout.servers) { drawServers(on: &$0, look) }
    canvas.within(layout.models) { drawModels(on: &$0, look) }
    canvas.within(layout.pulls) { drawPulls(on: &$0, look) }
    sheet?.draw(on: &canvas, look)
  }

  private func drawTitle(
    _ title: String, count: Int, isFocused: Bool, on canvas: inout Canvas, _ look: Look
  ) {
    SectionTitle(
      title, summary: count > 0 ? [Figures.count(count)] : [], isFocused: isFocused
    ).draw(on: &canvas, look)
  }

  private func list(_ look: Look, isFocused: Bool) -> ListView.Look {
    ListView.Look(
      selection: look[isFocused ? .selection : .unfocusedSelection],
      mark: look.isPlain && isFocused ? look.symbols.focus : "", scrollbar: look[.scrollbar],
      thumb: look.isPlain ? "" : "┃")
  }

  private func drawServers(on canvas: inout Canvas, _ look: Look) {
    let isFocused = focus == .servers && sheet == nil
    let (top, rest) = canvas.bounds.split(top: 1)
    canvas.within(top) {
      drawTitle("Servers", count: servers.count, isFocused: isFocused, on: &$0, look)
    }
    canvas.within(rest) { area in
      guard !servers.isEmpty else {
        area.write("No server yet.", row: 0, column: 1, style: look[.faint])
        return
      }
      ListView(serverCursor, count: servers.count).draw(
        on: &area, list(look, isFocused: isFocused)
      ) { index, line in draw(servers[index], on: &line, look) }
    }
  }

  private func draw(_ server: Server, on line: inout Canvas, _ look: Look) {
    let health = health[server.id]
    let (words, scope): (String, Scope) =
      if let latency = health?.latency {
        ("\(Figures.decimal(latency)) ms", .statusDone)
      } else if health?.fault != nil {
        ("down", .statusBlocked)
      } else {
        ("asking …", .faint)
      }
    let sign = health?.latency != nil ? "●" : health?.fault != nil ? "○" : "·"
    line.write(
      look.isPlain ? (health?.fault == nil ? "+" : "!") : sign, row: 0, column: 1,
      style: look[scope])
    let start = line.columns - DisplayText.width(words) - 1
    let end = line.write(
      server.name, row: 0, column: 3, style: look[.text], limit: max(4, start - 5))
    let note = server.isDefault ? "default  \(server.url)" : server.url
    line.write(note, row: 0, column: end + 2, style: look[.faint], limit: max(0, start - end - 3))
    line.write(words, row: 0, column: start, style: look[scope])
  }

  private func drawModels(on canvas: inout Canvas, _ look: Look) {
    let isFocused = focus == .models && sheet == nil
    let shown = shown
    let (top, rest) = canvas.bounds.split(top: 1)
    canvas.within(top) {
      let title = server.map { "Models on \($0.name)" } ?? "Models"
      drawTitle(title, count: shown.installed.count, isFocused: isFocused, on: &$0, look)
    }
    canvas.within(rest) { area in
      guard !shown.installed.isEmpty else {
        let words =
          shown.fault ?? (shown.isAsking ? "Asking …" : "No models yet; p pulls one.")
        let lines = DisplayText.wrapped(words, to: max(1, area.columns - 2))
        for (row, line) in lines.enumerated() {
          area.write(
            line, row: row, column: 1, style: look[shown.fault == nil ? .faint : .errorNotice])
        }
        return
      }
      ListView(modelCursor, count: shown.installed.count).draw(
        on: &area, list(look, isFocused: isFocused)
      ) { index, line in draw(shown.installed[index], shown, on: &line, look) }
    }
  }

  private func draw(
    _ model: ModelSummary, _ shown: Models, on line: inout Canvas, _ look: Look
  ) {
    let loaded = shown.loaded.first { ModelName.same($0.name, model.name) }
    let name = min(DisplayText.width(model.name), max(8, line.columns / 2))
    let (words, note) = ServersPane.fitting(
      loaded.map { ServersPane.memory(of: $0, at: look.now) } ?? [""],
      ServersPane.notes(of: model), in: line.columns - name - 6)
    let end = line.write(model.name, row: 0, column: 1, style: look[.text], limit: name)
    line.write(words, row: 0, column: end + 2, style: look[.statusDone])
    line.write(
      note, row: 0, column: line.columns - DisplayText.width(note) - 1, style: look[.faint])
  }

  /// What is said of a model in memory, the longest first.
  private static func memory(of model: LoadedModel, at now: Date) -> [String] {
    let size = ByteFigure.text(model.size)
    guard let expiry = model.expiresAt, !model.staysForever else {
      return ["loaded, \(size)", "loaded"]
    }
    let minutes = max(0, Int(expiry.timeIntervalSince(now) / 60))
    return ["loaded, \(size), \(minutes) min left", "loaded, \(minutes) min", "loaded"]
  }

  /// What is said of a model on the disk, the longest first.
  private static func notes(of model: ModelSummary) -> [String] {
    let window = model.contextLength.map { "window \(TokenFigure.text($0))" } ?? ""
    let (size, kind) = (ByteFigure.text(model.size), model.quantization)
    return [
      [model.family, model.parameterSize, kind, window, size],
      [model.parameterSize, kind, window, size], [model.parameterSize, kind, size],
      [model.parameterSize, size], [size],
    ].map { $0.filter { !$0.isEmpty }.joined(separator: "  ") } + [""]
  }

  /// The longest words that fit beside each other.
  private static func fitting(
    _ words: [String], _ notes: [String], in room: Int
  ) -> (words: String, note: String) {
    for note in notes {
      for word in words where DisplayText.width(word) + 2 + DisplayText.width(note) <= room {
        return (word, note)
      }
    }
    return ("", "")
  }

  private func drawPulls(on canvas: inout Canvas, _ look: Look) {
    guard canvas.rows > 0 else { return }
    let (top, rest) = canvas.bounds.split(top: 1)
    canvas.within(top) {
      drawTitle("Pulls", count: pulls.count, isFocused: false, on: &$0, look)
    }
    canvas.within(rest) { area in
      for (row, pull) in pulls.suffix(area.rows).enumerated() {
        let end = area.write(
          "\(pull.model) → \(pull.server.name)", row: row, column: 1, style: look[.text],
          limit: area.columns / 2)
        var column = end + 2
        if pull.state == .running, area.columns >= 72 {
          let (bar, symbols) = (ProgressBar(pull.progress.fraction), look.symbols)
          bar.draw(
            on: &area, row: row, column: column, width: 20, symbols: symbols,
            filled: look[.barFilled], empty: look[.barEmpty])
          column += 22
        }
        area.write(pull.words, row: row, column: column, style: look[.faint])
      }
    }
  }

  package mutating func mouse(_ event: MouseEvent, in area: Size) -> [Effect] {
    guard sheet == nil, case .press(.left) = event.kind else { return [] }
    let layout = ServersLayout(self, area: area)
    if layout.servers.contains(row: event.row, column: event.column) {
      focus = .servers
      let row = serverCursor.top + event.row - layout.servers.row - 1
      if event.row > layout.servers.row { serverCursor.select(row, of: servers.count) }
    } else if layout.models.contains(row: event.row, column: event.column) {
      focus = .models
      let row = modelCursor.top + event.row - layout.models.row - 1
      if event.row > layout.models.row { modelCursor.select(row, of: shown.installed.count) }
    }
    return []
  }
}
