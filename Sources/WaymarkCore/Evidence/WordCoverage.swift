import Foundation

/// How much of what a piece of the plan says a file and its symbols say too.
///
/// A cosine ranks files, but it cannot tell “there” from “not there”: a task of a plan is short,
/// and some file always shares a word with it. So each word of the task counts by how rare it is
/// in the code, a word that no file has counts most, and words that say what is done rather than
/// to what (“add”, “create”) do not count. A place speaks of the task when it has half of the
/// whole, by more than one common word.
struct WordCoverage {
  /// A word of the plan: one term, or an identifier with its parts.
  private struct Unit {
    let word: String
    let parts: [TermID]
    /// The identifier as a whole, when it has several parts.
    let whole: TermID?
    let weight: Float
  }

  /// What was found of a text in one place.
  struct Share: Comparable {
    /// 0 to 1.
    var value: Float = 0
    /// The number of words found; an identifier found whole counts twice, since it is no accident.
    var strength = 0

    static func < (left: Share, right: Share) -> Bool { left.value < right.value }
  }

  /// The share from which a place speaks of a task.
  static let threshold: Float = 0.5
  /// The share from which a place is worth naming where none speaks of it.
  static let weakThreshold: Float = 0.42
  /// The most that a doubtful share counts.
  private static let doubtfulLimit: Float = 0.6
  /// What a word counts that no file has: it may be missing, or another word stands for it.
  private static let absentWeight: Float = 0.6
  /// What the prose and the criteria of an objective count beside its title.
  private static let proseWeight: Float = 0.3

  private let units: [Unit]
  /// All that is asked for, in lower case.
  private let text: String
  private let total: Float
  /// A bit for each term modulo 64: most terms of a symbol are dismissed by it.
  private let mask: UInt64

  init(_ requirement: MatchRequirement, words: inout Words, index: LexicalIndex) {
    var units = WordCoverage.units(of: requirement.title, 1, &words, index)
    units += WordCoverage.units(
      of: requirement.prose, WordCoverage.proseWeight, &words, index)
    self.units = units
    text = requirement.title.lowercased()
    total = units.reduce(0) { $0 + $1.weight }
    mask = units.reduce(0) { mask, unit in
      (unit.parts + [unit.whole].compactMap { $0 }).reduce(mask) { $0 | 1 << UInt64($1 & 63) }
    }
  }

  /// The share of a whole file.
  func share(of file: SourceFile) -> Share {
    share { file.profile.contains($0) }
  }

  /// The share of one of its symbols.
  func share(of symbol: Symbol) -> Share {
    var present: [TermID] = []
    for term in symbol.terms where mask >> UInt64(term & 63) & 1 != 0 { present.append(term) }
    return present.isEmpty ? Share() : share { present.contains($0) }
  }

  /// The words that a symbol has, as the plan spells them, the most telling first.
  func words(of symbol: Symbol) -> [String] {
    let present = Set(symbol.terms)
    return words { present.contains($0) }
  }

  /// The words that a file has, as the plan spells them, the most telling first.
  func words(of file: SourceFile) -> [String] { words { file.profile.contains($0) } }

  private func words(_ has: (TermID) -> Bool) -> [String] {
    let found = units.filter { unit in
      unit.whole.map(has) ?? false || unit.parts.contains(where: has)
    }
    return found.sorted { $0.weight > $1.weight }.prefix(8).map(\.word)
  }

  /// What words in a file are worth: less beside the product, unless the text speaks of that.
  func worth(of file: SourceFile) -> Float {
    guard let folder = SupportPaths.folder(of: file.path) else { return 1 }
    let stem = folder.lowercased().prefix(5)
    return text.contains(stem.hasSuffix("s") ? stem.dropLast() : stem) ? 1 : SupportPaths.worth
  }

  /// The most that a share can show: little where it is a single word, or stands beside the product.
  func limit(_ share: Share, in file: SourceFile) -> Float {
    share.strength >= 2 && worth(of: file) == 1 ? 1 : WordCoverage.doubtfulLimit
  }

  /// Whether a share is enough to look closer at the place.
  func speaks(_ share: Share, of file: SourceFile) -> Bool {
    guard share.value >= WordCoverage.weakThreshold else { return false }
    if share.strength >= 2 { return true }
    // A single word has to be what the file is called or what it defines.
    return units.count == 1 && units[0].parts.contains { file.profile.names($0) }
  }

  /// 0.5 for a share at the threshold, 0.95 for all words.
  static func score(of share: Float) -> Double {
    Double(0.5 + 0.45 * (min(1, share) - threshold) / (1 - threshold))
  }

  private func share(_ has: (TermID) -> Bool) -> Share {
    guard total > 0 else { return Share() }
    var share = Share()
    for unit in units {
      if let whole = unit.whole {
        if has(whole) {
          share.value += unit.weight
          share.strength += 2
        } else if !unit.parts.isEmpty {
          // Parts alone are half of the name at best.
          let found = unit.parts.reduce(0) { $0 + (has($1) ? 1 : 0) }
          share.value += unit.weight * 0.5 * Float(found) / Float(unit.parts.count)
          share.strength += found == unit.parts.count ? 1 : 0
        }
      } else if let part = unit.parts.first, has(part) {
        share.value += unit.weight
        share.strength += 1
      }
    }
    share.value /= total
    return share
  }

  private static func units(
    of text: String, _ weight: Float, _ words: inout Words, _ index: LexicalIndex
  ) -> [Unit] {
    var seen: Set<TermID> = []
    return words.spelled(text).compactMap { word, terms in
      guard let last = terms.last, word.contains(where: { $0.isLetter }),
        seen.insert(last).inserted
      else { return nil }
      let isName = terms.count > 1
      if !isName, actions.contains(last) { return nil }
      return Unit(
        word: word, parts: isName ? Array(terms.dropLast()) : terms, whole: isName ? last : nil,
        weight: weight * index.information(of: last)
          * (index.isKnown(last) ? 1 : WordCoverage.absentWeight))
    }
  }

  /// Whether a text has any word to look for: numbers, stop words and verbs of work are none.
  static func hasTellingWords(_ text: String) -> Bool {
    var words = Words()
    return words.spelled(text).contains { word, terms in
      word.contains { $0.isLetter }
        && (terms.count > 1 || terms.last.map { !actions.contains($0) } ?? false)
    }
  }

  /// Words that say what is done, or that go with any work.
  private static let actions: Set<TermID> = {
    var words = Words()
    return Set(
      words.terms(
        of: """
          add allow apply basic build change complete convert create define do enable ensure expose
          extend extract finish fix full fully generate get give handle have hook implement
          implementation improve include initial integrate integration introduce keep let make
          migrate move need new optional port prepare proper properly provide put rename replace
          refactor return rework scaffold set setup simple start step support switch task update
          use user various wire work write feature functionality logic able using based existing
          first existing simple via e.g. etc per instead rust swift python javascript typescript
          golang java ruby bash
          """))
  }()
}
