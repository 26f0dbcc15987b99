internal import CTreeSitter
import Foundation

/// Names of declarations, from the fields that the grammars give them.
struct DeclarationNaming {
  /// A declaration's name as it is split for people.
  struct Name {
    var text: String
    /// A container that the declaration itself names: a Go receiver, `Type::` in C++.
    var container = ""
    /// The first byte and the line of the name; declarations may start with attributes.
    var start: Int
    var line: Int
  }

  /// How many declarators may stand around a name.
  static let depth = 8

  let language: Language
  let roles: NodeRoles
  let source: SourceText
  private let fields: NodeFields

  init(language: Language, roles: NodeRoles, source: SourceText) {
    self.language = language
    self.roles = roles
    self.source = source
    fields = roles.fields
  }

  /// The name of a declaration, nil when it has none.
  func name(of node: TSNode) -> Name? {
    let form = roles.form(node)
    if form == .keyword || form == .subscripting { return keyword(of: node) }
    guard var place = first(fields.declarationNames, of: node) else { return nil }
    var container = ""
    for _ in 0..<DeclarationNaming.depth {
      switch roles.form(place) {
      case .conversion:
        let text = source[place.head].prefix { $0 != "(" }
        return Name(
          text: text.split(separator: " ").joined(separator: " "), container: container,
          start: place.start, line: place.line)
      case .qualified:
        if let scope = place.child(fields.scope) { container = owner(in: scope.head) }
        guard let inner = place.child(fields.name) else { return nil }
        place = inner
        continue
      default: break
      }
      guard let inner = declarator(of: place) else { break }
      place = inner
    }
    var name = Name(
      text: source.identifier(in: place.head), container: container, start: place.start,
      line: place.line)
    if name.text.utf8.contains(0x3A), let cut = name.text.range(of: "::", options: .backwards) {
      let scope = name.text[..<cut.lowerBound].split(separator: ":").last.map(String.init)
      name.container = scope ?? ""
      name.text = String(name.text[cut.upperBound...])
    }
    if let receiver = node.child(fields.receiver) { name.container = owner(in: receiver.head) }
    return name
  }

  /// What a declarator is written around; nil at the name itself.
  func declarator(of node: TSNode) -> TSNode? {
    if let inner = node.child(fields.declarator) { return inner }
    return roles.form(node) == .wrapper ? node.namedChildren.last : nil
  }

  /// Whether a type node declares rather than only mentions a type.
  func isDefinition(_ node: TSNode) -> Bool {
    roles.form(node) != .specifier || node.child(fields.body) != nil
  }

  /// Whether a type node is an `extension` of a type that is declared elsewhere.
  func isExtension(_ node: TSNode) -> Bool {
    node.child(fields.declarationKind).map { source[$0.head] == "extension" } ?? false
  }

  /// Whether a variable's value is a function written in place.
  func declaresFunction(_ node: TSNode) -> Bool {
    node.child(fields.value).map { roles.form($0) == .functionValue } ?? false
  }

  /// Whether a function has a body to branch in.
  func hasBody(_ node: TSNode) -> Bool {
    if language.bodies == .always { return true }
    let form = roles.form(node)
    return form == .variable || form == .subscripting || node.child(fields.body) != nil
  }

  /// The suite and name of a test that a macro defines: `TEST(Suite, Name)`.
  func macroTest(_ name: Name, of node: TSNode) -> Name? {
    guard language.testMacros.contains(name.text),
      let list = node.child(fields.declarator)?.child(fields.parameters)
    else { return nil }
    let words = list.namedChildren.map { source[$0.head] }
    guard words.count == 2 else { return nil }
    return Name(text: words[1], container: words[0], start: name.start, line: name.line)
  }

  /// The line that a type starts on: that of its name, unless the body comes first.
  func line(of node: TSNode, _ name: Name) -> Int {
    node.child(fields.type)?.child(fields.body) == nil ? name.line : node.line
  }

  /// Where the string is that a body starts with.
  func firstString(of node: TSNode) -> Range<Int>? {
    guard let body = node.child(fields.body), ts_node_named_child_count(body) > 0 else {
      return nil
    }
    var first = ts_node_named_child(body, 0)
    if roles.form(first) == .expressionStatement, ts_node_named_child_count(first) > 0 {
      first = ts_node_named_child(first, 0)
    }
    guard roles[first.symbol] == .string else { return nil }
    return first.start..<min(first.end, first.start + 2000)
  }

  /// The keyword stands behind attributes and modifiers.
  private func keyword(of node: TSNode) -> Name? {
    let word = String(node.kind.prefix { $0 != "_" })
    for index in 0..<ts_node_child_count(node) {
      let child = ts_node_child(node, index)
      if child.kind == word { return Name(text: word, start: child.start, line: child.line) }
    }
    return Name(text: word, start: node.start, line: node.line)
  }

  /// The last name of a scope or receiver without what it is made of: `Table` of `(t *Table[K])`.
  private func owner(in range: Range<Int>) -> String {
    let end = source.bytes[range].firstIndex { $0 == 0x3C || $0 == 0x5B } ?? range.upperBound
    return source.lastWord(in: range.lowerBound..<end) ?? ""
  }

  private func first(_ fields: [UInt16], of node: TSNode) -> TSNode? {
    for field in fields {
      if let child = node.child(field) { return child }
    }
    return nil
  }
}
