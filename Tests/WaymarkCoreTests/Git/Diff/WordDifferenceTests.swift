import Testing

@testable import WaymarkCore

@Suite struct WordDifferenceTests {
  private func words(_ old: String, _ new: String) -> ([String], [String])? {
    let oldBytes = Array(old.utf8)
    let newBytes = Array(new.utf8)
    guard let found = WordDifference(oldBytes[...], newBytes[...]) else { return nil }
    return (
      found.old.map { String(decoding: oldBytes[$0], as: UTF8.self) },
      found.new.map { String(decoding: newBytes[$0], as: UTF8.self) }
    )
  }

  @Test func `only the words that differ are marked`() throws {
    let found = try #require(words("let width = measure(text)", "let height = measure(text, 2)"))
    #expect(found.0 == ["width"])
    #expect(found.1 == ["height", ", 2"])
  }

  @Test func `an inserted word is marked in the new line alone`() throws {
    let found = try #require(words("return value", "return the value"))
    #expect(found.0.isEmpty)
    #expect(found.1.joined().trimming == "the")
  }

  @Test func `lines with little in common have no words marked`() {
    #expect(words("import Foundation", "x = 12 + y") == nil)
    #expect(words("", "") == nil)
    #expect(words("a", "") == nil)
  }

  @Test func `bytes that are no text are compared as well`() {
    let found = WordDifference([0xFF, 0x20, 0xC3][...], [0xFF, 0x20, 0xC4][...])
    #expect(found?.old == [2..<3])
  }

  @Test func `what is not marked is the same on both sides`() throws {
    var generator = SplitMix(seed: 7)
    let vocabulary = ["a", "bb", "ccc", "=", "(", ")", " ", "  ", "ä"]
    for _ in 0..<2000 {
      let old = (0..<Int.random(in: 0...14, using: &generator))
        .map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined()
      let new = (0..<Int.random(in: 0...14, using: &generator))
        .map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined()
      let oldBytes = Array(old.utf8)
      let newBytes = Array(new.utf8)
      guard let found = WordDifference(oldBytes[...], newBytes[...]) else { continue }
      #expect(unmarked(oldBytes, found.old) == unmarked(newBytes, found.new), "\(old) → \(new)")
    }
  }

  private func unmarked(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    bytes.indices.filter { place in !ranges.contains { $0.contains(place) } }.map { bytes[$0] }
  }
}

/// A generator of numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension String {
  fileprivate var trimming: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
