import Foundation

/// What a person names to go with a message.
package enum AttachmentReference: Sendable, Hashable {
  /// A file, or some of its lines, counted from 1.
  case file(String, lines: ClosedRange<Int>?)
  case directory(String)
  case unstagedDiff
  case stagedDiff
  case commit(String)
  case plan
  case objective(String)
  case analysis
  /// A map of the repository in at most so many tokens.
  case map(budget: Int)

  /// The budget of a map where none is given, in tokens.
  package static let mapBudget = 1024

  /// Reads a reference: a path, `path:1-20`, `diff`, `staged`, `commit:REVISION`, `plan`,
  /// `objective:KEY`, `analysis`, `map` or `map:TOKENS`; `file:` in front makes the rest a path.
  ///
  /// - Parameters:
  ///   - text: What the person wrote, without `@`.
  ///   - isDirectory: Whether a path is a folder.
  /// - Throws: `invalidArgument` for numbers that make no sense.
  package init(_ text: String, isDirectory: (String) -> Bool) throws {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : nil
    switch (parts.first ?? "", rest) {
    case ("diff", nil): self = .unstagedDiff
    case ("staged", nil): self = .stagedDiff
    case ("plan", nil): self = .plan
    case ("analysis", nil): self = .analysis
    case ("map", nil): self = .map(budget: AttachmentReference.mapBudget)
    case ("map", let budget?):
      guard let budget = Int(budget), (64...200_000).contains(budget) else {
        throw WaymarkError(
          .invalidArgument, "“\(text)” is no map.", hint: "Write map:TOKENS, such as map:2000.",
          field: "attach")
      }
      self = .map(budget: budget)
    case ("commit", let revision?): self = .commit(revision)
    case ("objective", let key?): self = .objective(key)
    case ("file", let path?): self = try AttachmentReference.path(path, isDirectory)
    default: self = try AttachmentReference.path(text, isDirectory)
    }
  }

  /// What a text refers to with `@`: words that name something which is there, and paths with blanks
  /// in quotes, as in `@"a b.txt"` and `@"a b.txt":1-20`.
  ///
  /// - Parameters:
  ///   - text: What the person wrote; it stays as it is.
  ///   - exists: Whether a path of the project exists.
  /// - Returns: The words without `@`, each once.
  package static func mentions(in text: String, exists: (String) -> Bool) -> [String] {
    let keywords: Set = ["diff", "staged", "plan", "analysis", "map"]
    let prefixes = ["commit:", "objective:", "map:"]
    var found: [String] = []
    for name in names(in: text) {
      guard !name.isEmpty, !found.contains(name) else { continue }
      let path = name.replacing(#/:[0-9]+(-[0-9]+)?$/#, with: "")
      let isKnown =
        keywords.contains(name)
        || prefixes.contains { name.hasPrefix($0) && name.count > $0.count }
      if isKnown || exists(path.hasPrefix("file:") ? String(path.dropFirst(5)) : path) {
        found.append(name)
      }
    }
    return found
  }

  /// The words that begin with `@`, without it, and without the signs around them.
  private static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...].drop { "(\"'[{".contains($0) }
      var quoted = ""
      if rest.hasPrefix("@\""), let end = rest.dropFirst(2).firstIndex(of: "\"") {
        quoted = String(rest[..<end].dropFirst(2))
        rest = rest[end...].dropFirst()
      }
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      guard word.hasPrefix("@") || !quoted.isEmpty else { continue }
      var name = quoted.isEmpty ? String(word.dropFirst()) : String(word)
      while let last = name.last, ".,;:!?)\"']}".contains(last) { name.removeLast() }
      names.append(quoted + name)
    }
    return names
  }

  private static func path(
    _ text: String, _ isDirectory: (String) -> Bool
  ) throws -> AttachmentReference {
    if isDirectory(text) { return .directory(text) }
    guard let match = text.firstMatch(of: #/:([0-9]+)(?:-([0-9]+))?$/#) else {
      return .file(text, lines: nil)
    }
    guard let first = Int(match.1), let last = match.2.map({ Int($0) }) ?? first, first >= 1,
      last >= first
    else {
      throw WaymarkError(
        .invalidArgument, "“\(Sanitiser.clean(text))” names no lines.",
        hint: "Write path:1-20.", field: "attach")
    }
    return .file(String(text[..<match.range.lowerBound]), lines: first...last)
  }
}
