internal import CGrammarLoader
internal import CTreeSitter
import Foundation

/// A language's grammar with its compiled queries.
final class Syntax: @unchecked Sendable {
  // Safe: a language is constant data inside a library that is never closed.
  let language: OpaquePointer
  let highlights: SyntaxQuery?
  let injections: SyntaxQuery?

  /// Compiles the queries of a language, which takes up to half a second for some.
  init(_ id: String, _ language: OpaquePointer, query: (String) -> String?) {
    self.language = language
    let files = OwnQueries.highlightFiles[id] ?? ["\(id)/highlights"]
    let source = OwnQueries.highlights[id] ?? files.compactMap(query).joined(separator: "\n")
    highlights =
      SyntaxQuery(source, language) ?? SyntaxQuery(OwnQueries.generic(language), language)
    injections = (OwnQueries.injections[id] ?? query("\(id)/injections"))
      .flatMap { SyntaxQuery($0, language) }
  }
}

extension GrammarLibrary {
  /// Opens the grammar of a language; nil when there is none that works here.
  func open(_ id: String) -> OpaquePointer? {
    TreeMemory.install()
    for file in files(of: id) {
      var reason: UnsafePointer<CChar>?
      guard let pointer = grammar_open(file, id, &reason) else { continue }
      let language = OpaquePointer(pointer)
      if (13...15).contains(ts_language_abi_version(language)) { return language }
    }
    return nil
  }

  /// The text of a query that came with a grammar, by language and name: `c/highlights`.
  func query(_ name: String) -> String? {
    let parts = name.split(separator: "/")
    guard parts.count == 2 else { return nil }
    for folder in paths {
      let path = "\(folder)/\(parts[0])/queries/\(parts[1]).scm"
      if let data = FileManager.default.contents(atPath: path) {
        return String(decoding: data, as: UTF8.self)
      }
    }
    return nil
  }
}
