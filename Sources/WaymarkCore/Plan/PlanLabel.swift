/// What a line such as `**Status:** done` or a heading such as `Acceptance criteria` is about.
enum PlanLabel {
  case status
  case priority
  case dependencies
  case dependents
  case criteria
  case tasks
  /// Facts that are no work: people, dates, sizes.
  case metadata
  /// Explanation; what is listed below is no work.
  case notes

  /// The label that words are; nil for words that plans do not use so.
  init?(_ words: some StringProtocol) {
    guard words.utf8.count <= 48 else { return nil }
    self.init(phrase: Phrase.of(words))
  }

  init?(phrase: String) {
    guard !phrase.isEmpty else { return nil }
    if PlanVocabulary.status.contains(phrase) {
      self = .status
    } else if PlanVocabulary.priority.contains(phrase) {
      self = .priority
    } else if PlanVocabulary.dependencies.contains(phrase) {
      self = .dependencies
    } else if PlanVocabulary.dependents.contains(phrase) {
      self = .dependents
    } else if PlanVocabulary.criteria.contains(phrase) {
      self = .criteria
    } else if PlanVocabulary.tasks.contains(phrase) {
      self = .tasks
    } else if PlanVocabulary.metadata.contains(phrase) {
      self = .metadata
    } else if PlanVocabulary.prose.contains(phrase) || PlanVocabulary.rules.contains(phrase)
      || PlanVocabulary.noteEnds.ends(phrase)
    {
      self = .notes
    } else {
      return nil
    }
  }
}
