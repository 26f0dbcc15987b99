import Foundation

/// Weighted words: the cosine of a requirement and a file over split, stemmed words, rare words
/// counting more, each field of the file with its own weight.
///
/// The weight of a word in a file is Σ field weight × (1 + ln count) × idf^0.6, in a requirement
/// (1 + ln count) × idf^0.6 × rarity among the requirements^0.5: words of a template that every
/// requirement repeats say nothing. A file's length is corrected to 70 % (pivoted normalisation,
/// Singhal et al. 1996). `LexicalCutoff` then decides what is a link.
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
    let scored = queries.all.map { index.scores(of: $0) }
    let links = LexicalCutoff(files: corpus.files.count).apply(to: scored)
    return zip(queries.all, links).map { query, links in
      links.sorted {
        $0.score != $1.score
          ? $0.score > $1.score : corpus.files[$0.file].path < corpus.files[$1.file].path
      }
      .map { link in explain(link, query, corpus.files[link.file], index) }
    }
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
