internal import WaymarkCore

extension Dashboard {
  /// Does what another program asks and answers it.
  mutating func serve(_ request: DashboardRequest) -> [Effect] {
    func refuse(_ sentence: String) -> [Effect] {
      [DashboardWork.answer(request, CompanionAnswer(sentence, isDone: false))]
    }
    func done(_ sentence: String, _ effects: [Effect]) -> [Effect] {
      effects + [
        .select(.dashboard), DashboardWork.answer(request, CompanionAnswer(sentence, isDone: true)),
      ]
    }
    if case .diff(let path) = request.request {
      return [
        .showChanges(of: path),
        DashboardWork.answer(request, CompanionAnswer("Shown.", isDone: true)),
      ]
    }
    if case .analyze = request.request {
      guard run == nil else { return refuse("An analysis is running already.") }
      return done("The analysis has started.", start(.incremental))
    }
    if case .open(let path, let line) = request.request {
      let place = line > 0 ? "\(path):\(line)" : path
      return [
        .give(Command(EditorAction.open, place)),
        DashboardWork.answer(request, CompanionAnswer("Shown.", isDone: true)),
      ]
    }
    if case .ask(let text) = request.request {
      return [
        .discuss(Discussion(text, isSent: true)),
        DashboardWork.answer(
          request, CompanionAnswer("Asked; the reply streams in Waymark.", isDone: true)),
      ]
    }
    guard let report else { return refuse("There is no analysis yet.") }
    switch request.request {
    case .diff: return []
    case .objective(let key):
      guard
        let index = report.objectives.firstIndex(where: { $0.id.lowercased() == key.lowercased() })
      else { return refuse("The plan has no objective “\(key)”.") }
      return done("Shown.", show(EvidenceSubject(report.objectives[index], in: report)))
    case .gap(let number):
      guard report.gaps.indices.contains(number - 1) else {
        return refuse("There is no gap \(number); the report has \(report.gaps.count).")
      }
      return done("Shown.", show(EvidenceSubject(report.gaps[number - 1], in: report)))
    case .analyze, .open, .ask: return []
    }
  }

  /// Opens the evidence view on a subject.
  mutating func show(_ subject: EvidenceSubject) -> [Effect] {
    let view = EvidenceView(subject)
    evidence = view
    return view.missingExcerpt
  }
}
