/// A way to find which files and symbols a piece of the plan is about.
package protocol MatchStrategy: Sendable {
  /// The name on the command line.
  static var name: String { get }

  /// Scores every file against every requirement.
  ///
  /// - Parameters:
  ///   - requirements: What is looked for.
  ///   - corpus: Where it is looked for.
  /// - Returns: For each requirement its matches, best first; equal scores by path. Equal input
  ///   gives equal output.
  func match(_ requirements: [MatchRequirement], against corpus: MatchCorpus) -> [[Match]]
}

/// An objective, a task or a requirement file, as a strategy sees it.
package struct MatchRequirement: Sendable, Hashable {
  /// What kind of text it is; strategies ask more of a short one.
  package enum Scope: Sendable {
    /// A requirement of its own, a paragraph or a page.
    case document
    case objective
    case task
  }

  package var id: String
  package var title: String
  /// What it says beside its title.
  package var prose: String
  /// Where it stands: words that help to choose between places, but are no promise of it.
  package var context: String
  package var scope: Scope

  package init(
    id: String, title: String, prose: String = "", context: String = "", scope: Scope = .document
  ) {
    self.id = id
    self.title = title
    self.prose = prose
    self.context = context
    self.scope = scope
  }

  /// Everything behind the title.
  package var text: String { prose + "\n" + context }
}

/// The files that a strategy searches; matches name them by index.
package struct MatchCorpus: Sendable {
  package let files: [SourceFile]

  package init(_ files: [SourceFile]) { self.files = files }
}

/// A file that fits a requirement.
package struct Match: Sendable, Hashable {
  /// A symbol of the file that fits.
  package struct SymbolMatch: Sendable, Hashable {
    /// Into the file's symbols.
    package var index: Int
    package var words: [String]

    package init(index: Int, words: [String]) {
      self.index = index
      self.words = words
    }
  }

  /// Into the corpus.
  package var file: Int
  /// 0 to 1.
  package var score: Double
  /// Whether the strategy itself takes it for a link.
  package var isLinked: Bool
  /// The requirement's words that matched, as written, strongest first.
  package var words: [String]
  /// The file's symbols that fit best, best first.
  package var symbols: [SymbolMatch]

  package init(
    file: Int, score: Double, isLinked: Bool, words: [String] = [], symbols: [SymbolMatch] = []
  ) {
    self.file = file
    self.score = score
    self.isLinked = isLinked
    self.words = words
    self.symbols = symbols
  }
}
