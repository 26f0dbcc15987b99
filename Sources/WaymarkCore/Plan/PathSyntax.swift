/// Tells paths and module names from other words.
enum PathSyntax {
  /// What a single word in a code span names; nil when it is neither path nor module.
  static func kind(of word: String) -> Mention.Kind? {
    if isFile(word) || isFolder(word) || isPattern(word) || isWellKnown(word) { return .path }
    return isModule(word) ? .module : nil
  }

  /// Whether a word looks like the path of a file.
  static func isFile(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 200, !isElsewhere(text),
      let dot = bytes.lastIndex(of: UInt8(ascii: "."))
    else { return false }
    let ending = text[bytes.index(after: dot)...]
    guard (1...6).contains(ending.utf8.count), ending.utf8.allSatisfy(\.isAlphanumeric),
      !bytes.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ":") })
    else { return false }
    let start = bytes[..<dot].lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) }
    // `.env` is a file where a folder stands before it; alone it is as often an ending.
    guard dot != start ?? bytes.startIndex || start != nil else { return false }
    switch LanguageDetector.kind(of: String(text[(start ?? bytes.startIndex)...])) {
    case .source: return true
    default: return documents.contains(ending.lowercased())
    }
  }

  /// `src/main.rs:280-284` names the file.
  static func withoutLine(_ text: String) -> String {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), colon != text.startIndex else {
      return text
    }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    let isPlace = !rest.isEmpty && rest.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2D }
    return isPlace ? String(text[..<colon]) : text
  }

  /// Whether a word is a file that is known by its name alone: `Makefile`, `Dockerfile`.
  private static func isWellKnown(_ text: String) -> Bool {
    guard !text.contains("."), let name = text.split(separator: "/").last else { return false }
    if case .source = LanguageDetector.kind(of: String(name)) { return true }
    return false
  }

  /// Whether a word is a folder of the project: `pkg/probe/`, `Sources/Core/`.
  static func isFolder(_ text: String) -> Bool {
    text.hasSuffix("/") && text.count > 2 && !isElsewhere(text) && !text.contains("://")
      && isPlain(text)
  }

  /// Whether a word stands for several files: `cmd/*.go`.
  static func isPattern(_ text: String) -> Bool {
    text.contains("*") && (text.contains("/") || text.contains(".")) && !isElsewhere(text)
      && !text.contains("://") && isPlain(text.replacing("*", with: ""))
      && text.contains(where: \.isLetter)
  }

  /// Whether a word names a package by its address: `github.com/owner/name`, `@scope/name`.
  static func isModule(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }), isPlain(text) else { return false }
    return text.hasPrefix("@") || (parts.count >= 3 && parts[0].contains("."))
  }

  /// Absolute paths and those of a home directory lie outside of any project.
  private static func isElsewhere(_ text: String) -> Bool {
    text.hasPrefix("/") || text.hasPrefix("~")
  }

  private static func isPlain(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || "_-./@+".contains($0) }
  }

  private static let documents: Set<String> = [
    "md", "toml", "yaml", "yml", "json", "xml", "txt", "ini", "cfg", "lock", "rst", "adoc", "csv",
    "png", "svg", "env", "conf", "mod", "sum",
  ]
}
