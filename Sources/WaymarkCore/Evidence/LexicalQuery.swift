import Foundation

/// One requirement as weighted words.
struct LexicalQuery: Sendable {
  /// By term, before the file side's rarity is applied.
  var weights: [TermID: Float]
  /// The words as written with the terms they come to, for saying why.
  let spelled: [(word: String, terms: [TermID])]

  /// The requirement's words that score, strongest first, each once.
  ///
  /// - Parameters:
  ///   - limit: The most words.
  ///   - score: The strength of a term; 0 leaves it out.
  /// - Returns: The words as the requirement spells them.
  func spelling(limit: Int, by score: (TermID) -> Float) -> [String] {
    var best: [String: (word: String, score: Float)] = [:]
    for (word, terms) in spelled {
      let strength = terms.map { score($0) * (weights[$0] ?? 0) }.max() ?? 0
      let key = word.lowercased()
      if strength > (best[key]?.score ?? 0) { best[key] = (word, strength) }
    }
    return best.values
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.word < $1.word }
      .prefix(limit).map(\.word)
  }
}

/// All requirements of one run; how rare a word is among them is part of its weight.
struct LexicalQueries {
  let all: [LexicalQuery]
  /// Every term that any of them has.
  let terms: Set<TermID>

  init(_ requirements: [MatchRequirement], words: inout Words) {
    var queries: [LexicalQuery] = []
    var frequency: [TermID: Int] = [:]
    for requirement in requirements {
      let title = words.spelled(requirement.title)
      let text = words.spelled(requirement.text)
      var counts: [TermID: Float] = [:]
      for term in title.flatMap(\.terms) { counts[term, default: 0] += LexicalStrategy.titleWeight }
      for term in text.flatMap(\.terms) { counts[term, default: 0] += 1 }
      for term in counts.keys { frequency[term, default: 0] += 1 }
      queries.append(LexicalQuery(weights: counts, spelled: title + text))
    }
    let total = Float(requirements.count + 1)
    for index in queries.indices {
      for (term, count) in queries[index].weights {
        let share = logf(total / Float(frequency[term] ?? 1)) / logf(total)
        queries[index].weights[term] =
          (1 + logf(count)) * powf(max(share, 0), LexicalStrategy.templateExponent)
      }
    }
    all = queries
    terms = Set(frequency.keys)
  }
}
