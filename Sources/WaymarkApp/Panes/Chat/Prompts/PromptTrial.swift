internal import Foundation
internal import WaymarkCore
internal import WaymarkTerminal

/// A prompt that is run on several models: who is asked, and what each makes of it.
struct PromptTrial: Sendable {
  /// A model that can be asked.
  struct Candidate: Sendable {
    var target: PromptBench.Target
    var isChosen = false
  }

  /// What one model makes of the prompt.
  struct Reply: Sendable {
    var view: MessageView
    var run: PromptRun?
    /// The first row that is shown; nil follows the end.
    var top: Int?
  }

  let prompt: Prompt
  let input: String
  /// Nil until the servers have said what they have.
  private(set) var candidates: [Candidate]?
  private(set) var cursor = ListCursor()
  /// Nil until the models are asked.
  private(set) var replies: [Reply]?
  private(set) var selected = 0
  private var pageRows = 10

  init(_ prompt: Prompt, input: String) {
    self.prompt = prompt
    self.input = input
  }

  var isRunning: Bool { replies?.contains { $0.run == nil } ?? false }

  /// The run of the reply that is selected, once it has ended.
  var run: PromptRun? {
    guard let replies, replies.indices.contains(selected) else { return nil }
    return replies[selected].run
  }

  var chosen: [PromptBench.Target] { candidates?.filter(\.isChosen).map(\.target) ?? [] }

  // MARK: - Changes

  mutating func take(_ offers: [ModelOffer]) {
    guard candidates == nil else { return }
    candidates = offers.flatMap { offer in
      offer.models.map { Candidate(target: .init(server: offer.server, model: $0.name)) }
    }
    if candidates?.count == 1 { candidates?[0].isChosen = true }
  }

  mutating func toggle() {
    guard let candidates, candidates.indices.contains(cursor.selected) else { return }
    self.candidates?[cursor.selected].isChosen.toggle()
  }

  /// Asks the chosen models, or the selected one where none is chosen.
  mutating func begin() -> [Effect] {
    if chosen.isEmpty { toggle() }
    let targets = chosen
    guard !targets.isEmpty else { return [] }
    selected = 0
    replies = targets.enumerated().map { index, target in
      Reply(
        view: MessageView(
          ChatMessage(
            id: Int64(index), threadID: 0, role: .assistant, content: "", model: target.model,
            server: target.server.name, status: .growing, createdAt: Date())))
    }
    return [PromptWork.run(prompt, input: input, on: targets)]
  }

  mutating func take(_ news: PromptNews) {
    for (index, piece) in news.pieces where replies?.indices.contains(index) == true {
      if !piece.thinking.isEmpty { replies?[index].view.appendThinking(piece.thinking) }
      if !piece.text.isEmpty { replies?[index].view.append(piece.text) }
    }
  }

  mutating func take(_ runs: [PromptRun]) {
    for (index, run) in runs.enumerated() where replies?.indices.contains(index) == true {
      replies?[index].run = run
      replies?[index].view.finish(
        ChatMessage(
          id: Int64(index), threadID: 0, role: .assistant, content: run.output, model: run.model,
          server: run.server, status: run.status, fault: run.fault, statistics: run.statistics,
          createdAt: run.createdAt))
    }
  }

  mutating func judge(_ run: Int64, _ verdict: String) {
    guard let index = replies?.firstIndex(where: { $0.run?.id == run }) else { return }
    replies?[index].run?.verdict = verdict
  }

  mutating func select(by step: Int) {
    guard let count = replies?.count, count > 0 else { return }
    selected = (selected + step + count) % count
  }

  mutating func move(_ action: ListAction, page: Int) {
    guard let reply = replies?[selected] else {
      return cursor.move(action, of: candidates?.count ?? 0, page: page)
    }
    let last = max(0, reply.view.rowCount - pageRows)
    let here = reply.top ?? last
    let next =
      switch action {
      case .up: here - 1
      case .down: here + 1
      case .pageUp: here - page
      case .pageDown: here + page
      case .first: 0
      case .last: last
      }
    replies?[selected].top = next >= last ? nil : max(0, next)
  }

  // MARK: - Drawing

  /// The columns that are beside each other: all, or the selected one where there is no room.
  private func shown(_ columns: Int) -> Range<Int> {
    let count = replies?.count ?? 0
    return count > 0 && columns / count >= 36 ? 0..<count : selected..<selected + min(1, count)
  }

  mutating func reveal(in area: Size) {
    cursor.reveal(height: area.rows - 1, of: candidates?.count ?? 0)
    pageRows = max(1, area.rows - 1)
    let places = shown(area.columns)
    for index in places {
      replies?[index].view.layOut(width: max(4, area.columns / max(1, places.count) - 2))
    }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let replies else { return drawCandidates(on: &canvas, look) }
    let places = shown(canvas.columns)
    let width = canvas.columns / max(1, places.count)
    for (place, index) in places.enumerated() {
      let area = Rect(row: 0, column: place * width, rows: canvas.rows, columns: width - 1)
      canvas.within(area) { draw(replies[index], at: index, of: replies.count, on: &$0, look) }
    }
  }

  private func draw(
    _ reply: Reply, at index: Int, of count: Int, on canvas: inout Canvas, _ look: Look
  ) {
    let isSelected = index == selected && count > 1
    let verdict = reply.run.map(\.verdict) ?? "running …"
    let words = count > 1 ? "\(index + 1) of \(count)  \(verdict)" : verdict
    canvas.write(
      (isSelected ? look.symbols.focus : " ") + words, row: 0, column: 0,
      style: look[isSelected ? .focusedTitle : .faint])
    let rows = canvas.rows - 1
    let first = reply.top ?? max(0, reply.view.rowCount - rows)
    for row in 0..<max(0, min(rows, reply.view.rowCount - first)) {
      reply.view.row(first + row).draw(on: &canvas, row: row + 1, column: 1, look)
    }
  }

  private func drawCandidates(on canvas: inout Canvas, _ look: Look) {
    guard let candidates else {
      canvas.write("Asking the servers …", row: 0, column: 1, style: look[.faint])
      return
    }
    guard !candidates.isEmpty else {
      canvas.write("No server has a model.", row: 0, column: 1, style: look[.faint])
      return
    }
    canvas.write(
      "On which models? Space chooses, Enter runs.", row: 0, column: 1, style: look[.faint])
    canvas.within(canvas.bounds.split(top: 1).rest) { area in
      ListView(cursor, count: candidates.count).draw(on: &area, look.list) { index, line in
        let candidate = candidates[index]
        let mark = candidate.isChosen ? "[x] " : "[ ] "
        let end = line.write(
          mark + candidate.target.model, row: 0, column: 1, style: look[.text])
        line.write(
          candidate.target.server.name, row: 0, column: end + 2, style: look[.faint])
      }
    }
  }
}
