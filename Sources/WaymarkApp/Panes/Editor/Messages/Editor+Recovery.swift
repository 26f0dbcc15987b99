internal import WaymarkCore

extension Editor {
  mutating func offer(_ found: [AbandonedText]) -> [Effect] {
    abandoned = found
    guard let text = found.first else { return [] }
    let count = "\(text.unsavedCount) \(text.unsavedCount == 1 ? "change" : "changes")"
    let more =
      found.count > 1
      ? ["Then there \(found.count == 2 ? "is one" : "are \(found.count - 1)") more."] : []
    return [
      .present(
        Presentation(
          "recovery",
          Decision(
            "Recover unsaved work?",
            ["Waymark ended with \(count) of \(text.shown) unsaved."] + more,
            [
              ("Later", []),
              ("Recover", [.give(Command(EditorAction.recover, "first"))]),
              ("Difference", [.give(Command(EditorAction.recover, "difference"))]),
              ("Discard", [.give(Command(EditorAction.recover, "discard"))]),
            ], focused: 1)))
    ]
  }

  /// Shows how an abandoned text differs from its file.
  func show(_ difference: FileDiff, of text: AbandonedText) -> [Effect] {
    [
      .present(
        Presentation(
          "recovery-difference",
          DifferenceSheet(
            "Unsaved work in \(text.name)", legend: "- on disk   + unsaved", [difference],
            [
              DifferenceSheet.Answer("Later"),
              DifferenceSheet.Answer(
                "Recover", [.give(Command(EditorAction.recover, "first"))]),
              DifferenceSheet.Answer(
                "Discard", [.give(Command(EditorAction.recover, "discard"))]),
            ], focused: 1)))
    ]
  }

  mutating func takeRecovered(
    _ source: AbandonedText, _ file: TextFile, _ journal: RecoveryJournal
  ) -> [Effect] {
    abandoned.removeAll { $0.shown == source.shown && $0.changedAt == source.changedAt }
    // The file may be open already, as it is on disk: what was lost is put over it then.
    if let location = file.location,
      let known = texts.firstIndex(where: { $0.file.location == location })
    {
      texts[known].journal?.discard()
      texts[known].file = file
      texts[known].journal = journal
      texts[known].select(SelectionSet())
      texts[known].coloring = Coloring()
      active = known
      let effects = [EditorWork.prepareColoring(texts[known].id, texts[known])].compactMap { $0 }
      return effects + [.select(.editor)] + recovered(source)
    }
    return add(file, journal, FileStyle(), TextSpot(line: 0, column: 0), nil) + recovered(source)
  }

  private mutating func recovered(_ source: AbandonedText) -> [Effect] {
    [.notify(Notice("Recovered \(source.shown); it is not saved yet."))]
      + (abandoned.isEmpty ? [] : offer(abandoned))
  }

}
