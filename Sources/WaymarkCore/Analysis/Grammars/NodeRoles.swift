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

/// What else is asked about a node.
struct NodeTraits: OptionSet, Sendable {
  let rawValue: UInt8

  static let comment = NodeTraits(rawValue: 1)
  static let parameter = NodeTraits(rawValue: 2)
  static let initializer = NodeTraits(rawValue: 4)
  /// A C type that is declared only where it has a body.
  static let specifier = NodeTraits(rawValue: 8)
  static let expressionStatement = NodeTraits(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The traits of a kind of node.
  init(_ name: String) {
    switch name {
    case "parameter": self = .parameter
    case "init_declaration": self = .initializer
    case "struct_specifier", "enum_specifier", "union_specifier", "class_specifier":
      self = .specifier
    case "expression_statement": self = .expressionStatement
    default: self = name.contains("comment") ? .comment : []
    }
  }
}

/// The role of every node number of a grammar, looked up once, so that the walk compares numbers.
struct NodeRoles: Sendable {
  let fields: NodeFields
  private let roles: [NodeRole]
  private let traits: [NodeTraits]
  /// Declarators that are functions only when their value is one.
  let declarators: Set<UInt16>
  private let functionValues: Set<UInt16>

  init(_ language: Language, _ grammar: OpaquePointer) {
    let count = Int(ts_language_symbol_count(grammar))
    var roles = [NodeRole](repeating: .none, count: count)
    var traits = [NodeTraits](repeating: [], count: count)
    let kinds = NodeRoles.kinds(language)
    let operators = Set(language.decisionOperators)
    var declarators: Set<UInt16> = []
    var functionValues: Set<UInt16> = []
    for number in 0..<count {
      guard let text = ts_language_symbol_name(grammar, UInt16(number)) else { continue }
      let name = String(cString: text)
      traits[number] = NodeTraits(name)
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
    fields = NodeFields(language, grammar)
    self.roles = roles
    self.traits = traits
    self.declarators = declarators
    self.functionValues = functionValues
  }

  @inline(__always)
  subscript(symbol: UInt16) -> NodeRole {
    Int(symbol) < roles.count ? roles[Int(symbol)] : .none
  }

  @inline(__always)
  func traits(_ symbol: UInt16) -> NodeTraits {
    Int(symbol) < traits.count ? traits[Int(symbol)] : []
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
