/// A named piece of source code.
package struct Symbol: Sendable, Hashable {
  /// What a symbol is; the words are the ones shown to people.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case function
    case method
    case type
    case constant
    case test

    package var name: String {
      switch self {
      case .function: "function"
      case .method: "method"
      case .type: "type"
      case .constant: "constant"
      case .test: "test"
      }
    }
  }

  package var kind: Kind
  package var name: String
  /// The enclosing type, dotted when types nest; empty at the top level.
  package var container: String
  /// The first line, counted from 1.
  package var line: Int
  package var endLine: Int
  /// Parameter names in order.
  package var parameters: [String]
  /// The doc comment or docstring, at most a few hundred characters.
  package var doc: String
  /// Cyclomatic complexity: decision points plus one, 0 for what has no body to branch in.
  ///
  /// A case that takes what no other took is no decision. What counts in a language is in its list
  /// of `decisions`.
  package var complexity: Int
  /// Keys of `waymark: KEY` markers in the comment above the symbol.
  package var markers: [String]
  /// Hashes of the distinct words of name, documentation and body, for matching.
  package var terms: [UInt32]

  package init(
    kind: Kind, name: String, container: String = "", line: Int, endLine: Int,
    parameters: [String] = [], doc: String = "", complexity: Int = 0, markers: [String] = [],
    terms: [UInt32] = []
  ) {
    self.kind = kind
    self.name = name
    self.container = container
    self.line = line
    self.endLine = endLine
    self.parameters = parameters
    self.doc = doc
    self.complexity = complexity
    self.markers = markers
    self.terms = terms
  }

  /// The name with its container, as people write it: `Parser.parse`.
  package var qualifiedName: String { container.isEmpty ? name : "\(container).\(name)" }
}
