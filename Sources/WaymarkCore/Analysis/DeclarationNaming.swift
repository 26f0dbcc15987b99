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

  let roles: NodeRoles
  let source: SourceText
  private let fields: NodeFields

  init(roles: NodeRoles, source: SourceText) {
    self.roles = roles
    self.source = source
    fields = roles.fields
  }

  /// The name of a declaration, nil when it has none.
  func name(of node: TSNode) -> Name? {
    if roles.traits(node.symbol).contains(.initializer) {
      return Name(text: "init", start: node.start)
    }
    guard var place = first(fields.declarationNames, of: node) else { return nil }
    for _ in 0..<8 {
      guard let inner = place.child(fields.declarator) else { break }
      place = inner
    }
    var name = Name(text: source.identifier(in: place.head), start: place.start)
    if name.text.utf8.contains(0x3A), let cut = name.text.range(of: "::", options: .backwards) {
      let owner = name.text[..<cut.lowerBound].split(separator: ":").last.map(String.init)
      name.container = owner ?? ""
      name.text = String(name.text[cut.upperBound...])
    }
    if let receiver = node.child(fields.receiver) {
      name.container = source.lastWord(in: receiver.head) ?? ""
    }
    return name
  }

  /// Whether a type node declares rather than only mentions a type.
  func isDefinition(_ node: TSNode) -> Bool {
    !roles.traits(node.symbol).contains(.specifier) || node.child(fields.body) != nil
  }

  /// Whether a type node is an `extension` of a type that is declared elsewhere.
  func isExtension(_ node: TSNode) -> Bool {
    node.child(fields.declarationKind).map { source[$0.head] == "extension" } ?? false
  }

  /// Whether a declarator's value is a function written in place.
  func declaresFunction(_ node: TSNode) -> Bool {
    node.child(fields.value).map { roles.isFunction($0.symbol) } ?? false
  }

  func parameters(of node: TSNode) -> [String] {
    var holder = node
    if let value = node.child(fields.value), roles.isFunction(value.symbol) { holder = value }
    var list = holder.child(fields.parameters)
    for _ in 0..<8 {
      guard list == nil, let inner = holder.child(fields.declarator) else { break }
      holder = inner
      list = holder.child(fields.parameters)
    }
    let nodes =
      list?.namedChildren
      ?? holder.namedChildren.filter { roles.traits($0.symbol).contains(.parameter) }
    return nodes.prefix(32).compactMap(parameter)
  }

  private func parameter(_ node: TSNode) -> String? {
    guard !roles.traits(node.symbol).contains(.comment) else { return nil }
    var place = node
    for _ in 0..<8 {
      guard
        let inner = place.child(fields.name) ?? place.child(fields.pattern)
          ?? place.child(fields.declarator)
      else { break }
      place = inner
    }
    return source.firstWord(in: place.head)
  }

  /// What an import statement names, without the keyword and quotes.
  func importTarget(_ node: TSNode) -> String {
    let order = [
      fields.source, fields.moduleName, fields.path, fields.argument, fields.name,
    ]
    let text = source[(first(order, of: node) ?? node).head]
    let words = text.split { " \t\r\n\"'<>;()".contains($0) }
    return words.last { $0 != "*" }.map { String($0.prefix(200)) } ?? ""
  }

  /// Where the string is that a body starts with.
  func firstString(of node: TSNode) -> Range<Int>? {
    guard let body = node.child(fields.body), ts_node_named_child_count(body) > 0 else {
      return nil
    }
    var first = ts_node_named_child(body, 0)
    if roles.traits(first.symbol).contains(.expressionStatement),
      ts_node_named_child_count(first) > 0
    {
      first = ts_node_named_child(first, 0)
    }
    guard roles[first.symbol] == .string else { return nil }
    return first.start..<min(first.end, first.start + 2000)
  }

  private func first(_ fields: [UInt16], of node: TSNode) -> TSNode? {
    for field in fields {
      if let child = node.child(field) { return child }
    }
    return nil
  }
}
