import Foundation

/// What a prompt's particulars have to satisfy.
enum PromptRules {
  /// A name without surrounding blanks.
  ///
  /// - Throws: `invalidArgument` when it is empty, too long, or holds blanks or controls.
  static func name(_ text: String) throws -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    guard !name.isEmpty, name.count <= Prompt.nameLimit, isWord else {
      throw WaymarkError(
        .invalidArgument, "“\(Sanitiser.clean(name))” cannot be a prompt's name.",
        hint: "Take letters, digits and - _ . / only, at most \(Prompt.nameLimit).",
        field: "name")
    }
    return name
  }

  /// - Throws: `invalidArgument` when there is no text.
  static func check(text: String) throws {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw WaymarkError(.invalidArgument, "A prompt needs a text.", field: "text")
    }
  }
}
