/// How a node is written, where that matters for reading a name out of it.
enum NodeForm: UInt8 {
  case plain
  /// A declaration that a keyword names: `init`, `deinit`.
  case keyword
  /// The same for `subscript`, whose body is no field.
  case subscripting
  /// Wraps a declarator without a field for it: `(*name)`, `&name`.
  case wrapper
  /// `scope::name`.
  case qualified
  /// `operator bool`.
  case conversion
  /// One name.
  case leaf
  /// `self` in whatever form.
  case receiver
  /// Holds patterns: `{a, b}`, `[a, b]`, `(a, b)`, `...rest`.
  case group
  /// A pattern with a value when there is none: only the left side names something.
  case defaulted
  /// `key: pattern`.
  case pair
  /// A parameter, where it is no child of a list of its own.
  case parameter
  /// A parameter that may have several names or none.
  case manyNames
  /// A variable or field, which is a function when its value is one.
  case variable
  /// A function written in place.
  case functionValue
  /// A C type that is declared only where it has a body.
  case specifier
  /// A statement that is one expression.
  case expressionStatement

  /// Forms by the names that the grammars give their nodes.
  static let byKind: [String: NodeForm] = {
    var forms: [String: NodeForm] = [:]
    func assign(_ form: NodeForm, _ kinds: [String]) { for kind in kinds { forms[kind] = form } }
    assign(.keyword, ["init_declaration", "deinit_declaration"])
    assign(.subscripting, ["subscript_declaration"])
    assign(.wrapper, ["parenthesized_declarator", "reference_declarator", "attributed_declarator"])
    assign(.qualified, ["qualified_identifier", "scope_resolution"])
    assign(.conversion, ["operator_cast"])
    assign(
      .leaf,
      [
        "identifier", "simple_identifier", "shorthand_property_identifier_pattern",
        "shorthand_field_identifier", "field_identifier", "self", "this", "constant",
      ])
    assign(.receiver, ["self_parameter"])
    assign(
      .group,
      [
        "object_pattern", "array_pattern", "tuple_pattern", "struct_pattern", "slice_pattern",
        "rest_pattern", "list_splat_pattern", "dictionary_splat_pattern", "spread_parameter",
        "mut_pattern", "ref_pattern", "reference_pattern", "destructured_parameter",
        "typed_parameter", "tuple_struct_pattern",
      ])
    assign(.defaulted, ["assignment_pattern", "object_assignment_pattern", "default_parameter"])
    assign(.pair, ["pair_pattern", "field_pattern"])
    assign(.parameter, ["parameter"])
    assign(
      .manyNames,
      [
        "parameter_declaration", "optional_parameter_declaration",
        "variadic_parameter_declaration", "variadic_parameter",
      ])
    assign(.variable, ["variable_declarator", "field_definition", "public_field_definition"])
    assign(
      .functionValue,
      ["arrow_function", "function_expression", "function", "generator_function"])
    assign(
      .specifier, ["struct_specifier", "enum_specifier", "union_specifier", "class_specifier"])
    assign(.expressionStatement, ["expression_statement"])
    return forms
  }()
}
