import Foundation

/// A git command that ended badly, turned into a code and a sentence with git's own words.
struct GitFailure {
  let command: GitCommand
  let folder: String
  let status: Int32
  let output: String
  let errors: String

  /// What to tell.
  var error: WaymarkError {
    if isFromHook {
      return WaymarkError(
        .gitHookFailed,
        "A hook refused it (\(command.hooks.joined(separator: ", ")))."
          + (Self.words(of: errors).map { " It says: \($0)" } ?? ""),
        hint: "Mend what it asks for, or skip hooks this once.")
    }
    let all = errors + "\n" + output
    guard let rule = Self.rules.first(where: { $0.matches(all) }) else {
      return WaymarkError(
        .gitFailed, "`git \(command.name)` failed with exit code \(status)." + quotation,
        hint: "The command log has the whole command.")
    }
    let hint = rule.code == .gitUnsafe ? remedy ?? rule.hint : rule.hint
    return WaymarkError(
      rule.code, rule.sentence + quotation, hint: hint,
      field: rule.code == .gitLocked ? lockPath : nil)
  }

  /// True when git ended without a word of its own, so that the words are those of a hook.
  private var isFromHook: Bool {
    guard status == 1, !command.hooks.isEmpty else { return false }
    let isOwn = errors.split(whereSeparator: \.isNewline).contains {
      $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ")
    }
    return !isOwn && !output.contains("othing ") && !output.contains("no changes added")
  }

  /// What git said, in one line without its hints.
  private var quotation: String {
    let words = Self.words(of: errors) ?? Self.words(of: output)
    return words.map { " Git says: \($0)" + (".!?…".contains($0.last ?? ".") ? "" : ".") } ?? ""
  }

  private static func words(of text: String) -> String? {
    let lines = Redaction.clean(text).split(whereSeparator: \.isNewline).map(String.init)
      .filter { line in
        !line.hasPrefix("hint:") && !line.hasPrefix("remote: Enumerating")
          && !line.contains(#/^(remote: )?\w+ing [a-z ]*: +\d+%/#)
          // The frames of banners.
          && line.contains { $0 != "@" && $0 != " " }
      }
      .map { line in
        var line = line[...]
        for mark in ["fatal: ", "error: "] where line.hasPrefix(mark) {
          line = line.dropFirst(mark.count)
        }
        return Sanitiser.clean(line.trimmingCharacters(in: .whitespaces))
      }
      .filter { !$0.isEmpty }
    guard !lines.isEmpty else { return nil }
    let shown = lines.suffix(8).joined(separator: " · ")
    // What fits on a screen beside our own sentence; the command log has the command.
    return shown.count > 300 ? String(shown.prefix(300)) + "…" : shown
  }

  /// The lock's path as git names it.
  private var lockPath: String? {
    errors.firstMatch(of: #/'([^'\n]*\.lock)'/#).map { String($0.1) }
  }

  /// The command that git itself proposes for a repository of somebody else.
  private var remedy: String? {
    errors.split(whereSeparator: \.isNewline)
      .first { $0.contains("git config --global --add safe.directory") }
      .map { "If you trust it, run `\($0.trimmingCharacters(in: .whitespaces))`." }
  }

  /// One kind of failure and the words that give it away.
  struct Rule {
    let code: WaymarkError.Code
    let words: [String]
    let sentence: String
    let hint: String?

    init(_ code: WaymarkError.Code, _ words: [String], _ sentence: String, _ hint: String? = nil) {
      self.code = code
      self.words = words
      self.sentence = sentence
      self.hint = hint
    }

    func matches(_ text: String) -> Bool { words.contains { text.contains($0) } }
  }
}
