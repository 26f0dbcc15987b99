internal import WaymarkCore

extension Editor {
  mutating func performOnPlaces(_ action: EditorAction, _ argument: String?) -> [Effect] {
    guard let text = current else { return [] }
    switch action {
    case .find, .replace:
      openFind(isReplacing: action == .replace)
      return searchChanged()
    case .findNext: return step(forward: true)
    case .findPrevious: return step(forward: false)
    case .goToLine: return goToLine(argument ?? "")
    case .goToSymbol: return [EditorWork.findSymbols(text.id, text)]
    case .wrap:
      current?.view.wraps.toggle()
      current?.view.followsCursor = true
    case .lineNumbers: showsLineNumbers.toggle()
    case .scrollUp, .scrollDown:
      var view = text.view
      view.followsCursor = false
      view.scroll(by: action == .scrollUp ? -1 : 1, text.ruler, width: shape.width)
      current?.view = view
    default: break
    }
    return []
  }

  private mutating func goToLine(_ argument: String) -> [Effect] {
    if current?.bytes != nil { return go(toAddress: argument) }
    let parts = argument.split(separator: ":").map { Int($0) }
    guard let line = parts.first.flatMap({ $0 }), line > 0 else {
      return [.notify(Notice("“\(argument)” is no line number.", isError: true))]
    }
    go(to: TextSpot(line: line, column: parts.count > 1 ? parts[1] ?? 0 : 0))
    return []
  }

  /// Offers the symbols of a text to go to.
  func pick(_ symbols: [Symbol], of id: Int) -> [Effect] {
    guard current?.id == id else { return [] }
    guard !symbols.isEmpty else {
      return [.notify(Notice("No functions or types were found in this file."))]
    }
    let choices = symbols.map { symbol in
      ChoicePicker.Choice(
        title: symbol.container.isEmpty ? symbol.name : "\(symbol.container).\(symbol.name)",
        note: "\(symbol.kind.name) \(symbol.line)",
        effects: [.give(Command(EditorAction.goToLine, "\(symbol.line)"))])
    }
    return [.present(Presentation("symbols", ChoicePicker("Symbols", choices, selected: 0)))]
  }
}
