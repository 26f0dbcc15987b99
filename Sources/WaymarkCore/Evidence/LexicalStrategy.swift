import Foundation

/// Weighted words: the cosine of a requirement and a file over split, stemmed words, rare words
/// counting more, each field of the file with its own weight.
///
/// The weight of a word in a file is Σ field weight × (1 + ln count) × idf^0.6, in a requirement
/// (1 + ln count) × idf^0.6 × rarity among the requirements^0.5: words of a template that every
/// requirement repeats say nothing. A file's length is corrected to 70 % (pivoted normalisation,
/// Singhal et al. 1996). What is a link is decided by `LexicalCutoff` for a requirement that is a
/// document, and by `WordCoverage` for the short texts of a plan.
package struct LexicalStrategy: MatchStrategy {
  package static let name = "lexical"

  /// How much a word counts by where it stands in the file.
  static func weight(of field: TermField) -> Float {
    switch field {
    case .path: 3
    case .type, .symbol: 2
    case .comment: 1.5
    case .body: 1
    case .imports: 0
    }
  }

  static let rarityExponent: Float = 0.6
  static let templateExponent: Float = 0.5
  static let lengthCorrection: Float = 0.7
  /// A word of a requirement's first line counts this many times.
  static let titleWeight: Float = 1.5
  /// The best files whose words are compared with those of a piece of the plan.
  static let coverageCandidates = 12
  /// The most files that are kept for a requirement before the cut.
  static let candidateLimit = 200

  package init() {}

  package func match(
    _ requirements: [MatchRequirement], against corpus: MatchCorpus
  ) -> [[Match]] {
    guard !requirements.isEmpty, !corpus.files.isEmpty else {
      return requirements.map { _ in [] }
    }
    var words = Words()
    let queries = LexicalQueries(requirements, words: &words)
    let index = LexicalIndex(corpus.files, terms: queries.terms)
    let scored = index.scores(of: queries.all)
    let links = LexicalCutoff(files: corpus.files.count).apply(to: scored)
    return ConcurrentMap.results(requirements.count, scratch: { Words() }) { words, number in
      let ranked = links[number].sorted {
        $0.score != $1.score
          ? $0.score > $1.score : corpus.files[$0.file].path < corpus.files[$1.file].path
      }
      let query = queries.all[number]
      if requirements[number].scope == .document {
        return ranked.map { explain($0, query, corpus.files[$0.file], index) }
      }
      let coverage = WordCoverage(requirements[number], words: &words, index: index)
      return covered(by: coverage, ranked, corpus)
    }
  }

  /// Of the best files those that speak of a piece of the plan, the fullest first; where none does,
  /// the one that comes nearest, with a score below 0.5.
  private func covered(
    by coverage: WordCoverage, _ ranked: [LexicalCutoff.Link], _ corpus: MatchCorpus
  ) -> [Match] {
    let matches = ranked.prefix(LexicalStrategy.coverageCandidates).compactMap { link -> Match? in
      let file = corpus.files[link.file]
      let whole = coverage.share(of: file)
      guard coverage.speaks(whole, of: file) else { return nil }
      let parts = file.symbols.indices.map { ($0, coverage.share(of: file.symbols[$0])) }
        .sorted { $0.1.value != $1.1.value ? $0.1.value > $1.1.value : $0.0 < $1.0 }
      // Words that stand together say more than words strewn over a file.
      let best = parts.first?.1.value ?? 0
      let mean = (whole.value + (file.symbols.isEmpty ? whole.value * 0.6 : best)) / 2
      let share = min(mean * coverage.worth(of: file), coverage.limit(whole, in: file))
      let isWorthNaming = whole.strength >= 2 && share >= WordCoverage.weakThreshold
      guard share >= WordCoverage.threshold || isWorthNaming else { return nil }
      let fitting = parts.prefix { $0.1.value >= best * 0.7 && $0.1.value > 0 }.prefix(3)
      return Match(
        file: link.file, score: WordCoverage.score(of: share), isLinked: true,
        words: coverage.words(of: file),
        symbols: fitting.map { place, _ in
          Match.SymbolMatch(index: place, words: coverage.words(of: file.symbols[place]))
        })
    }
    let ordered = matches.enumerated().sorted { left, right in
      left.element.score != right.element.score
        ? left.element.score > right.element.score : left.offset < right.offset
    }.map(\.element)
    let speaking = ordered.prefix { $0.score >= 0.5 }
    return Array(speaking.isEmpty ? ordered.prefix(1) : speaking)
  }

  /// Adds to a link the words and symbols that speak for it; others stay bare.
  private func explain(
    _ link: LexicalCutoff.Link, _ query: LexicalQuery, _ file: SourceFile, _ index: LexicalIndex
  ) -> Match {
    var match = Match(file: link.file, score: link.score, isLinked: link.isLinked)
    guard link.isLinked else { return match }
    let present = Set(file.profile.packed.lazy.map { TermID($0 >> 32) })
    match.words = query.spelling(limit: 8) { present.contains($0) ? index.rarity(of: $0) : 0 }
    match.symbols = symbols(of: file, query, index)
    return match
  }

  /// The symbols whose words carry the most of the requirement's weight.
  private func symbols(
    of file: SourceFile, _ query: LexicalQuery, _ index: LexicalIndex
  ) -> [Match.SymbolMatch] {
    let scored = file.symbols.indices.compactMap { place -> (Int, Float)? in
      let terms = file.symbols[place].terms
      let sum = terms.reduce(Float(0)) { $0 + (query.weights[$1] ?? 0) * index.rarity(of: $1) }
      // Many words make a match likelier by chance; the root keeps long functions in the race.
      return sum > 0 ? (place, sum / Float(terms.count + 8).squareRoot()) : nil
    }
    return scored.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(3).map { place, _ in
      let terms = Set(file.symbols[place].terms)
      return Match.SymbolMatch(
        index: place,
        words: query.spelling(limit: 8) { terms.contains($0) ? index.rarity(of: $0) : 0 })
    }
  }
}
