import Foundation

/// What a block of code in a reply wants to make of a file.
///
/// Three forms are understood whatever was asked for: a unified diff, blocks of search and replace,
/// and a whole file.
package struct CodeEdit: Sendable, Hashable {
  /// How the block says it.
  package enum Form: Sendable, Hashable {
    case whole
    case patch
    case replacements
    /// Lines that the model was given, as they are to be.
    case lines
  }

  package let form: Form
  /// The file that the block or the text before it names; nil for none.
  package let path: String?
  private let code: String
  private let replacement: LineReplacement?

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - code: The text between the fences.
  ///   - info: What stands behind the opening fence.
  ///   - before: The text in front of the block, whose last line may name the file.
  ///   - given: The lines that the question was about; a block that is no diff and names no other
  ///     file replaces them.
  package init(
    code: String, info: String = "", before: String = "", given: LineReplacement? = nil
  ) {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    self.code = code
    let form: Form =
      if lines.contains(where: { $0.hasPrefix("<<<<<<<") })
        && lines.contains(where: { $0.hasPrefix(">>>>>>>") })
      {
        .replacements
      } else if lines.contains(where: { $0.hasPrefix("@@ ") })
        && lines.contains(where: { $0.hasPrefix("+") || $0.hasPrefix("-") })
      {
        .patch
      } else {
        .whole
      }
    let named =
      (form == .patch ? FilePatch.path(in: code) : nil) ?? CodeEdit.path(inInfo: info)
      ?? CodeEdit.path(inLine: before.split(separator: "\n").last.map(String.init) ?? "")
    if form == .whole, let given, named == nil || named == given.path {
      self.form = .lines
      replacement = given
      path = given.path
    } else {
      self.form = form
      replacement = nil
      path = named
    }
  }

  /// The file with the edit made.
  ///
  /// - Parameter old: What it holds; nil when there is none.
  /// - Returns: What it would hold.
  /// - Throws: `editDoesNotApply`, which says where and why; nothing is guessed then.
  package func applied(to old: String?) throws -> String {
    switch form {
    case .whole: return code
    case .lines: return try replacement?.applied(code, to: old ?? "") ?? code
    case .patch: return try FilePatch(code).applied(to: old ?? "")
    case .replacements: return try TextReplacements(code).applied(to: old ?? "")
    }
  }

  /// A path behind the language: `swift:Sources/a.swift`, `swift Sources/a.swift`, `title=a.swift`.
  private static func path(inInfo info: String) -> String? {
    for word in info.split(whereSeparator: { " :=\"'{}".contains($0) }).dropFirst()
    where isPath(word) {
      return String(word)
    }
    return nil
  }

  /// A path in a line such as “In `Sources/a.swift`:” or “### Sources/a.swift”.
  private static func path(inLine line: String) -> String? {
    let words = line.split { " `*#\"'“”()[]:,".contains($0) }
    let found = words.filter(isPath)
    return found.count == 1 ? String(found[0]) : nil
  }

  private static func isPath(_ word: Substring) -> Bool {
    guard word.utf8.count <= 400, !word.contains("://"), !word.hasPrefix("/"),
      !word.hasPrefix("-"), let dot = word.lastIndex(of: ".")
    else { return false }
    let ending = word[word.index(after: dot)...]
    return (1...10).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && word.prefix(upTo: dot).contains { $0.isLetter } && !ending.allSatisfy(\.isNumber)
  }
}

/// Finds lines in lines, strictly first and then without looking at what does not matter.
enum LineSearch {
  /// Where some lines stand.
  ///
  /// - Parameters:
  ///   - wanted: What is looked for.
  ///   - lines: Where.
  ///   - hint: The place that is taken when there are several alike; nil for none.
  /// - Returns: The place and the blanks by which the found lines are set in further; nil when there
  ///   is none.
  /// - Throws: `Ambiguous` when there are several and no hint decides.
  static func place(
    of wanted: [Substring], in lines: [Substring], near hint: Int? = nil
  ) throws -> (index: Int, indent: String)? {
    guard !wanted.isEmpty, wanted.count <= lines.count else { return nil }
    let ways: [(Substring, Substring) -> Bool] = [
      { $0 == $1 },
      { trimmedEnd($0) == trimmedEnd($1) },
    ]
    for isSame in ways {
      let found = places(of: wanted, in: lines, isSame)
      if let place = try one(of: found, near: hint) { return (place, "") }
    }
    // The same lines, all set in further by the same blanks.
    let loose = places(of: wanted, in: lines) { trimmed($0) == trimmed($1) }
    guard let place = try one(of: loose, near: hint) else { return nil }
    guard let indent = indent(of: lines[place...], over: wanted) else { return nil }
    return (place, indent)
  }

  struct Ambiguous: Error {
    let count: Int
  }

  private static func one(of places: [Int], near hint: Int?) throws -> Int? {
    guard places.count > 1 else { return places.first }
    guard let hint else { throw Ambiguous(count: places.count) }
    return places.min { abs($0 - hint) < abs($1 - hint) }
  }

  private static func places(
    of wanted: [Substring], in lines: [Substring], _ isSame: (Substring, Substring) -> Bool
  ) -> [Int] {
    (0...(lines.count - wanted.count)).filter { start in
      wanted.indices.allSatisfy { isSame(wanted[$0], lines[start + $0]) }
    }
  }

  private static func indent(of lines: ArraySlice<Substring>, over wanted: [Substring]) -> String? {
    var indent: String?
    for (line, other) in zip(lines, wanted) where !trimmed(other).isEmpty {
      let (mine, theirs) = (line.prefix { $0.isWhitespace }, other.prefix { $0.isWhitespace })
      guard mine.hasSuffix(theirs) else { return nil }
      let more = String(mine.dropLast(theirs.count))
      guard indent == nil || indent == more else { return nil }
      indent = more
    }
    return indent
  }

  private static func trimmedEnd(_ line: Substring) -> Substring {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }

  private static func trimmed(_ line: Substring) -> Substring {
    trimmedEnd(line).drop { $0.isWhitespace }
  }
}
