internal import WaymarkCore

/// Commands that take what is selected, or the whole text, into a thread of the chat.
package enum DiscussAction: String, CommandSet {
  static let context = CommandContext.editor

  case explain
  case change
  case discuss

  var entry: CommandEntry {
    switch self {
    case .explain:
      .init("explain", "Has a model explain what is selected, or the text.", keys: ["alt-q a"])
    case .change:
      .init(
        "change", "Asks a model to change the selected lines, or the cursor's.", keys: ["alt-q g"])
    case .discuss:
      .init("discuss", "Asks a model about what is selected, or the text.", keys: ["alt-q j"])
    }
  }
}

extension Editor {
  /// The most bytes that go into a thread; windows of models are smaller.
  private static let discussionLimit = 1 << 20

  /// Why nothing can be taken into a thread; nil when it can.
  func obstacle(to action: DiscussAction) -> String? {
    guard let current else { return "No file is open." }
    if current.text.count == 0 { return "The text is empty." }
    switch action {
    case .change where current.isReadOnly: return "\(current.title) is shown for reading alone."
    case .change where current.file.location == nil: return "Save the text under a name first."
    default: break
    }
    return range(in: current, action).count > Editor.discussionLimit
      ? "This is too much for a model; select less." : nil
  }

  func perform(_ action: DiscussAction) -> [Effect] {
    guard let current, obstacle(to: action) == nil else { return [] }
    let range = range(in: current, action)
    let last = max(range.lowerBound, range.upperBound - 1)
    guard let first = current.text.line(at: range.lowerBound),
      let end = current.text.line(at: last)
    else { return [.notify(Notice("The lines are being counted; try again in a moment."))] }
    let (lines, text) = (first + 1...end + 1, current.text.text(range))
    let name = current.title
    return switch action {
    case .explain: [.discuss(.explaining(name, lines: lines, text: text))]
    case .change: [.discuss(.changing(name, lines: lines, text: text))]
    case .discuss: [.discuss(.about(name, lines: lines, text: text))]
    }
  }

  /// The whole lines of what is selected; without a selection all of the text, but the line of the
  /// cursor to change.
  private func range(in text: OpenText, _ action: DiscussAction) -> Range<Int> {
    let selection = text.selections.primary
    guard !selection.isCursor || action == .change else { return 0..<text.text.count }
    let range = selection.range
    let end = range.isEmpty ? range.upperBound : range.upperBound - 1
    let next = text.text.startOfNextLine(after: end) ?? text.text.count
    return text.text.startOfLine(at: range.lowerBound)..<max(next, range.upperBound)
  }
}
