internal import WaymarkCore

extension Editor {
  /// Why a text cannot be compared now; nil when it can.
  func obstacle(to action: CompareAction) -> String? {
    guard let current else { return "No file is open." }
    if current.isReadOnly { return "\(current.title) is shown for reading alone." }
    switch action {
    case .compareDisk where current.file.version == nil, .merge where current.file.version == nil:
      return "\(current.title) is not on disk yet."
    case .merge where !current.isStale, .keepMine where !current.isStale,
      .settle where !current.isStale:
      return "\(current.title) did not change on disk."
    default: return nil
    }
  }

  mutating func perform(_ action: CompareAction) -> [Effect] {
    guard let text = current else { return [] }
    switch action {
    case .compareDisk: return [EditorWork.compare(text.id, text.file, with: .disk)]
    case .compareCommit: return [EditorWork.compare(text.id, text.file, with: .commit)]
    case .merge:
      let number = begin("Merging", .rework)
      return [EditorWork.merge(text.id, text.file, number: number)]
    case .keepMine: return [EditorWork.keepMine(text.id, text.file)]
    case .settle: return settle(text)
    }
  }

  /// Asks what to do about a file that changed on disk.
  private func settle(_ text: OpenText) -> [Effect] {
    [
      .present(
        Presentation(
          "settle",
          Decision(
            "\(text.title) changed on disk",
            [
              text.isModified
                ? "Your edits are kept. Merging takes both; reading it again keeps your text one "
                  + "undo away."
                : "Reading it again keeps your text one undo away."
            ], Editor.answers(to: .staleText), focused: 1)))
    ]
  }

  /// What is asked about.
  enum Settling { case staleText, failedSave }

  /// What can be done about a file that changed on disk.
  static func answers(to settling: Settling) -> [Decision.Answer] {
    let last: Decision.Answer =
      settling == .failedSave
      ? ("Save over it", [.give(Command(EditorAction.overwrite), isConfirmed: true)])
      : ("Keep mine", [.give(Command(CompareAction.keepMine))])
    return [
      ("Cancel", []),
      ("Difference", [.give(Command(CompareAction.compareDisk))]),
      ("Reload", [.give(Command(EditorAction.reload))]),
      ("Merge", [.give(Command(CompareAction.merge))]),
      last,
    ]
  }

  /// Shows how a text differs from something.
  func compared(_ id: Int, _ side: ComparedSide, _ difference: FileDiff) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    let text = texts[index]
    let isStale = side == .disk && text.isStale
    var answers = [DifferenceSheet.Answer("Close")]
    if isStale {
      answers = Editor.answers(to: .staleText).filter { $0.title != "Difference" }
        .map { DifferenceSheet.Answer($0.title, $0.effects) }
    }
    let legend =
      side == .disk
      ? "- on disk   + as it is here"
      : "- last commit   + as it is here"
    return [
      .present(
        Presentation(
          "difference",
          DifferenceSheet(
            "\(text.title) and \(side.words)", legend: legend, [difference], answers)))
    ]
  }

  /// Takes that the next saving may write over what is on disk.
  mutating func keptMine(_ id: Int, _ version: FileVersion?) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    texts[index].file.accept(version)
    texts[index].isStale = false
    return [.notify(Notice("Your text is kept; saving writes over what changed on disk."))]
  }
}

/// What a text is compared with.
enum ComparedSide: Sendable, Hashable {
  case disk, commit

  var words: String { self == .disk ? "its file on disk" : "the last commit" }
}
