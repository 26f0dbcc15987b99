/// Texts to find by some of their letters, such as all paths of a project.
///
/// They lie in one array, so that a hundred thousand are gone through in milliseconds.
package struct FuzzyCandidates: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int32]
  private let nameStarts: [Int32]
  private let letters: [FuzzyLetters]

  /// Takes texts; what follows the last slash counts as a name.
  package init(_ texts: some Collection<[UInt8]>) {
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]
    var nameStarts: [Int32] = []
    var letters: [FuzzyLetters] = []
    starts.reserveCapacity(texts.count + 1)
    for text in texts {
      let name = text.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      bytes += text
      starts.append(Int32(bytes.count))
      nameStarts.append(Int32(name))
      letters.append(FuzzyLetters(text.lazy.map(FuzzyLetters.folded)))
    }
    self.bytes = bytes
    self.starts = starts
    self.nameStarts = nameStarts
    self.letters = letters
  }

  package var count: Int { nameStarts.count }

  /// The text of a number.
  package func text(_ index: Int) -> [UInt8] {
    Array(bytes[Int(starts[index])..<Int(starts[index + 1])])
  }

  /// The bytes of a candidate that a pattern matches, in order, on the best way there is.
  package func places(of pattern: FuzzyQuery, in index: Int) -> [Int] {
    let text = text(index)
    let places = pattern.words.compactMap { word in
      FuzzyScore.best(
        word, in: text, nameStart: Int(nameStarts[index]))?.places
    }
    return Set(places.joined()).sorted()
  }

  /// The points of a candidate on the best way there is.
  func bestPoints(of pattern: FuzzyQuery, in index: Int) -> Int {
    let text = text(index)
    return pattern.words.reduce(0) { sum, word in
      sum
        + (FuzzyScore.best(
          word, in: text, nameStart: Int(nameStarts[index]))?.points ?? 0)
    }
  }

  /// Goes through candidates and calls the body with those that match.
  ///
  /// - Parameters:
  ///   - pattern: Not empty.
  ///   - indices: Which to look at.
  ///   - body: Takes the number and the points of a match.
  /// - Throws: `CancellationError`.
  func forEachMatch(
    of pattern: FuzzyQuery, among indices: some Sequence<Int32>, _ body: (Int32, Int) -> Void
  ) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      for (number, index) in indices.enumerated() {
        if number & 0xFFF == 0xFFF { try Task.checkCancellation() }
        guard letters[Int(index)].contains(pattern.letters) else { continue }
        let text = UnsafeBufferPointer(
          rebasing: bytes[Int(starts[Int(index)])..<Int(starts[Int(index) + 1])])
        let nameStart = Int(nameStarts[Int(index)])
        var points = 0
        var isMatch = true
        for word in pattern.words where isMatch {
          let found = word.withUnsafeBufferPointer {
            FuzzyScore.quick(
              $0, in: text, nameStart: nameStart)
          }
          if let found { points += found } else { isMatch = false }
        }
        // Of two that fit alike, the shorter text is the likelier one.
        if isMatch { body(index, points * 4 - min(text.count, 255) / 4) }
      }
    }
  }
}
