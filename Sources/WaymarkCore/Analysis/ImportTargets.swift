internal import CTreeSitter
import Foundation

/// What the import statements of a file name.
struct ImportTargets {
  /// The most targets of one statement.
  private static let limit = 64

  let language: Language
  let fields: NodeFields
  let source: SourceText
  private let names: [[UInt8]]

  init(language: Language, roles: NodeRoles, source: SourceText) {
    self.language = language
    fields = roles.fields
    self.source = source
    names = language.importNames.map { Array($0.utf8) }
  }

  /// The modules or files that a statement imports; nil when it turns out to import nothing.
  func of(_ node: TSNode) -> [String]? {
    switch language.importing {
    case .field:
      for field in fields.imports {
        if let place = node.child(field) { return [ImportTargets.bare(source[place.head])] }
      }
      return nil
    case .last: return [ImportTargets.bare(lastWord(of: node))]
    case .modules: return modules(of: node)
    case .paths: return paths(of: node)
    }
  }

  /// What a call such as `require "x"` imports; nil for every other call.
  func ofCall(_ node: TSNode) -> [String]? {
    guard names.contains(where: { source.starts(node.start, with: $0) }) else { return nil }
    let text = source[node.head]
    let name = text.prefix { !" (\t\"'".contains($0) }
    guard language.importNames.contains(String(name)) else { return nil }
    var rest = text.dropFirst(name.count).prefix { $0 != "\n" }.drop { " (\t".contains($0) }
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst().prefix { $0 != quote }
    } else {
      guard language.importsWords else { return nil }
      rest = rest.prefix { !" ;\t)".contains($0) }
    }
    return rest.isEmpty ? nil : [String(rest.prefix(200))]
  }

  private func lastWord(of node: TSNode) -> String {
    let words = source[node.head].split { " \t\r\n;".contains($0) }
    return words.last { $0 != "*" }.map(String.init) ?? ""
  }

  /// Python: `import a, b.c as d`, `from ..x import y`, `from . import z`.
  private func modules(of node: TSNode) -> [String] {
    let module = node.child(fields.moduleName).map { source[$0.head] }
    if let module, !module.allSatisfy({ $0 == "." }) { return [module] }
    return node.children(fields.name).prefix(ImportTargets.limit).map { name in
      (module ?? "") + source[(name.child(fields.name) ?? name).head]
    }
  }

  /// Rust: `use a::{b, c::{d, e as f}, g::*}`, `extern crate h`, `mod i;`.
  private func paths(of node: TSNode) -> [String]? {
    if let name = node.child(fields.name) {
      return node.child(fields.body) == nil ? [source[name.head]] : nil
    }
    let text = source[node.start..<min(node.end, node.start + 4000)]
    guard let start = text.range(of: "use ")?.upperBound else { return [] }
    var found: [String] = []
    var open: [String] = []
    var path = ""
    func close() {
      let name = path.prefix { $0 != " " }
      if !name.isEmpty { found.append((open.joined() + name).trimming(":")) }
      path = ""
    }
    for character in text[start...] {
      switch character {
      case "{":
        open.append(path.trimming(" "))
        path = ""
      case "}":
        close()
        _ = open.popLast()
      case ",", ";": close()
      case "*", "\n", "\t", "\r": break
      case " " where path.isEmpty: break
      default: path.append(character)
      }
    }
    close()
    return found.prefix(ImportTargets.limit).map(ImportTargets.withoutSelf)
  }

  /// `a::b::self` is `a::b`.
  private static func withoutSelf(_ path: String) -> String {
    path.hasSuffix("::self") ? String(path.dropLast(6)) : path
  }

  private static func bare(_ text: String) -> String {
    var text = text.trimming("\"'`<> ")
    if text.hasSuffix(".*") { text.removeLast(2) }
    return String(text.prefix(200))
  }
}
