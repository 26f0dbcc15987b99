import Foundation

/// What `.editorconfig` files say about a file.
package struct FileStyle: Sendable, Hashable {
  package var usesTabs: Bool?
  /// nil stands for the width of a tab where tabs are used.
  package var indentWidth: Int?
  package var tabWidth: Int?
  package var lineEnding: LineEnding?
  package var trimsTrailingBlanks: Bool?
  package var endsWithLineEnding: Bool?

  package init() {}

  /// Reads the rules for a file from the folders it lies in, the outermost first.
  package init(for path: AbsolutePath) {
    var files: [(folder: AbsolutePath, sections: [Section])] = []
    var folder = path.parent
    while true {
      let file = FileStyle.read(folder)
      if let file { files.append((folder, file.sections)) }
      if file?.isRoot == true || folder == folder.parent || folder.bytes.count <= 1 { break }
      folder = folder.parent
    }
    var values: [String: String] = [:]
    for (folder, sections) in files.reversed() {
      let relative = path.bytes.dropFirst(folder.bytes.count).drop { $0 == UInt8(ascii: "/") }
      for section in sections where section.applies(to: Array(relative)) {
        values.merge(section.values) { $1 }
      }
    }
    take(values)
  }

  private mutating func take(_ values: [String: String]) {
    switch values["indent_style"] {
    case "tab": usesTabs = true
    case "space": usesTabs = false
    default: break
    }
    tabWidth = values["tab_width"].flatMap(Int.init)
    indentWidth = values["indent_size"].flatMap(Int.init) ?? tabWidth
    switch values["end_of_line"] {
    case "lf": lineEnding = .lineFeed
    case "crlf": lineEnding = .carriageReturnLineFeed
    default: break
    }
    trimsTrailingBlanks = values["trim_trailing_whitespace"].flatMap { Bool($0) }
    endsWithLineEnding = values["insert_final_newline"].flatMap { Bool($0) }
  }

  /// The indentation that the rules ask for, over one that was found in the text.
  package func indentation(over found: Indentation?) -> Indentation {
    var result = found ?? Indentation()
    if let usesTabs { result.usesTabs = usesTabs }
    if let indentWidth, (1...16).contains(indentWidth) { result.width = indentWidth }
    if let tabWidth, (1...16).contains(tabWidth) { result.tabWidth = tabWidth }
    return result
  }

  // MARK: - Reading

  struct Section {
    let pattern: String
    var values: [String: String] = [:]

    /// Whether the section is about a file, by its path from the folder of the rules.
    func applies(to path: [UInt8]) -> Bool {
      guard
        let expression = try? RegularExpression(
          FileStyle.expression(pattern), isCaseSensitive: true),
        let matcher = RegexMatcher(expression)
      else { return false }
      return path.withUnsafeBufferPointer { path in
        if case .match = matcher.match(path, from: 0, isComplete: true, mayBeEmpty: true) {
          return true
        }
        return false
      }
    }
  }

  private static func read(_ folder: AbsolutePath) -> (sections: [Section], isRoot: Bool)? {
    let path = folder.appending(".editorconfig".utf8)
    guard let file = try? FileReader.openIfThere(path),
      let bytes = try? FileReader.bytes(file.number, path, at: 0, count: 1 << 16)
    else { return nil }
    return sections(String(decoding: bytes, as: UTF8.self))
  }

  static func sections(_ text: String) -> (sections: [Section], isRoot: Bool) {
    var sections: [Section] = []
    var isRoot = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), let end = line.lastIndex(of: "]") {
        sections.append(Section(pattern: String(line[..<end].dropFirst())))
        continue
      }
      let parts = line.split(separator: "=", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces).lowercased()
      }
      guard parts.count == 2 else { continue }
      if sections.isEmpty {
        if parts[0] == "root" { isRoot = parts[1] == "true" }
      } else {
        sections[sections.count - 1].values[parts[0]] = parts[1]
      }
    }
    return (sections, isRoot)
  }

  /// A section's pattern as a regular expression over a path.
  static func expression(_ pattern: String) -> String {
    var result = pattern.contains("/") ? "\\A" : "(?:\\A|/)"
    var rest = Substring(pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern)
    var depth = 0
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.first == "*":
        rest.removeFirst()
        result += ".*"
      case "*": result += "[^/]*"
      case "?": result += "[^/]"
      case "[":
        guard let end = rest.firstIndex(of: "]") else {
          result += "\\["
          continue
        }
        let set = rest[..<end]
        result += "[" + (set.hasPrefix("!") ? "^" + set.dropFirst() : set) + "]"
        rest = rest[rest.index(after: end)...]
      case "{" where rest.contains("}"):
        depth += 1
        result += "(?:"
      case "}" where depth > 0:
        depth -= 1
        result += ")"
      case "," where depth > 0: result += "|"
      case "\\":
        if let next = rest.popFirst() { result += "\\\(next)" }
      case ".", "+", "(", ")", "|", "^", "$", "}", "{": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result + String(repeating: ")", count: depth) + "\\z"
  }
}
