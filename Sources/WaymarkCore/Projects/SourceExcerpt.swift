import Foundation

/// Reads a few lines of a project's file for showing evidence.
enum SourceExcerpt {
  /// A file that is larger is not read for an excerpt.
  private static let sizeLimit = 16 << 20

  /// The lines around one line, clean of control characters; empty when there is nothing to read.
  ///
  /// - Parameters:
  ///   - path: Relative to the root; a path that leads out of the root is not read.
  ///   - root: The project's root.
  ///   - line: Counted from 1; 0 stands for the top of the file.
  ///   - context: How many lines before and after.
  /// - Returns: The lines, or nothing when the file cannot be read.
  static func lines(
    of path: String, in root: String, around line: Int, context: Int
  ) -> [SourceLine] {
    let full = ProjectRules.resolved("\(root)/\(path)")
    guard full.hasPrefix(root + "/") else { return [] }
    var status = stat()
    guard stat(full, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= sizeLimit, let data = FileManager.default.contents(atPath: full)
    else { return [] }
    let first = max(1, line - context)
    let last = max(line, 1) + context
    var lines: [SourceLine] = []
    for (index, bytes) in data.split(
      separator: 0x0A, maxSplits: last, omittingEmptySubsequences: false
    ).prefix(last).enumerated() where index + 1 >= first {
      let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
        .replacing("\t", with: "    ").replacing("\r", with: "")
      lines.append(SourceLine(number: index + 1, text: Sanitiser.clean(text)))
    }
    return lines
  }
}
