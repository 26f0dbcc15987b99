internal import WaymarkCore

extension Editor {
  mutating func add(
    _ file: TextFile, _ journal: RecoveryJournal?, _ style: FileStyle, _ spot: TextSpot,
    _ onClose: CloseNotice?
  ) -> [Effect] {
    if let location = file.location,
      let known = texts.firstIndex(where: { $0.file.location == location })
    {
      journal?.discard()
      active = known
    } else {
      var text = OpenText(id: nextID(), file)
      text.journal = journal
      text.style = style
      text.indentation = style.indentation(over: Indentation.detected(in: text.text))
      if let ending = style.lineEnding, file.buffer.count == 0 {
        text.file.buffer.format.lineEnding = ending
      }
      text.view.wraps = text.language?.id == "markdown"
      texts.append(text)
      active = texts.count - 1
    }
    find = nil
    if let onClose { current?.onClose = onClose }
    go(to: spot)
    guard let text = current else { return [] }
    var effects: [Effect] = [.select(.editor)]
    effects += [EditorWork.prepareColoring(text.id, text)].compactMap { $0 }
    effects += [EditorWork.check(text.id, text.file)].compactMap { $0 }
    effects.append(EditorWork.findServed([text]))
    if text.text.lineCount == nil { effects.append(EditorWork.countLines(text.id, text.file)) }
    if file.location != nil, file.version == nil, file.buffer.count == 0 {
      effects.append(.notify(Notice("\(text.title) is new; saving makes it.")))
    }
    return effects
  }

  /// Shows the bytes of a file that is no text.
  mutating func add(
    _ dump: HexDump, of location: FileLocation, _ onClose: CloseNotice?
  ) -> [Effect] {
    find = nil
    if let known = texts.firstIndex(where: { $0.bytes?.location == location }) {
      active = known
    } else {
      var file = TextFile(new: nil)
      file.buffer = TextBuffer(String(decoding: dump.text, as: UTF8.self))
      var text = OpenText(id: nextID(), file)
      text.isReadOnly = true
      text.bytes = ShownBytes(location: location, dump: dump)
      texts.append(text)
      active = texts.count - 1
    }
    if let onClose { current?.onClose = onClose }
    return [
      .select(.editor),
      .notify(Notice("\(location.shown) is no text: its \(Figures.count(dump.size)) bytes.")),
    ]
  }

  /// Puts the cursor on a line and column.
  mutating func go(to spot: TextSpot) {
    guard var text = current, spot.line > 0 else { return }
    let last = max(0, (text.text.lineCount ?? .max) - 1)
    guard let start = text.text.start(ofLine: min(spot.line - 1, last)) else { return }
    let offset =
      spot.column > 1 ? text.text.offset(ofColumn: spot.column - 1, inLineAt: start) : start
    text.jump(to: TextSelection(at: offset))
    text.view.centre(offset, text.ruler, height: shape.height, width: shape.width)
    current = text
  }

}
