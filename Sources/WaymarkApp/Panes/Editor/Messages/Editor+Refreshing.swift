internal import WaymarkCore

extension Editor {
  /// Asks for colours and marks of what is on the screen, one request at a time.
  mutating func missing() -> [Effect] {
    guard var text = current else { return [] }
    var effects = missingBytes(&text) + unsafe(&text)
    if let coloring = text.coloring.text, !text.coloring.isRunning {
      let wanted = shown(text)
      if text.coloring.lacks(wanted.exact, revision: text.file.buffer.revision) {
        text.coloring.isRunning = true
        effects.append(EditorWork.color(text.id, coloring, wanted.around))
      }
    }
    if !text.marks.isCurrent, text.marks.hasCommit {
      text.marks.isCurrent = true
      effects.append(EditorWork.mark(text.id, text.file))
    }
    current = text
    return effects
  }

  /// Says that edits cannot be kept from crashes, once.
  private func unsafe(_ text: inout OpenText) -> [Effect] {
    let failure = text.journal?.failure
    guard text.isUnsafe != (failure != nil) else { return [] }
    text.isUnsafe = failure != nil
    guard let failure else { return [] }
    let words = "Edits are not kept safe from crashes; save soon. \(failure.message)"
    return [.notify(Notice(words, isError: true))]
  }

  /// The part of a text that is on the screen, and a larger one that spares asking again soon.
  private func shown(_ text: OpenText) -> (exact: Range<Int>, around: Range<Int>) {
    let rows = text.view.rows(text.ruler, height: shape.height, width: shape.width)
    let start = rows.first?.line ?? 0
    let end = rows.last.map { min($0.range.upperBound, text.text.endOfLine(at: $0.line)) } ?? start
    let limited = min(end, start + 1 << 17)
    let exact = start..<max(start, limited)
    let margin = max(2048, exact.count)
    return (exact, max(0, start - margin)..<min(text.text.count, exact.upperBound + margin))
  }
}
