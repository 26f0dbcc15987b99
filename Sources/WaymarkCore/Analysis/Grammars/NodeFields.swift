internal import CTreeSitter

/// The numbers of the fields that the analysis asks for, looked up once a grammar; 0 for a field
/// that the grammar does not have.
struct NodeFields: Sendable {
  let body, declarationKind, declarator, left, moduleName, name, operation: UInt16
  let parameter, parameters, pattern, receiver, scope, type, value: UInt16
  /// Those that hold a declaration's name, tried in order.
  let declarationNames: [UInt16]
  /// Those that hold what an import statement names, tried in order.
  let imports: [UInt16]

  init(_ language: Language, _ grammar: OpaquePointer) {
    func number(_ name: String) -> UInt16 {
      ts_language_field_id_for_name(grammar, name, UInt32(name.utf8.count))
    }
    body = number("body")
    declarationKind = number("declaration_kind")
    declarator = number("declarator")
    left = number("left")
    moduleName = number("module_name")
    name = number("name")
    operation = number("operator")
    parameter = number("parameter")
    parameters = number("parameters")
    pattern = number("pattern")
    receiver = number("receiver")
    scope = number("scope")
    type = number("type")
    value = number("value")
    declarationNames = language.nameFields.map(number)
    imports = if case .field(let names) = language.importing { names.map(number) } else { [] }
  }
}
