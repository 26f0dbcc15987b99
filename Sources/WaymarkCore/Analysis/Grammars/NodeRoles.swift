internal import CTreeSitter

/// What a node of the syntax tree is to the analysis.
enum NodeRole: UInt8 {
  case none
  case comment
  case string
  case function
  case method
  case type
  case extensionType
  case constant
  case importing
  /// A call that may import.
  case call
  case decision
  /// An operator that adds a path.
  case operation
  case attribute
}

/// The role of every node number of a grammar, looked up once, so that the walk compares numbers.
struct NodeRoles: Sendable {
  let fields: NodeFields
  private let roles: [NodeRole]
  private let forms: [NodeForm]

  init(_ language: Language, _ grammar: OpaquePointer) {
    let count = Int(ts_language_symbol_count(grammar))
    var roles = [NodeRole](repeating: .none, count: count)
    var forms = [NodeForm](repeating: .plain, count: count)
    let kinds = NodeRoles.kinds(language)
    let operators = Set(language.decisionOperators)
    for number in 0..<count {
      guard let text = ts_language_symbol_name(grammar, UInt16(number)) else { continue }
      let name = String(cString: text)
      if ts_language_symbol_type(grammar, UInt16(number)) == TSSymbolTypeRegular {
        roles[number] = kinds[name] ?? .none
        forms[number] = NodeForm.byKind[name] ?? .plain
      } else if operators.contains(name) {
        roles[number] = .operation
      }
    }
    fields = NodeFields(language, grammar)
    self.roles = roles
    self.forms = forms
  }

  @inline(__always)
  subscript(symbol: UInt16) -> NodeRole {
    Int(symbol) < roles.count ? roles[Int(symbol)] : .none
  }

  @inline(__always)
  func form(_ node: TSNode) -> NodeForm {
    let symbol = Int(node.symbol)
    return symbol < forms.count ? forms[symbol] : .plain
  }

  private static func kinds(_ language: Language) -> [String: NodeRole] {
    var kinds: [String: NodeRole] = [:]
    func assign(_ names: [String], _ role: NodeRole) { for name in names { kinds[name] = role } }
    assign(language.decisions, .decision)
    assign(language.strings, .string)
    assign(language.comments, .comment)
    assign(language.attributes, .attribute)
    assign(language.importCalls, .call)
    assign(language.imports, .importing)
    assign(language.constants, .constant)
    assign(language.types, .type)
    assign(language.extensionTypes, .extensionType)
    assign(language.functions, .function)
    assign(language.methods, .method)
    return kinds
  }
}
