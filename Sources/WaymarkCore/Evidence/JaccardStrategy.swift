/// The reference formula: the share of keywords that requirement and symbol have in common.
///
/// `|A ∩ B| / |A ∪ B|` over sets of stemmed words; a link above 0.6 for an objective and above 0.7
/// for a task. A text of 15 words against a name of three can reach 0.2 at most, so it hardly ever
/// fires; it is kept to compare with.
package struct JaccardStrategy: MatchStrategy {
  package static let name = "jaccard"
  /// A score above it links an objective.
  package static let objectiveThreshold = 0.6
  /// A score above it links a task.
  package static let taskThreshold = 0.7

  package init() {}

  package func match(
    _ requirements: [MatchRequirement], against corpus: MatchCorpus
  ) -> [[Match]] {
    var words = Words()
    let symbols = corpus.files.map { file in
      file.symbols.map { Set(words.terms(of: "\($0.qualifiedName) \($0.doc)")) }
    }
    let names = corpus.files.map { file in
      // A file without symbols is its name and its words.
      file.symbols.isEmpty
        ? Set(file.profile.entries.map(\.term)) : Set(words.terms(of: file.path))
    }
    return requirements.map { requirement in
      let spelled = words.spelled("\(requirement.title) \(requirement.text)")
      let keywords = Set(spelled.flatMap(\.terms))
      let threshold =
        requirement.scope == .task
        ? JaccardStrategy.taskThreshold : JaccardStrategy.objectiveThreshold
      let matches = corpus.files.indices.compactMap { index -> Match? in
        var best = JaccardStrategy.similarity(keywords, names[index])
        var place: Int?
        for (number, terms) in symbols[index].enumerated() {
          let score = JaccardStrategy.similarity(keywords, terms)
          if score > best { (best, place) = (score, number) }
        }
        guard best > 0 else { return nil }
        let terms = place.map { symbols[index][$0] } ?? names[index]
        let shared = JaccardStrategy.shared(spelled, terms)
        return Match(
          file: index, score: best, isLinked: best > threshold, words: shared,
          symbols: place.map { [Match.SymbolMatch(index: $0, words: shared)] } ?? [])
      }
      return matches.sorted {
        $0.score != $1.score
          ? $0.score > $1.score : corpus.files[$0.file].path < corpus.files[$1.file].path
      }
    }
  }

  /// `|A ∩ B| / |A ∪ B|`, 0 for two empty sets.
  static func similarity(_ left: Set<TermID>, _ right: Set<TermID>) -> Double {
    let shared = left.intersection(right).count
    let all = left.count + right.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  private static func shared(
    _ spelled: [(word: String, terms: [TermID])], _ terms: Set<TermID>
  ) -> [String] {
    var seen: Set<String> = []
    return spelled.filter { $0.terms.contains(where: terms.contains) }.map(\.word)
      .filter { seen.insert($0.lowercased()).inserted }
  }
}
