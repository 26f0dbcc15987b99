import Foundation

/// An inverted index over the words that any requirement has.
struct LexicalIndex {
  private struct Posting {
    let file: Int32
    let weight: Float
  }

  /// What one file adds to the index.
  private struct Share {
    var length: Float = 0
    /// Weights of words worth a posting, by the number of the word.
    var weights: [(number: Int32, weight: Float)] = []
  }

  /// By the numbers of `wanted`, less one.
  private var postings: [[Posting]]
  /// The number of each word worth a posting, from 1.
  private let wanted: TermTable
  private let frequency: TermTable
  private var lengths: [Float]
  private let fileCount: Int
  /// Rarity by document frequency, since few values occur.
  private let rarities: [Float]

  /// Indexes files.
  ///
  /// - Parameters:
  ///   - files: All files; how rare a word is among them is part of its weight.
  ///   - terms: The words worth a posting.
  init(_ files: [SourceFile], terms: Set<TermID>) {
    fileCount = files.count
    let total = Float(files.count + 1)
    rarities =
      [0]
      + (1...max(1, files.count)).map { count in
        powf(logf(total / Float(count)), LexicalStrategy.rarityExponent)
      }
    let counts = ConcurrentMap.parts(of: files.count) { LexicalIndex.frequencies(files[$0]) }
    frequency = counts.dropFirst().reduce(into: counts.first ?? TermTable()) { $0.add($1) }
    var wanted = TermTable(capacity: terms.count)
    for (number, term) in terms.enumerated() { wanted[term] = Int32(number + 1) }
    self.wanted = wanted
    postings = Array(repeating: [], count: terms.count)
    lengths = []
    let index = self
    let shares = ConcurrentMap.results(files.count, scratch: {}) { index.share(of: files[$1]) }
    lengths = shares.map(\.length)
    for (file, share) in shares.enumerated() {
      for (number, weight) in share.weights {
        postings[Int(number - 1)].append(Posting(file: Int32(file), weight: weight))
      }
    }
    correctLengths()
  }

  /// How rare a word is among the files; 0 for one that is in none or all of them.
  func rarity(of term: TermID) -> Float { rarities[Int(frequency[term])] }

  /// Whether any file has a word.
  func isKnown(_ term: TermID) -> Bool { frequency[term] > 0 }

  /// What a word tells, in nats: −ln of the share of the files that have it.
  ///
  /// A word that none has tells as much as one that a single file has.
  func information(of term: TermID) -> Float {
    logf(Float(fileCount + 1) / Float(max(1, frequency[term])))
  }

  /// For each requirement the files that share a word with it, with their cosine.
  func scores(of queries: [LexicalQuery]) -> [[(file: Int, score: Float)]] {
    ConcurrentMap.results(
      queries.count, scratch: { [Float](repeating: 0, count: fileCount) }
    ) { sums, number in scores(of: queries[number], &sums) }
  }

  /// The files of one requirement; `sums` holds a zero for each file, before and after.
  private func scores(
    of query: LexicalQuery, _ sums: inout [Float]
  ) -> [(file: Int, score: Float)] {
    var touched: [Int] = []
    var length: Float = 0
    // In a fixed order: sums of floating-point numbers depend on it.
    for (term, count) in query.weights.sorted(by: { $0.key < $1.key }) {
      let weight = count * rarity(of: term)
      guard weight > 0 else { continue }
      length += weight * weight
      let number = Int(wanted[term])
      guard number > 0 else { continue }
      for posting in postings[number - 1] {
        let file = Int(posting.file)
        if sums[file] == 0 { touched.append(file) }
        sums[file] += weight * posting.weight
      }
    }
    let root = length.squareRoot()
    return touched.map { file in
      defer { sums[file] = 0 }
      return (file, sums[file] / (root * lengths[file]))
    }
  }

  private func share(of file: SourceFile) -> Share {
    var share = Share()
    forEachTerm(of: file) { term, weight in
      let weight = weight * rarity(of: term)
      share.length += weight * weight
      let number = wanted[term]
      if number != 0 { share.weights.append((number, weight)) }
    }
    share.length.formSquareRoot()
    return share
  }

  private func forEachTerm(of file: SourceFile, _ body: (TermID, Float) -> Void) {
    let packed = file.profile.packed
    var place = 0
    while place < packed.count {
      let term = TermID(packed[place] >> 32)
      var weight: Float = 0
      while place < packed.count, TermID(packed[place] >> 32) == term {
        let field = TermField(rawValue: UInt8(packed[place] >> 16 & 0xFF)) ?? .body
        weight += LexicalStrategy.weight(of: field) * LexicalIndex.damped(packed[place] & 0xFFFF)
        place += 1
      }
      if weight > 0 { body(term, weight) }
    }
  }

  /// 1 + ln of a count.
  private static func damped(_ count: UInt64) -> Float {
    count < 256 ? dampedTable[Int(count)] : 1 + logf(Float(count))
  }

  private static let dampedTable: [Float] = (0..<256).map { $0 == 0 ? 0 : 1 + logf(Float($0)) }

  private static func frequencies(_ files: ArraySlice<SourceFile>) -> TermTable {
    var table = TermTable(capacity: 1 << 16)
    for file in files {
      var last: TermID?
      for word in file.profile.packed {
        let term = TermID(word >> 32)
        if term != last { table[term] += 1 }
        last = term
      }
    }
    return table
  }

  private mutating func correctLengths() {
    let mean = lengths.reduce(0, +) / Float(max(1, lengths.count))
    let share = LexicalStrategy.lengthCorrection
    lengths = lengths.map { max((1 - share) * mean + share * $0, .leastNormalMagnitude) }
  }
}
