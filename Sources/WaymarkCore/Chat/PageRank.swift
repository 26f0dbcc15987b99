/// The rank of each node of a graph: the chance to be there for someone who follows its ways at
/// random and now and then starts anew.
///
/// Source: Brin and Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine", 1998; with
/// the starting points weighted, as in topic-sensitive ranking.
struct PageRank {
  private static let damping = 0.85
  private static let rounds = 40

  /// Ranks nodes.
  ///
  /// - Parameters:
  ///   - edges: The ways out of each node, with weights above 0.
  ///   - starts: How likely each node is where someone starts; all the same when empty.
  /// - Returns: A rank for each node; they add up to 1.
  static func ranks(_ edges: [[ReferenceGraph.Edge]], starts: [Double] = []) -> [Double] {
    let count = edges.count
    guard count > 0 else { return [] }
    let sum = starts.reduce(0, +)
    let start =
      starts.count == count && sum > 0
      ? starts.map { $0 / sum } : Array(repeating: 1 / Double(count), count: count)
    let outgoing = edges.map { $0.reduce(0) { $0 + $1.weight } }
    var ranks = start
    for _ in 0..<rounds {
      var next = start.map { $0 * (1 - damping) }
      var stranded = 0.0
      for (node, ways) in edges.enumerated() {
        guard outgoing[node] > 0 else {
          stranded += ranks[node]
          continue
        }
        let share = damping * ranks[node] / outgoing[node]
        for way in ways { next[way.target] += share * way.weight }
      }
      // Whoever cannot go on starts anew.
      for node in next.indices { next[node] += damping * stranded * start[node] }
      let change = zip(next, ranks).reduce(0) { $0 + abs($1.0 - $1.1) }
      ranks = next
      if change < 1e-7 { break }
    }
    return ranks
  }
}
