/// Changes one setting in the text of `config.toml` and leaves everything else as people wrote it.
enum SettingsEdit {
  /// The text with a setting changed, or added after the other settings.
  ///
  /// - Parameters:
  ///   - name: The setting; a bare key of the root table.
  ///   - value: Its new value, a text.
  ///   - text: The present content of the file.
  /// - Returns: The new content.
  static func setting(_ name: String, to value: String, in text: String) -> String {
    let written = quoted(value)
    var lines =
      text.isEmpty
      ? []
      : text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    if lines.last == "" { lines.removeLast() }
    let root = lines.firstIndex { $0.drop(while: \.isWhitespace).hasPrefix("[") } ?? lines.count
    if let index = lines[..<root].firstIndex(where: { key(of: $0) == name }) {
      lines[index] = "\(name) = \(written)\(comment(of: lines[index]))"
    } else {
      lines.insert("\(name) = \(written)", at: lastEntry(lines[..<root]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ value: String) -> String {
    let escaped = value.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }
    return "\"" + escaped.joined() + "\""
  }

  /// The bare or quoted key before the equals sign of a line.
  private static func key(of line: String) -> String? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let key = line[..<equals].filter { !$0.isWhitespace }
    return key.hasPrefix("#") ? nil : String(key.filter { $0 != "\"" && $0 != "'" })
  }

  /// What stands after the value of a line, from its comment on.
  private static func comment(of line: String) -> String {
    var quote: Character?
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        return "  " + line[index...]
      }
    }
    return ""
  }

  /// The place after the last line that is neither blank nor a comment.
  private static func lastEntry(_ lines: ArraySlice<String>) -> Int {
    let last = lines.lastIndex { line in
      let rest = line.drop(while: \.isWhitespace)
      return !rest.isEmpty && !rest.hasPrefix("#")
    }
    if let last { return last + 1 }
    return lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? 0
  }
}
