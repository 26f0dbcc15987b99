/// A place in a file of the project where something was found.
package struct ContentMatch: Sendable, Hashable {
  /// From the project's root.
  package var path: [UInt8]
  /// Counted from 1.
  package var line: Int
  package var column: Int
  /// The line, cut where it is long.
  package var text: [UInt8]
}

extension ProjectFiles {
  /// Finds text in all files that git does not ignore, with ripgrep where there is one and with git
  /// otherwise.
  ///
  /// Case matters as soon as the pattern has a capital letter.
  ///
  /// - Parameters:
  ///   - pattern: Text, not an expression.
  ///   - limit: The most places.
  ///   - found: Called with places as they are found.
  /// - Throws: `toolMissing` without either; `toolFailed`; `CancellationError`.
  package func search(
    for pattern: String, limit: Int, found: @escaping @Sendable ([ContentMatch]) -> Void
  ) async throws {
    let isExact = pattern.contains(where: \.isUppercase)
    let folder = root.path.text
    do {
      try await run(
        ToolCall(
          "rg",
          [
            "--line-number", "--column", "--no-heading", "--color=never", "--null",
            "--fixed-strings", "--sort=path", isExact ? "--case-sensitive" : "--ignore-case", "--",
            pattern,
          ], in: folder), limit, found)
    } catch let error as WaymarkError where error.code == .toolMissing {
      func grep(_ scope: String) -> ToolCall {
        ToolCall(
          "git",
          ["grep", "-n", "--column", "-I", "-z", "--no-color", "--fixed-strings", scope]
            + (isExact ? [] : ["-i"]) + ["-e", pattern], in: folder)
      }
      // Outside a repository git says so and looks through everything when asked to.
      if try await run(grep("--untracked"), limit, found) == 128 {
        try await run(grep("--no-index"), limit, found)
      }
    }
  }

  /// - Returns: The exit status.
  @discardableResult
  private func run(
    _ call: ToolCall, _ limit: Int, _ found: @Sendable ([ContentMatch]) -> Void
  ) async throws -> Int32 {
    var rest: [UInt8] = []
    var count = 0
    let ending = try await ToolRunner().stream(call) { piece in
      rest += piece
      var matches: [ContentMatch] = []
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        if let match = ContentMatch(printed: rest[start..<end]) { matches.append(match) }
        start = end + 1
      }
      rest.removeFirst(start)
      matches = Array(matches.prefix(limit - count))
      count += matches.count
      if !matches.isEmpty { found(matches) }
      return count >= limit ? .enough : .more
    }
    return ending.status
  }
}

extension ContentMatch {
  /// The most bytes of a line that are kept.
  private static let longest = 400

  /// Reads what ripgrep (`path␀line:column:text`) or git (`path␀line␀column␀text`) prints.
  init?(printed line: ArraySlice<UInt8>) {
    guard let pathEnd = line.firstIndex(of: 0) else { return nil }
    func isMark(_ byte: UInt8) -> Bool { byte == 0 || byte == UInt8(ascii: ":") }
    let afterPath = line[(pathEnd + 1)...]
    guard let lineEnd = afterPath.firstIndex(where: isMark),
      let number = Int(String(decoding: afterPath[..<lineEnd], as: UTF8.self))
    else { return nil }
    let afterLine = afterPath[(lineEnd + 1)...]
    guard let columnEnd = afterLine.firstIndex(where: isMark),
      let column = Int(String(decoding: afterLine[..<columnEnd], as: UTF8.self))
    else { return nil }
    path = Array(line[..<pathEnd])
    if path.starts(with: "./".utf8) { path.removeFirst(2) }
    self.line = number
    self.column = column
    text = Array(afterLine[(columnEnd + 1)...].prefix(ContentMatch.longest))
  }
}
