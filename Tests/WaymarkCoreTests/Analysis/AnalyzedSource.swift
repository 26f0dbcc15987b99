import Foundation

@testable import WaymarkCore

/// Source code that a test writes down, analysed with the grammars of the checkout.
enum AnalyzedSource {
  /// The grammars that the set-up step fetched.
  static let grammars = GrammarLibrary(paths: [
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".build-deps/grammars").path
  ])

  /// Analyses a text as the file of a name.
  static func file(_ path: String, _ text: String, grammars: GrammarLibrary = grammars)
    -> SourceFile
  {
    file(path, bytes: Array(text.utf8), grammars: grammars)
  }

  /// Analyses bytes as the file of a name.
  static func file(_ path: String, bytes: [UInt8], grammars: GrammarLibrary = grammars)
    -> SourceFile
  {
    bytes.withUnsafeBufferPointer { buffer in
      var language = LanguageDetector.interpreter(buffer) ?? "text"
      if case .source(let id) = LanguageDetector.kind(of: path) { language = id }
      return SourceFileAnalyzer(grammars: grammars)
        .analyze(path: path, language: language, bytes: buffer)
    }
  }
}

extension SourceFile {
  /// The symbols as lines of text.
  ///
  ///     12-20 method Shape.area(self, scale) c4 “Area of the shape.” [marker]
  ///
  /// that is: lines, kind, name with container and parameters, cyclomatic complexity where there
  /// is a body to branch in, documentation, markers.
  var outline: String {
    symbols.map { symbol in
      var text = "\(symbol.line)-\(symbol.endLine) \(symbol.kind.name) \(symbol.qualifiedName)"
      if symbol.kind != .type, symbol.kind != .constant {
        text += "(\(symbol.parameters.joined(separator: ", ")))"
      }
      if symbol.complexity > 0 { text += " c\(symbol.complexity)" }
      if !symbol.doc.isEmpty { text += " “\(symbol.doc)”" }
      if !symbol.markers.isEmpty { text += " [\(symbol.markers.joined(separator: " "))]" }
      return text
    }.joined(separator: "\n")
  }
}
