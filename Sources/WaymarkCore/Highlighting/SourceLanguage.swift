/// What editing and showing a language needs to know of it; the list is in `SourceLanguages`.
package struct SourceLanguage: Sendable, Hashable {
  /// The name of its grammar.
  package let id: String
  /// As people write it.
  package let name: String
  /// Endings without the dot, in lower case.
  let extensions: [String]
  let fileNames: [String]
  /// Further names, as code blocks and `#!` lines have them.
  let aliases: [String]
  /// What makes the rest of a line a comment.
  package let lineComment: String?
  /// What encloses a comment, for languages without one that ends with the line.
  package let blockComment: BlockComment?

  /// What a comment begins and ends with.
  package struct BlockComment: Sendable, Hashable {
    package let open: String
    package let close: String
  }

  init(
    _ id: String, _ name: String, _ extensions: String, names: [String] = [],
    aliases: [String] = [], comment: String? = nil, block: (String, String)? = nil
  ) {
    self.id = id
    self.name = name
    self.extensions = extensions.split(separator: " ").map(String.init)
    self.fileNames = names
    self.aliases = aliases
    self.lineComment = comment
    self.blockComment = block.map { BlockComment(open: $0.0, close: $0.1) }
  }

  /// The language of a name such as a code block's, in any case: `Swift`, `c++`, `py`.
  package static func named(_ name: String) -> SourceLanguage? {
    let name = name.lowercased()
    return SourceLanguages.byName[name] ?? SourceLanguages.byEnding[name]
  }

  /// The language of a file by its name, or else by its `#!` line.
  ///
  /// - Parameters:
  ///   - path: The file; any bytes.
  ///   - head: Its first bytes.
  /// - Returns: nil when it is none that is known.
  package static func of(
    path: some BidirectionalCollection<UInt8>, head: some Collection<UInt8> = EmptyCollection()
  ) -> SourceLanguage? {
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let name = String(
      decoding: path[(slash.map { path.index(after: $0) } ?? path.startIndex)...], as: UTF8.self)
    if let known = SourceLanguages.byFileName[name] { return known }
    if let dot = name.lastIndex(of: "."), dot != name.startIndex {
      return SourceLanguages.byEnding[name[name.index(after: dot)...].lowercased()]
    }
    return LanguageDetector.interpreter(head).flatMap { named($0) }
  }
}
