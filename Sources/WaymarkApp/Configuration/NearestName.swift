/// Finds what a person may have meant.
enum NearestName {
  /// The name that differs least, when it differs little enough to be a slip.
  static func find(_ word: String, among names: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    let found = names.map { (name: $0, distance: distance(word, $0, limit: limit)) }
      .min { $0.distance < $1.distance }
    return found.flatMap { $0.distance <= limit ? $0.name : nil }
  }

  /// A question to add to a message; empty when nothing is near.
  static func hint(for word: String, among names: some Sequence<String>) -> String {
    find(word, among: names).map { " Did you mean “\($0)”?" } ?? ""
  }

  /// The fewest letters to insert, remove, replace or swap with their neighbour, counted up to a
  /// limit.
  static func distance(_ left: String, _ right: String, limit: Int) -> Int {
    let (a, b) = (Array(left.lowercased()), Array(right.lowercased()))
    guard abs(a.count - b.count) <= limit, a.count <= 64, b.count <= 64 else { return limit + 1 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
