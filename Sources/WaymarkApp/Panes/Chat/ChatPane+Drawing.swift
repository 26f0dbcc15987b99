package import Foundation
internal import WaymarkCore
package import WaymarkTerminal

extension ChatPane {
  package func draw(on canvas: inout Canvas, _ look: Look) {
    switch phase {
    case .opening: return
    case .unavailable:
      return MessageBlock(
        title: "Chat",
        lines: ["Here you will talk with local models that know this plan and its gaps."]
      ).draw(on: &canvas, look)
    case .failed(let failure):
      let lines = [failure.message] + [failure.hint].compactMap { $0 }
      return MessageBlock(title: "The chat cannot be opened", lines: lines).draw(on: &canvas, look)
    case .open: break
    }
    let answering = Set(replies.values.map(\.threadID))
    let isListAlone = layout.list == nil && focus == .threads
    if let area = layout.list ?? (isListAlone ? canvas.bounds : nil) {
      canvas.within(area) {
        list.draw(
          on: &$0, open: thread?.id, answering: answering, isFocused: focus == .threads, look)
      }
    }
    if let line = layout.line {
      canvas.fill(line, with: look.isPlain ? "|" : "│", style: look[.rule])
    }
    if !isListAlone { drawThread(on: &canvas, look) }
    sheet?.draw(on: &canvas, look)
  }

  private func drawThread(on canvas: inout Canvas, _ look: Look) {
    canvas.within(layout.header) { drawHeader(on: &$0, look) }
    canvas.within(layout.transcript) { area in
      if transcript.messages.isEmpty, makingThread == nil { drawWelcome(on: &area, look) }
      transcript.draw(on: &area, isFocused: focus == .transcript, look)
    }
    if live?.silentSince != nil { drawSilence(on: &canvas, look) }
    canvas.within(layout.meter) { MeterLine(self).draw(on: &$0, look) }
    canvas.within(layout.chips) { drawChips(on: &$0, look) }
    let mark = Rect(
      row: layout.composer.row, column: layout.composer.column - 2, rows: 1, columns: 2)
    let isFocused = focus == .composer && sheet == nil
    canvas.within(mark) {
      $0.write(
        editing != nil ? "e" : startsAfresh ? "s" : ">", row: 0, column: 0,
        style: look[isFocused ? .focusedTitle : .faint])
    }
    canvas.within(layout.composer) {
      composer.draw(on: &$0, placeholder: placeholder, isFocused: isFocused, look)
    }
    if isFocused, let completion {
      canvas.within(layout.transcript) { completion.draw(on: &$0, look) }
    }
  }

  /// Says in the last row of the messages what can be done about a silent server; keys stay with who
  /// is writing.
  private func drawSilence(on canvas: inout Canvas, _ look: Look) {
    let stop = look.chord(of: Command(ChatAction.stop))
    let other = look.chord(of: Command(ChatAction.otherServer))
    let server = live?.server ?? ""
    let words =
      layout.transcript.columns >= 72
      ? "\(server) says nothing more. Wait, stop it with \(stop), or ask elsewhere with \(other)."
      : "\(server) is silent: \(stop) stops, \(other) elsewhere."
    canvas.within(layout.transcript) { area in
      let row = Rect(row: area.rows - 1, column: 0, rows: 1, columns: area.columns)
      area.fill(row, style: look[.text])
      area.write(words, row: row.row, column: 2, style: look[.warningNotice])
    }
  }

  private var placeholder: String {
    if isBusy { return "A reply is coming; you can write on." }
    return layout.composer.columns >= 60
      ? "Ask about this project. @ attaches, / commands, Enter sends."
      : "Ask. @ attaches, / commands."
  }

  private func drawHeader(on canvas: inout Canvas, _ look: Look) {
    let model = thread?.model ?? choice.model
    let name = thread == nil ? choice.server?.name ?? "" : server
    let who = [model, name].filter { !$0.isEmpty }.joined(separator: " · ")
    let width = min(DisplayText.width(who), canvas.columns / 2)
    let start = canvas.columns - width - 1
    canvas.write(
      thread?.title ?? choice.title ?? "New thread", row: 0, column: 1, style: look[.title],
      limit: start - 3)
    canvas.write(who, row: 0, column: start, style: look[.chatModel], limit: width)
  }

  private func drawWelcome(on canvas: inout Canvas, _ look: Look) {
    let model = look.chord(of: Command(ChatAction.model))
    let prompts = look.chord(of: Command(ChatAction.prompts))
    let lines = [
      "Write a question and press Enter. The reply streams in here; everything is kept.",
      "",
      "@path attaches a file, @path:1-20 some lines, @diff, @staged, @plan, @objective:KEY, "
        + "@analysis or @map what they say.",
      "",
      "\(model) chooses the model, \(prompts) takes a prompt, "
        + "/help lists what can be typed with a slash.",
    ]
    var row = 1
    for line in lines.flatMap({ DisplayText.wrapped($0, to: max(4, canvas.columns - 4)) }) {
      canvas.write(line, row: row, column: 2, style: look[.faint])
      row += 1
    }
  }

  private func drawChips(on canvas: inout Canvas, _ look: Look) {
    var column = 0
    for (name, weight) in chips {
      let isWrong = weight?.fault != nil
      let tokens = weight?.tokens.map { " " + TokenFigure.text($0) } ?? ""
      let text = "[\(name)\(isWrong ? " !" : tokens)]"
      guard column + 4 < canvas.columns else { return }
      column =
        canvas.write(text, row: 0, column: column, style: look[isWrong ? .errorNotice : .path]) + 1
      if let fault = weight?.fault {
        column = canvas.write(fault, row: 0, column: column, style: look[.errorNotice]) + 1
      }
    }
  }

  package func millisecondsToChange(at now: Date) -> Int? {
    // A running clock stands beside what waits.
    live?.waiting != nil || live?.silentSince != nil ? 1000 : nil
  }
}

/// The line between messages and composer: the window, and how fast the reply comes.
struct MeterLine {
  private let pane: ChatPane

  init(_ pane: ChatPane) { self.pane = pane }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let rule: Character = look.isPlain ? "-" : "─"
    canvas.fill(canvas.bounds, with: rule, style: look[.rule])
    var end = canvas.columns
    let right = state(look)
    if !right.isEmpty {
      end = max(2, canvas.columns - DisplayText.width(right) - 3)
      canvas.write(
        " \(right) ", row: 0, column: end, style: look[pane.live == nil ? .faint : .statusActive])
    }
    if let excess = pane.overflow {
      let words = " ! about \(Figures.count(excess)) tokens too long "
      canvas.write(words, row: 0, column: 2, style: look[.warningNotice], limit: end - 3)
    } else {
      canvas.write(
        " \(window(room: end - 6)) ", row: 0, column: 2, style: look[.faint], limit: end - 3)
    }
  }

  private func window(room: Int) -> String {
    let draft = pane.draftTokens
    let more = draft > 0 ? " + \(TokenFigure.text(draft))" : ""
    guard let window = pane.window else {
      return draft > 0
        ? "\(Figures.counted(draft, "token"))"
        : pane.transcript.messages.isEmpty ? "no messages yet" : "window not chosen yet"
    }
    let coming = pane.live?.tokens ?? 0
    let used = (pane.meter?.used ?? pane.meter?.parts.values.reduce(0, +) ?? 0) + coming
    let share = Figures.percent(Double(used + draft) / Double(max(1, window)))
    let figures = "\(TokenFigure.text(used))\(more) of \(TokenFigure.text(window))"
    let texts = ["\(figures) tokens, \(share)", "\(figures) tokens"]
    return texts.first { DisplayText.width($0) <= room } ?? figures
  }

  private func state(_ look: Look) -> String {
    guard let live = pane.live else {
      if pane.isBusy { return "asking …" }
      return pane.transcript.followsEnd ? "" : look.isPlain ? "more below" : "↓ more below"
    }
    if live.isStopping { return "stopping …" }
    if let silent = live.silentSince {
      return "silent for \(max(1, Int(look.now.timeIntervalSince(silent)))) s"
    }
    if let waiting = live.waiting {
      let seconds = max(0, Int(look.now.timeIntervalSince(live.since)))
      return seconds > 0 ? "\(waiting), \(seconds) s" : waiting
    }
    let count = Figures.counted(live.tokens, "token")
    return live.speed.map { "\(count), \(Figures.decimal($0))/s" } ?? count
  }
}
