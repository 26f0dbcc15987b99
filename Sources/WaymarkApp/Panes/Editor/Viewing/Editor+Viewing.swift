internal import WaymarkCore

extension Editor {
  /// Why a command for showing a text cannot be given now; nil when it can.
  func obstacle(to action: ViewAction) -> String? {
    guard let current else { return "No file is open." }
    switch action {
    case .otherPart where current.parked == nil: return "The text is shown in one part."
    case .nextBookmark where current.bookmarks.isEmpty,
      .previousBookmark where current.bookmarks.isEmpty:
      return "No line is marked."
    case .objectives where current.served.isEmpty:
      return "The last analysis found nothing of the plan in this file."
    case .encoding where current.isReadOnly, .complete where current.isReadOnly:
      return "\(current.title) is shown for reading alone."
    case .reopen where current.file.version == nil:
      return "\(current.title) is not on disk yet."
    case .reopen where current.isModified: return "Save the text first."
    default: return nil
    }
  }

  mutating func perform(_ action: ViewAction, _ argument: String?) -> [Effect] {
    switch action {
    case .split: current?.toggleSplit(isAside: false)
    case .splitAside: current?.toggleSplit(isAside: true)
    case .otherPart: current?.goToOtherPart()
    case .blanks: marksBlanks.toggle()
    case .guides: showsGuides.toggle()
    case .bookmark: current?.toggleBookmark()
    case .nextBookmark: current?.goToBookmark(forward: true)
    case .previousBookmark: current?.goToBookmark(forward: false)
    case .objectives: return showObjectives()
    case .encoding: return changeEncoding(argument)
    case .reopen: return reopen(argument)
    case .complete: return complete()
    case .columnUp: current?.extendColumn(lines: -1, columns: 0)
    case .columnDown: current?.extendColumn(lines: 1, columns: 0)
    case .columnLeft: current?.extendColumn(lines: 0, columns: -1)
    case .columnRight: current?.extendColumn(lines: 0, columns: 1)
    }
    return []
  }

  // MARK: - Encodings

  /// An encoding as people name it, with or without a byte-order mark.
  private static let encodings: [(name: String, encoding: TextEncoding, hasMark: Bool)] = [
    ("UTF-8", .utf8, false), ("UTF-8 with BOM", .utf8, true),
    ("UTF-16LE", .utf16LittleEndian, true), ("UTF-16BE", .utf16BigEndian, true),
    ("ISO-8859-1", .latin1, false),
  ]

  private mutating func changeEncoding(_ name: String?) -> [Effect] {
    guard var text = current else { return [] }
    guard let name else {
      return choose("Write it as", Command(ViewAction.encoding)) { encoding, hasMark in
        let format = text.file.buffer.format
        return format.encoding == encoding && format.hasByteOrderMark == hasMark
      }
    }
    guard let wanted = Editor.encodings.first(where: { $0.name.lowercased() == name.lowercased() })
    else { return [.notify(Notice("“\(name)” is no encoding that is known.", isError: true))] }
    text.file.buffer.format.encoding = wanted.encoding
    text.file.buffer.format.hasByteOrderMark = wanted.hasMark
    current = text
    return [.notify(Notice("It is written as \(wanted.name) when it is saved."))]
  }

  private func reopen(_ name: String?) -> [Effect] {
    guard let text = current else { return [] }
    guard let name else {
      return choose("Read it as", Command(ViewAction.reopen)) { encoding, _ in
        text.file.buffer.format.encoding == encoding
      }
    }
    guard let wanted = Editor.encodings.first(where: { $0.name.lowercased() == name.lowercased() })
    else { return [.notify(Notice("“\(name)” is no encoding that is known.", isError: true))] }
    return [EditorWork.reload(text, as: wanted.encoding)]
  }

  private func choose(
    _ title: String, _ command: Command, isCurrent: (TextEncoding, Bool) -> Bool
  ) -> [Effect] {
    let choices = Editor.encodings.map { name, encoding, hasMark in
      var complete = command
      complete.argument = name
      return ChoicePicker.Choice(
        title: name, note: isCurrent(encoding, hasMark) ? "now" : "", effects: [.give(complete)])
    }
    let selected = Editor.encodings.firstIndex { isCurrent($0.encoding, $0.hasMark) } ?? 0
    return [
      .present(Presentation("encoding", ChoicePicker(title, choices, selected: selected)))
    ]
  }
}
