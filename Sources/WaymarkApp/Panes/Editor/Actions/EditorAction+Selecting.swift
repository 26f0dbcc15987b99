extension EditorAction {
  /// The words of what selects.
  var selectEntry: CommandEntry? {
    switch self {
    case .selectAll: .init("select all", "Selects the whole text.", keys: ["ctrl-a"])
    case .selectLine: .init("select line", "Selects whole lines.", keys: ["alt-x"])
    case .selectNext:
      .init("select next", "Selects the word, then its next place, too.", keys: ["ctrl-d"])
    case .selectMatches:
      .init("select matches", "Selects every place with the same text.", keys: ["alt-f3"])
    case .expandSelection:
      .init("expand", "Selects what is around the selection.", keys: ["alt-e"])
    case .cursorAbove:
      .init("cursor above", "Adds a cursor above.", keys: ["ctrl-alt-up", "alt-shift-up"])
    case .cursorBelow:
      .init("cursor below", "Adds a cursor below.", keys: ["ctrl-alt-down", "alt-shift-down"])
    case .splitSelection:
      .init("split selection", "Puts a cursor into every selected line.", keys: ["alt-i"])
    case .oneCursor: .init("one cursor", "Leaves one cursor, then none selected.", keys: ["esc"])
    default: nil
    }
  }
}
