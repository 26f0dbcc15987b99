/// What the words of a task ask for, beyond that something be there.
enum TaskWording {
  /// Whether a task is something that people do and that leaves nothing in the code to find.
  ///
  /// - Parameters:
  ///   - text: The task without its id.
  ///   - namesCommand: Whether a code span stands in it: “run `make test`” is an activity, “run
  ///     migrations at start” is not.
  /// - Returns: False for what the code can show.
  static func isActivity(_ text: String, namesCommand: Bool) -> Bool {
    let phrase = Phrase.of(text)
    if PlanVocabulary.activities.starts(phrase) || PlanVocabulary.activityEnds.ends(phrase) {
      return true
    }
    return namesCommand && phrase.hasPrefix("run ")
  }

  /// Whether a text asks for tests, so that tests are what shows it.
  static func asksForTests(_ text: String) -> Bool {
    Phrase.of(text).split(separator: " ").contains(where: PlanVocabulary.tests.contains)
  }

  /// Whether a task changes what is there already.
  static func asksForChange(_ text: String) -> Bool {
    Phrase.of(text).split(separator: " ").first.map(PlanVocabulary.changes.contains) ?? false
  }

  /// Whether a heading introduces what is wrong with what is there.
  static func listsTroubles(_ heading: String) -> Bool {
    Phrase.of(heading).split(separator: " ").contains(where: PlanVocabulary.troubles.contains)
  }
}
