internal import Foundation

/// Random numbers that come out the same in every run.
///
/// Source: SplitMix64, as published by G. Steele, D. Lea and C. Flood (2014).
package struct SeededGenerator: RandomNumberGenerator {
  /// What a failing test has to name.
  package let seed: UInt64
  private var state: UInt64

  /// Starts a sequence.
  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// Starts a sequence whose seed is `WAYMARK_SEED`, to repeat a failure, or by chance.
  package init() {
    let given = ProcessInfo.processInfo.environment["WAYMARK_SEED"].flatMap { UInt64($0) }
    self.init(seed: given ?? .random(in: 0...999_999_999))
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to, but not including, a limit; 0 for a limit of 0.
  package mutating func below(_ limit: Int) -> Int {
    limit <= 0 ? 0 : Int(next() % UInt64(limit))
  }

  /// Random bytes.
  package mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// One of several things; nil when there is none.
  package mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.randomElement(using: &self)
  }
}
