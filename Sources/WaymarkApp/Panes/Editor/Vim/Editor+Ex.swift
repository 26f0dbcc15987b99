internal import WaymarkCore
internal import WaymarkTerminal

extension Editor {
  /// Carries out a command of modal editing.
  mutating func perform(_ action: VimAction, _ argument: String?) -> [Effect] {
    switch action {
    case .escape:
      if find != nil { return perform(FindAction.close) }
      return typeModal(Key(.escape))
    case .redo:
      let isDone = current?.redo() ?? false
      return isDone ? [] : [.notify(Notice("There is nothing more."))]
    case .halfPageUp: return scrollModal(by: -shape.height / 2)
    case .halfPageDown: return scrollModal(by: shape.height / 2)
    case .pageUp: return scrollModal(by: -max(1, shape.height - 2))
    case .pageDown: return scrollModal(by: max(1, shape.height - 2))
    case .jumpBack:
      _ = current?.jumpBack()
      return []
    case .ex:
      guard let command = ExCommand(argument ?? "") else {
        return [.notify(Notice("“\(argument ?? "")” is no command here.", isError: true))]
      }
      return perform(command)
    }
  }

  private mutating func scrollModal(by rows: Int) -> [Effect] {
    vim?.reset()
    let key: Character = rows < 0 ? "k" : "j"
    vim?.count = "\(abs(rows))"
    return typeModal(Key(.character(key)))
  }

  private mutating func perform(_ command: ExCommand) -> [Effect] {
    switch command {
    case .write(let path):
      return [.give(path.map { Command(EditorAction.saveAs, $0) } ?? Command(EditorAction.save))]
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
    case .line(let number): return [.give(Command(EditorAction.goToLine, "\(max(1, number))"))]
    case .lastLine: return typeModal(Key(.character("G")))
    case .substitute(let substitution): return substitute(substitution)
    case .nextBuffer: return [.give(Command(EditorAction.nextBuffer))]
    case .previousBuffer: return [.give(Command(EditorAction.previousBuffer))]
    case .buffers: return [.give(Command(EditorAction.buffers))]
    case .wrap(let isOn):
      let wraps = current?.view.wraps ?? false
      current?.view.wraps = isOn ?? !wraps
    case .numbers(let isOn): showsLineNumbers = isOn ?? !showsLineNumbers
    case .noHighlight: find = nil
    case .undo: _ = current?.undo()
    case .redo: _ = current?.redo()
    case .sort: current?.sortLines()
    }
    return []
  }

  /// Replaces in some lines, as one step of undoing.
  private mutating func substitute(_ substitution: ExCommand.Substitution) -> [Effect] {
    guard var text = current else { return [] }
    let query = SearchQuery(
      substitution.pattern, isRegex: true, isCaseSensitive: !substitution.ignoresCase)
    do {
      let search = try TextSearch(query)
      let template = try ReplacementTemplate(
        ExCommand.template(substitution.replacement), for: search,
        lineEnding: text.file.buffer.format.lineEnding)
      let range = range(of: substitution.lines, in: text)
      var edits: [TextEdit] = []
      var lastLine = -1
      try search.forEachMatch(in: text.text, range) { match in
        let line = text.text.startOfLine(at: match.range.lowerBound)
        // Without `g`, the first of each line alone.
        if substitution.isGlobal || line != lastLine {
          edits.append(TextEdit(match.range, template.text(for: match, in: text.text)))
        }
        lastLine = line
        return true
      }
      guard let last = edits.last else {
        return [.notify(Notice("“\(substitution.pattern)” is not there."))]
      }
      text.select(SelectionSet(TextSelection(at: last.range.lowerBound)))
      text.edit(edits)
      text.select(
        SelectionSet(
          TextSelection(at: text.text.startOfLine(at: text.selections.primary.head))))
      current = text
      vim?.mode = .normal
      return [.notify(Notice("Replaced \(edits.count) places."))]
    } catch {
      return [.notify(Notice(Failure(error).sentence, isError: true))]
    }
  }

  private func range(of lines: ExCommand.Substitution.Lines, in text: OpenText) -> Range<Int> {
    switch lines {
    case .all: return 0..<text.text.count
    case .current:
      return text.lineEdits.block(
        text.selections.primary.head..<text.selections.primary.head)
    case .selection: return text.lineEdits.block(text.selections.primary.range)
    case .numbers(let first, let last):
      let start = text.text.start(ofLine: max(0, first - 1)) ?? text.text.count
      let end = text.text.start(ofLine: max(0, last)) ?? text.text.count
      return start..<max(start, end)
    }
  }
}

extension ExCommand {
  /// A replacement of vim's, where `&` and `\1` stand for what was matched, as the search has it.
  static func template(_ replacement: String) -> String {
    var result = ""
    var isEscaped = false
    for character in replacement {
      if isEscaped {
        switch character {
        case "0"..."9": result += character == "0" ? "$&" : "$\(character)"
        case "r", "n": result += "\\n"
        case "t": result += "\\t"
        case "&": result += "&"
        default: result += "\\\(character)"
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "&" {
        result += "$&"
      } else {
        result += character == "$" ? "$$" : String(character)
      }
    }
    return result
  }
}
