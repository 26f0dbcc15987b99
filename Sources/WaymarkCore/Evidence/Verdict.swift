/// What the evidence says of one task, or of an objective without tasks.
///
/// 1. A marker or a link that a person confirmed: complete.
/// 2. The plan names what is to be there. Of files, folders and modules the share that exists
///    decides; names of symbols beside them count for 30 %. Where none of them exists but the symbols
///    do, the work may be done under another name: 60 % of the share of symbols. Where only symbols
///    are named, the share of them that the code defines or uses.
/// 3. The plan names a file in which something is to be done. That the file exists proves little:
///    0.3, or what the words say if they point to this very file.
/// 4. Only words. A share of half of them (score 0.5) is 0.27, of 90 % is complete.
/// 5. Tests alone show 0.25; where the plan asks for tests, they are what counts, and code is not.
/// 6. A change to what is there already (“fix”, “update”) leaves the same words behind whether it
///    was made or not: words show at most 0.5 of it.
struct Verdict {
  var completion: Double
  /// What the origin is worth: 1 for a marker, 0.9 for a name, for words their score; 0.5 where
  /// nothing was found, since the absence of words is weak evidence of absence.
  var confidence: Double

  /// What the words of a task ask for, beyond that something be there.
  struct Wording {
    var asksForTests = false
    var asksForChange = false

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The task or the objective's title.
    ///   - mentions: What it names.
    ///   - heading: The objective that a task stands under; what is listed under “bugs” is to be
    ///     changed, however it is put.
    init(_ text: String, mentions: [Mention], under heading: String = "") {
      asksForTests =
        TaskWording.asksForTests(text)
        || mentions.contains { $0.kind == .path && TestPaths.isTest($0.text) }
      asksForChange = TaskWording.asksForChange(text) || TaskWording.listsTroubles(heading)
    }
  }

  /// Weighs the evidence.
  ///
  /// - Parameters:
  ///   - evidence: All links of the task or objective.
  ///   - mentions: What it names.
  ///   - wording: What its words ask for.
  init(evidence: [Evidence], mentions: [Mention], wording: Wording) {
    let code = evidence.filter { wording.asksForTests || !$0.isTest }
    if code.contains(where: { $0.origin == .marker || $0.origin == .confirmed }) {
      self.init(completion: 1, confidence: 1)
      return
    }
    let named = evidence.filter { $0.origin == .path }
    var words = Verdict.ofWords(wording.asksForTests ? code.filter(\.isTest) : code)
    if wording.asksForChange { words.completion = min(words.completion, 0.5) }
    func isFound(_ mention: Mention) -> Bool { named.contains { $0.why.contains(mention.text) } }
    let subjects = mentions.filter { mention in
      mention.role == .subject
        && (MentionIndex.isTelling(mention) || isFound(mention))
    }
    let things = Verdict.share(subjects.filter { $0.kind != .symbol }, isFound)
    let symbols = Verdict.share(subjects.filter { $0.kind == .symbol }, isFound)
    switch (things, symbols) {
    case (0?, let symbols):
      self.init(completion: 0.6 * (symbols ?? 0), confidence: 0.9)
    case (let things?, let symbols):
      self.init(completion: things * (0.7 + 0.3 * (symbols ?? 1)), confidence: 0.9)
    case (nil, let symbols?):
      let best = max(symbols, symbols > 0 ? words.completion * 0.9 : words.completion * 0.5)
      self.init(completion: best, confidence: 0.9)
    case (nil, nil):
      self = Verdict.ofPlaces(mentions, code, words, isFound) ?? words
      if completion == 0, code.isEmpty, !evidence.isEmpty {
        self.init(completion: 0.25, confidence: 0.5)
      }
    }
  }

  /// Nothing is claimed.
  static let none = Verdict(completion: 0, confidence: 0)

  private init(completion: Double, confidence: Double) {
    self.completion = completion
    self.confidence = confidence
  }

  private static func share(_ mentions: [Mention], _ isFound: (Mention) -> Bool) -> Double? {
    guard !mentions.isEmpty else { return nil }
    return Double(mentions.filter(isFound).count) / Double(mentions.count)
  }

  private static func ofWords(_ code: [Evidence]) -> Verdict {
    let inferred = code.filter { $0.origin != .path && $0.origin != .marker }
    guard let best = inferred.map(\.score).max() else {
      return Verdict(completion: 0, confidence: 0.5)
    }
    let share = 0.5 + (best - 0.5) / 0.9
    return Verdict(completion: max(0, min(1, (share - 0.35) / 0.55)), confidence: min(1, best))
  }

  /// What is to be done in files that the plan names.
  private static func ofPlaces(
    _ mentions: [Mention], _ code: [Evidence], _ words: Verdict, _ isFound: (Mention) -> Bool
  ) -> Verdict? {
    let places = mentions.filter { $0.kind == .path && $0.role == .place }
    guard !places.isEmpty else { return nil }
    let existing = places.filter(isFound)
    guard !existing.isEmpty else {
      return Verdict(completion: words.completion * 0.5, confidence: 0.7)
    }
    let there = code.filter { link in
      link.origin != .path && existing.contains { link.path.hasSuffix($0.text) }
    }
    let local = ofWords(there)
    return Verdict(
      completion: max(0.3, local.completion, words.completion * 0.8),
      confidence: max(0.4, local.confidence))
  }
}
