internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// Carries out a command of the command line.
  mutating func runEx(_ text: String) -> [Effect] {
    vim?.registers.note(text, in: ":")
    guard let command = ExCommand(text) else {
      return leaveLine() + [.notify(Notice("“\(text)” is no command here.", isError: true))]
    }
    guard let lines = resolved(command.lines) else {
      return leaveLine() + [.notify(Notice("There are no such lines.", isError: true))]
    }
    let effects = leaveLine()
    return effects
      + (runOnFiles(command.action, lines.named) ?? runOnView(command.action)
        ?? runOnText(command.action, lines))
  }

  /// Goes back to normal mode, as every command of the line does.
  private mutating func leaveLine() -> [Effect] {
    vim?.reset()
    if isVisual { leaveVisual() }
    vim?.mode = .normal
    return []
  }

  // MARK: - Files

  private mutating func runOnFiles(_ action: ExCommand.Action, _ lines: Range<Int>?) -> [Effect]? {
    guard let text = current else { return nil }
    switch action {
    case .write(nil, _) where lines == nil: return [.give(Command(EditorAction.save))]
    case .write(let path, let isForced):
      guard let path else {
        return [.notify(Notice("Name a file for a part of the text.", isError: true))]
      }
      return [VimWork.write(text.file, lines, to: path, overwrites: isForced)]
    case .saveAs(let path): return [.give(Command(EditorAction.saveAs, path))]
    case .writeAll: return [.give(Command(EditorAction.saveAll))]
    case .quit(let isForced):
      return [
        isForced
          ? .give(Command(EditorAction.discard), isConfirmed: true)
          : .give(Command(EditorAction.close))
      ]
    case .writeAndQuit: return [.give(Command(EditorAction.saveAndClose))]
    case .quitAll(let isForced): return isForced ? [.quit] : [.give(Command(AppAction.quit))]
    case .writeAndQuitAll: return [.give(Command(EditorAction.saveAllAndQuit))]
    case .edit(let path?, _): return open(OpenRequest(argument: path))
    case .edit(nil, _): return [.give(Command(EditorAction.reload))]
    case .read(let path): return [VimWork.read(path, into: text.id)]
    case .readOutput(let command): return [VimWork.run(command, .insert(text.id))]
    case .shell(let command):
      guard let lines else { return [VimWork.run(command, .show)] }
      return [
        VimWork.run(
          command,
          .filter(text.id, range: lines, revision: text.file.buffer.revision),
          input: text.text.bytes(lines))
      ]
    default: return nil
    }
  }

  // MARK: - The view

  private mutating func runOnView(_ action: ExCommand.Action) -> [Effect]? {
    switch action {
    case .nextBuffer: return [.give(Command(EditorAction.nextBuffer))]
    case .previousBuffer: return [.give(Command(EditorAction.previousBuffer))]
    case .buffers: return [.give(Command(EditorAction.buffers))]
    case .help(let subject): return help(subject)
    case .options(let options): for option in options { set(option) }
    case .noHighlight:
      find = nil
      vim?.isMarkingOff = true
    case .undo: _ = current?.undo()
    case .redo: _ = current?.redo()
    default: return nil
    }
    return []
  }

  private mutating func set(_ option: ExCommand.Option) {
    switch option {
    case .wrap(let isOn):
      let wraps = current?.view.wraps ?? false
      current?.view.wraps = isOn ?? !wraps
    case .numbers(let isOn): showsLineNumbers = isOn ?? !showsLineNumbers
    case .ignoreCase(let isOn):
      let ignores = vim?.search.ignoresCase ?? false
      vim?.search.ignoresCase = isOn ?? !ignores
    case .markMatches(let isOn):
      let marks = vim?.marksMatches ?? false
      vim?.marksMatches = isOn ?? !marks
      vim?.isMarkingOff = false
    case .fixed: break
    }
  }

  /// Shows the keys that a subject is about.
  private func help(_ subject: String) -> [Effect] {
    guard !subject.isEmpty else { return [.give(Command(AppAction.help))] }
    let contexts = contexts + [.app]
    guard let help = HelpOverlay(of: contexts, about: subject) else {
      return [.notify(Notice("There is no help about “\(subject)”; F1 shows every key."))]
    }
    return [.present(Presentation("help", help))]
  }

  // MARK: - Text

  /// Lines that a command is for: named by it, or where the cursor is.
  struct ResolvedLines {
    /// nil when the command names none.
    var named: Range<Int>?
    /// The named ones, or that of the cursor.
    var range: Range<Int>
  }

  private mutating func runOnText(_ action: ExCommand.Action, _ lines: ResolvedLines) -> [Effect] {
    guard var text = current else { return [] }
    let stretch = VimStretch(range: lines.range, isLines: true)
    switch action {
    case .go:
      let last = text.text.startOfLine(at: max(lines.range.lowerBound, lines.range.upperBound - 1))
      let place = text.text.indent(ofLineAt: last).upperBound
      return go(to: VimTarget(offset: place, isLines: true), "G", column: 0)
    case .substitute(let substitution):
      vim?.lastSubstitution = substitution
      return substitute(substitution, in: lines.named)
    case .substituteAgain:
      guard let last = vim?.lastSubstitution else {
        return [.notify(Notice("Nothing was replaced yet.", isError: true))]
      }
      return substitute(last, in: lines.named)
    case .delete(let register):
      vim?.register = register
      return operate(.delete, stretch)
    case .yank(let register):
      vim?.register = register
      return operate(.yank, stretch)
    case .put(let register):
      text.select(SelectionSet(TextSelection(at: max(0, lines.range.upperBound - 1))))
      current = text
      vim?.register = register
      return put(before: false, 1)
    case .shift(let steps):
      text.file.buffer.openGroup()
      current = text
      for _ in 0..<min(abs(steps), 100) { _ = operate(steps > 0 ? .indent : .outdent, stretch) }
      current?.file.buffer.closeGroup()
      return []
    case .join:
      let last = max(lines.range.lowerBound, lines.range.upperBound - 1)
      text.select(SelectionSet(TextSelection(anchor: lines.range.lowerBound, head: last)))
      text.joinLines()
      text.select(SelectionSet(TextSelection(at: text.selections.primary.head)))
    case .sort(let isReversed):
      let range = lines.named ?? 0..<text.text.count
      text.edit(text.lineEdits.sorted(range))
      if isReversed { text.reverseLines(range) }
      text.select(SelectionSet(TextSelection(at: range.lowerBound)))
    case .move(let address), .copy(let address):
      var isCopy = false
      if case .copy = action { isCopy = true }
      guard let target = lineEnd(of: address) else {
        return [.notify(Notice("There is no such line.", isError: true))]
      }
      text.transfer(lines.range, behind: target, isCopy: isCopy)
    case .global(let pattern, let command, let isInverse):
      return runGlobally(
        pattern, command, isInverse, in: lines.named ?? 0..<text.text.count)
    case .normal(let keys):
      text.select(SelectionSet(TextSelection(at: lines.range.lowerBound)))
      current = text
      for key in keys { _ = typeModal(Key(.character(key))) }
      return vim?.mode == .normal ? cancel() : typeModal(Key(.escape))
    default: break
    }
    current = text
    return []
  }

  /// Runs a command in every line that a pattern is in, or is not in, as one step of undoing.
  private mutating func runGlobally(
    _ pattern: String, _ command: String, _ isInverse: Bool, in range: Range<Int>
  ) -> [Effect] {
    guard let text = current, let vim else { return [] }
    guard let query = VimPattern(pattern).query(ignoringCase: vim.search.ignoresCase) else {
      return []
    }
    do {
      let search = try TextSearch(query)
      var matched: Set<Int> = []
      try search.forEachMatch(in: text.text, range) { match in
        matched.insert(text.text.startOfLine(at: match.range.lowerBound))
        return true
      }
      let lines =
        isInverse
        ? text.lineEdits.lines(in: [range]).filter { !matched.contains($0) } : matched.sorted()
      current?.file.buffer.openGroup()
      // From the bottom up, so that what is above stays where it is.
      for line in lines.reversed() where line < current?.text.count ?? 0 {
        current?.select(SelectionSet(TextSelection(at: line)))
        let done = runEx(command.isEmpty ? "p" : command)
        if done.contains(where: {
          if case .notify(let notice) = $0 { notice.isError } else { false }
        }) {
          current?.file.buffer.closeGroup()
          return done
        }
      }
      current?.file.buffer.closeGroup()
      return [.notify(Notice("Done in \(Figures.counted(lines.count, "line"))."))]
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  // MARK: - Lines

  /// The stretch that lines stand for; nil when there are none such.
  private func resolved(_ lines: ExLines?) -> ResolvedLines? {
    guard let text = current else { return nil }
    let head = modalHead
    let block = text.lineEdits.block(head..<head)
    guard let lines else { return ResolvedLines(named: nil, range: block) }
    guard let one = number(of: lines.first), let other = number(of: lines.last) else { return nil }
    let (first, last) = (min(one, other), max(one, other))
    guard let start = text.text.start(ofLine: max(0, first)) else { return nil }
    let end = text.text.start(ofLine: max(0, last) + 1) ?? text.text.count
    return ResolvedLines(named: start..<max(start, end), range: start..<max(start, end))
  }

  /// Where the line of an address ends, behind its line ending; 0 for the line before the first.
  private func lineEnd(of address: ExAddress) -> Int? {
    guard let text = current, let number = number(of: address) else { return nil }
    return number < 0 ? 0 : text.text.start(ofLine: number + 1) ?? text.text.count
  }

  /// The number of a line, from 0; the line before the first is -1.
  private func number(of address: ExAddress) -> Int? {
    guard let text = current, let vim else { return nil }
    let count = text.text.count
    let last = text.text.line(at: text.lastRealLine(notAfter: count)) ?? 0
    var line: Int?
    switch address.base {
    case .current: line = text.text.line(at: modalHead)
    case .last: line = last
    case .number(let number): line = number - 1
    case .mark(let mark): line = place(of: mark, vim).flatMap { text.text.line(at: min($0, count)) }
    case .match(let pattern, let isForward):
      guard let query = VimPattern(pattern).query(ignoringCase: vim.search.ignoresCase),
        let search = try? TextSearch(query)
      else { return nil }
      let from = text.text.startOfNextLine(after: modalHead) ?? count
      let found =
        isForward
        ? try? search.first(in: text.text, from: from) ?? search.first(in: text.text, from: 0)
        : try? search.last(in: text.text, before: text.text.startOfLine(at: modalHead))
          ?? search.last(in: text.text, before: count)
      line = found.flatMap { text.text.line(at: $0.range.lowerBound) }
    }
    return line.map { min(max(-1, $0 + address.offset), last) }
  }

  private func place(of mark: Character, _ vim: Vim) -> Int? {
    let ends =
      vim.mode.isVisual ? (vim.anchor, vim.head) : vim.lastVisual.map { ($0.anchor, $0.head) }
    switch mark {
    case "<": return ends.map { min($0.0, $0.1) }
    case ">": return ends.map { max($0.0, $0.1) }
    default: return vim.marks[mark]
    }
  }
}

extension OpenText {
  /// Puts lines in the opposite order.
  fileprivate mutating func reverseLines(_ range: Range<Int>) {
    let string = text.text(range)
    let hasEnd = string.hasSuffix("\n")
    let lines = (hasEnd ? string.dropLast() : string[...])
      .split(separator: "\n", omittingEmptySubsequences: false)
    edit([TextEdit(range, lines.reversed().joined(separator: "\n") + (hasEnd ? "\n" : ""))])
  }

  /// Moves or copies whole lines to behind another.
  fileprivate mutating func transfer(_ range: Range<Int>, behind target: Int, isCopy: Bool) {
    guard isCopy || target <= range.lowerBound || target >= range.upperBound else { return }
    var string = text.text(range)
    var gap = ""
    if !string.hasSuffix("\n") { string += "\n" }
    if target > 0, text.byte(at: target - 1) != 0x0A {
      (gap, string) = ("\n", String(string.dropLast()))
    }
    let insertion = TextEdit(insert: gap + string, at: target)
    edit(isCopy ? [insertion] : lineEdits.deleted(range) + [insertion])
    let shift = !isCopy && target >= range.upperBound ? range.count : 0
    let place = min(text.count, max(0, target - shift + gap.utf8.count + string.utf8.count - 1))
    select(SelectionSet(TextSelection(at: text.startOfLine(at: place))))
  }
}
