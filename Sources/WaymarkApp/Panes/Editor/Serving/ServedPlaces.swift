internal import WaymarkCore

/// What the last analysis says about the code of a file: which objectives of the plan a place serves,
/// and where something is wrong.
struct ServedPlaces: Sendable {
  /// A function, a type or a line.
  struct Place: Sendable {
    /// In bytes; moved with edits.
    var range: Range<Int>
    var notes: [Note]
  }

  /// One link to the plan, or one gap.
  struct Note: Sendable, Hashable {
    /// The objective, or the task, in words.
    var words: String
    /// How sure it is, 0 to 1; nil for a gap.
    var score: Double?
    /// Where the plan has it.
    var planLine: Int?

    var isGap: Bool { score == nil }
  }

  /// In order.
  private(set) var places: [Place] = []
  /// Notes on the file as a whole.
  private(set) var whole: [Note] = []
  private(set) var planPath = ""

  var isEmpty: Bool { places.isEmpty && whole.isEmpty }

  init() {}

  /// Finds the places of a file.
  ///
  /// - Parameters:
  ///   - report: The last analysis.
  ///   - path: The file, from the project's root.
  ///   - text: Its text, in which symbols tell how far a place reaches.
  ///   - symbols: The functions and types of the text.
  init(_ report: AnalysisReport, path: String, in text: TextSnapshot, _ symbols: [Symbol]) {
    planPath = report.plan.path
    var byLine: [Int: [Note]] = [:]
    func note(_ evidence: Evidence, _ note: Note) {
      guard evidence.path == path else { return }
      if byLine[evidence.line]?.contains(note) != true {
        byLine[evidence.line, default: []].append(note)
      }
    }
    for assessment in report.objectives {
      let objective = assessment.objective
      for evidence in assessment.evidence + assessment.tasks.flatMap(\.evidence) {
        note(
          evidence,
          Note(words: objective.title, score: evidence.score, planLine: objective.line))
      }
    }
    let lines = Dictionary(
      report.objectives.map { ($0.objective.key, $0.objective.line) }, uniquingKeysWith: { $1 })
    for gap in report.gaps {
      for evidence in gap.evidence {
        note(
          evidence,
          Note(words: gap.summary, score: nil, planLine: gap.objective.flatMap { lines[$0] }))
      }
    }
    whole = byLine.removeValue(forKey: 0) ?? []
    for (line, notes) in byLine.sorted(by: { $0.key < $1.key }) {
      guard let start = text.start(ofLine: line - 1) else { continue }
      let symbol = symbols.first { $0.line == line }
      let last = max(line, symbol?.endLine ?? line)
      let end = text.start(ofLine: last) ?? text.count
      places.append(
        Place(
          range: start..<max(start, end),
          notes: notes.sorted { ($0.score ?? 2) > ($1.score ?? 2) }))
    }
  }

  /// Moves the places with an edit.
  mutating func move(_ map: PositionMap) {
    for index in places.indices {
      let range = places[index].range
      let start = map.map(range.lowerBound, .before)
      places[index].range = start..<max(start, map.map(range.upperBound))
    }
  }

  /// The notes of the innermost place around an offset; those of the file where there is none.
  func notes(at offset: Int) -> [Note] {
    places.filter { $0.range.contains(offset) }.min { $0.range.count < $1.range.count }?.notes
      ?? whole
  }

  /// The mark of a line by where it begins; true for a gap, nil for none.
  func isGap(atLine start: Int) -> Bool? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].range.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    guard low < places.count, places[low].range.lowerBound == start else { return nil }
    return places[low].notes.contains(where: \.isGap)
  }
}

extension Editor {
  /// Lists what the place of the cursor serves, each with the way to the plan.
  func showObjectives() -> [Effect] {
    guard let text = current else { return [] }
    let notes = text.served.notes(at: text.selections.primary.head)
    guard !notes.isEmpty else {
      return [.notify(Notice("The last analysis found nothing of the plan here."))]
    }
    let choices = notes.map { note in
      let place = note.planLine.map { "\(text.served.planPath):\($0)" }
      return ChoicePicker.Choice(
        title: note.words, note: note.score.map { Figures.score($0) } ?? "gap",
        effects: place.map { [.give(Command(EditorAction.open, $0))] } ?? [])
    }
    return [.present(Presentation("objectives", ChoicePicker("Serves", choices)))]
  }
}
