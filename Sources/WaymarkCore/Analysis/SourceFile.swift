/// What one source file contributes to an analysis: everything that is kept of it.
package struct SourceFile: Sendable, Equatable {
  /// Relative to the project root, with `/` between parts.
  package var path: String
  /// The language's id, such as `python`; `text` when it is not known.
  package var language: String
  /// Whether a grammar parsed the file; without one there are words and line counts but no symbols.
  package var isParsed: Bool
  /// In bytes.
  package var size: Int
  package var lines: LineCounts
  package var isTest: Bool
  package var symbols: [Symbol]
  /// The targets of import statements, as written.
  package var imports: [String]
  /// Keys of `waymark: KEY` markers that no symbol follows; they link the file itself.
  package var markers: [String]
  package var findings: [Finding]
  /// The words of the file by field, for matching.
  package var profile: TermProfile

  package init(
    path: String, language: String, isParsed: Bool = false, size: Int = 0,
    lines: LineCounts = LineCounts(), isTest: Bool = false, symbols: [Symbol] = [],
    imports: [String] = [], markers: [String] = [], findings: [Finding] = [],
    profile: TermProfile = TermProfile()
  ) {
    self.path = path
    self.language = language
    self.isParsed = isParsed
    self.size = size
    self.lines = lines
    self.isTest = isTest
    self.symbols = symbols
    self.imports = imports
    self.markers = markers
    self.findings = findings
    self.profile = profile
  }
}

/// Lines of a file by what is on them; a line with code and a comment counts as code.
package struct LineCounts: Sendable, Hashable, Codable {
  package var code: Int
  package var comment: Int
  package var blank: Int

  package init(code: Int = 0, comment: Int = 0, blank: Int = 0) {
    self.code = code
    self.comment = comment
    self.blank = blank
  }

  package var total: Int { code + comment + blank }

  package static func += (left: inout LineCounts, right: LineCounts) {
    left.code += right.code
    left.comment += right.comment
    left.blank += right.blank
  }
}
