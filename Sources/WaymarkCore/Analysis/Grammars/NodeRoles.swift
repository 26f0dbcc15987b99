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
  case decision
  case attribute
}

/// The role of every node number of a grammar, looked up once, so that the walk compares numbers.
struct NodeRoles: Sendable {
  private let roles: [NodeRole]
  /// Declarators that are functions only when their value is one.
  let declarators: Set<UInt16>
  private let functionValues: Set<UInt16>

  init(_ language: Language, _ grammar: OpaquePointer) {
    let count = Int(ts_language_symbol_count(grammar))
    var roles = [NodeRole](repeating: .none, count: count)
    let kinds = NodeRoles.kinds(language)
    let operators = Set(language.decisionOperators)
    var declarators: Set<UInt16> = []
    var functionValues: Set<UInt16> = []
    for number in 0..<count {
      guard let text = ts_language_symbol_name(grammar, UInt16(number)) else { continue }
      let name = String(cString: text)
      let isNamed = ts_language_symbol_type(grammar, UInt16(number)) == TSSymbolTypeRegular
      if isNamed {
        roles[number] = kinds[name] ?? .none
        if name == "variable_declarator" { declarators.insert(UInt16(number)) }
        if ["arrow_function", "function_expression", "function", "generator_function"]
          .contains(name)
        {
          functionValues.insert(UInt16(number))
        }
      } else if operators.contains(name) {
        roles[number] = .decision
      }
    }
    self.roles = roles
    self.declarators = declarators
    self.functionValues = functionValues
  }

  @inline(__always)
  subscript(symbol: UInt16) -> NodeRole {
    Int(symbol) < roles.count ? roles[Int(symbol)] : .none
  }

  /// Whether a value node is a function written in place.
  func isFunction(_ symbol: UInt16) -> Bool { functionValues.contains(symbol) }

  private static func kinds(_ language: Language) -> [String: NodeRole] {
    var kinds: [String: NodeRole] = [:]
    func assign(_ names: [String], _ role: NodeRole) { for name in names { kinds[name] = role } }
    assign(language.decisions, .decision)
    assign(language.strings, .string)
    assign(language.comments, .comment)
    assign(language.attributes, .attribute)
    assign(language.imports, .importing)
    assign(language.constants, .constant)
    assign(language.types, .type)
    assign(language.extensionTypes, .extensionType)
    assign(language.functions, .function)
    assign(language.methods, .method)
    return kinds
  }
}
