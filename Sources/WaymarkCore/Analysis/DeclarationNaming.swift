internal import CTreeSitter
import Foundation

/// Names, parameters and targets of declarations, from the fields that the grammars give them.
struct DeclarationNaming {
  /// A declaration's name as it is split for people.
  struct Name {
    var text: String
    /// A container that the declaration itself names: a Go receiver, `Type::` in C++.
    var container = ""
    var start: Int
  }

  let language: Language
  let roles: NodeRoles
  let bytes: UnsafeBufferPointer<UInt8>

  func text(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  func text(_ node: TSNode) -> String { text(node.start..<min(node.end, node.start + 512)) }

  /// The name of a declaration, nil when it has none.
  func name(of node: TSNode) -> Name? {
    if node.kind == "init_declaration" {
      return Name(text: "init", start: node.start)
    }
    guard var place = language.nameFields.lazy.compactMap({ node.child($0) }).first else {
      return nil
    }
    for _ in 0..<8 {
      guard let inner = place.child("declarator") else { break }
      place = inner
    }
    var name = Name(text: identifier(text(place)), start: place.start)
    if let cut = name.text.range(of: "::", options: .backwards) {
      let owner = name.text[..<cut.lowerBound].split(separator: ":").last.map(String.init)
      name.container = owner ?? ""
      name.text = String(name.text[cut.upperBound...])
    }
    if let receiver = node.child("receiver") {
      name.container =
        text(receiver).split { !($0.isLetter || $0.isNumber || $0 == "_") }.last.map(String.init)
        ?? ""
    }
    return name
  }

  /// Whether a type node declares rather than only mentions a type.
  func isDefinition(_ node: TSNode) -> Bool {
    switch node.kind {
    case "struct_specifier", "enum_specifier", "union_specifier", "class_specifier":
      node.child("body") != nil
    default: true
    }
  }

  /// Whether a type node is an `extension` of a type that is declared elsewhere.
  func isExtension(_ node: TSNode) -> Bool {
    node.child("declaration_kind").map { text($0) == "extension" } ?? false
  }

  func parameters(of node: TSNode) -> [String] {
    var holder = node
    if let value = node.child("value"), roles.isFunction(value.symbol) { holder = value }
    for _ in 0..<8 {
      guard holder.child("parameters") == nil, let inner = holder.child("declarator") else { break }
      holder = inner
    }
    let list = holder.child("parameters")
    let nodes = list?.namedChildren ?? holder.namedChildren.filter { $0.kind == "parameter" }
    return nodes.prefix(32).compactMap(parameter)
  }

  private func parameter(_ node: TSNode) -> String? {
    guard !node.kind.contains("comment") else { return nil }
    var place = node
    for _ in 0..<8 {
      guard
        let inner = ["name", "pattern", "declarator"].lazy.compactMap({ place.child($0) }).first
      else { break }
      place = inner
    }
    let words = text(place).split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.first.map(String.init)
  }

  /// What an import statement names, without the keyword and quotes.
  func importTarget(_ node: TSNode) -> String {
    let place = ["source", "module_name", "path", "argument", "name"].lazy
      .compactMap { node.child($0) }.first
    let text = place.map { self.text($0) } ?? self.text(node)
    let words = text.split { " \t\r\n\"'<>;()".contains($0) }
    return words.last { $0 != "*" }.map { String($0.prefix(200)) } ?? ""
  }

  /// The string that a body starts with.
  func firstString(of node: TSNode) -> String? {
    guard let body = node.child("body"), ts_node_named_child_count(body) > 0 else { return nil }
    var first = ts_node_named_child(body, 0)
    if first.kind == "expression_statement", ts_node_named_child_count(first) > 0 {
      first = ts_node_named_child(first, 0)
    }
    guard roles[first.symbol] == .string else { return nil }
    return text(first.start..<min(first.end, first.start + 2000))
  }

  /// A name without type parameters and line breaks.
  private func identifier(_ text: String) -> String {
    let cut = text.prefix { $0 != "<" && $0 != "\n" && $0 != "(" }
    return String(cut).trimmingPrefix { " *&".contains($0) }.split(separator: " ").last
      .map(String.init) ?? ""
  }
}
