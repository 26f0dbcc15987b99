/// The words by which tasks say what kind of work they are.
extension PlanVocabulary {
  /// How tasks begin that leave nothing in the code to find.
  static let activities = Lexicon([
    "confirm", "verify", "review", "discuss", "decide", "research", "investigate", "evaluate",
    "announce", "brainstorm", "interview", "remove", "delete", "drop", "deprecate", "upgrade",
    "work through", "check off", "check that", "make sure", "code review", "manual test",
    "manually test", "manual testing", "get feedback", "gather feedback", "celebrate",
    "überprüfen", "vérifier", "verificar", "verificare", "controleren",
  ])

  /// How they end: “all tests pass”.
  static let activityEnds = Lexicon(["pass", "passes", "passing", "green"])

  /// Words that ask for tests.
  static let tests: Set<Substring> = [
    "test", "tests", "testing", "spec", "specs", "fuzz", "fuzzing", "tester", "prueba", "pruebas",
  ]

  /// Words in headings over what is wrong with what is there.
  static let troubles: Set<Substring> = [
    "bug", "bugs", "bugfixes", "fixes", "issues", "debt", "problems", "defects", "regressions",
  ]

  /// How tasks begin that change what is there already.
  static let changes: Set<Substring> = [
    "update", "fix", "improve", "refactor", "clean", "cleanup", "optimize", "optimise", "polish",
    "reorganize", "reorganise", "convert", "migrate", "rename", "tune", "tidy", "revise", "rework",
    "simplify", "enhance", "expand", "debug", "move", "replace", "reduce", "resolve", "address",
    "rewrite", "modernize", "modernise", "standardize", "standardise", "speed",
  ]
}
