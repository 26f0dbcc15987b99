internal import CTreeSitter

/// The names of a function's parameters.
struct ParameterNames {
  /// The most names that are kept.
  private static let limit = 32

  let naming: DeclarationNaming

  private var roles: NodeRoles { naming.roles }
  private var fields: NodeFields { naming.roles.fields }

  /// All names in order; those of patterns one by one.
  ///
  /// - Parameter node: The declaration of a function, or a variable whose value is one.
  /// - Returns: At most `limit` names.
  func of(_ node: TSNode) -> [String] {
    var holder = node
    if let value = node.child(fields.value), roles.form(value) == .functionValue { holder = value }
    if let single = holder.child(fields.parameter) { return names(in: single, depth: 0) }
    let list = list(of: holder)
    let nodes =
      list?.namedChildren ?? holder.namedChildren.filter { roles.form($0) == .parameter }
    var found: [String] = []
    for node in nodes.prefix(ParameterNames.limit) { found += names(in: node, depth: 0) }
    return found.count > ParameterNames.limit ? Array(found.prefix(ParameterNames.limit)) : found
  }

  /// The list of the innermost declarator: a function that returns a function has two.
  private func list(of holder: TSNode) -> TSNode? {
    var list = holder.child(fields.parameters)
    var place = holder
    for _ in 0..<DeclarationNaming.depth {
      guard let inner = naming.declarator(of: place) else { break }
      list = inner.child(fields.parameters) ?? list
      place = inner
    }
    return list
  }

  private func names(in node: TSNode, depth: Int) -> [String] {
    guard depth < DeclarationNaming.depth, roles[node.symbol] != .comment else { return [] }
    func inner(_ node: TSNode) -> [String] { names(in: node, depth: depth + 1) }
    switch roles.form(node) {
    case .leaf: return [naming.source[node.head]]
    case .receiver: return ["self"]
    case .group: return node.namedChildren.filter(isNaming).flatMap(inner)
    case .defaulted: return (node.child(fields.left) ?? node.child(fields.name)).map(inner) ?? []
    case .pair:
      let place =
        node.child(fields.value) ?? node.child(fields.pattern) ?? node.child(fields.name)
      return place.map(inner) ?? []
    case .manyNames:
      let names = node.children(fields.name)
      return names.isEmpty
        ? node.child(fields.declarator).map(inner) ?? [] : names.flatMap(inner)
    case .wrapper: return node.namedChildren.last.map(inner) ?? []
    default:
      let place =
        node.child(fields.name) ?? node.child(fields.pattern) ?? node.child(fields.declarator)
      return place.map(inner) ?? []
    }
  }

  /// Whether a part of a pattern can name something.
  private func isNaming(_ node: TSNode) -> Bool {
    switch roles.form(node) {
    case .leaf, .group, .defaulted, .pair, .manyNames, .variable: true
    default: false
    }
  }
}
