internal import CTreeSitter

/// The numbers of the fields that the analysis asks for, looked up once a grammar; 0 for a field
/// that the grammar does not have.
struct NodeFields: Sendable {
  let argument, body, declarationKind, declarator, moduleName, name, parameters: UInt16
  let path, pattern, receiver, source, value: UInt16
  /// Those that hold a declaration's name, tried in order.
  let declarationNames: [UInt16]

  init(_ language: Language, _ grammar: OpaquePointer) {
    func number(_ name: String) -> UInt16 {
      ts_language_field_id_for_name(grammar, name, UInt32(name.utf8.count))
    }
    argument = number("argument")
    body = number("body")
    declarationKind = number("declaration_kind")
    declarator = number("declarator")
    moduleName = number("module_name")
    name = number("name")
    parameters = number("parameters")
    path = number("path")
    pattern = number("pattern")
    receiver = number("receiver")
    source = number("source")
    value = number("value")
    declarationNames = language.nameFields.map(number)
  }
}
