extension Language {
  static let c = Language(
    id: "c",
    extensions: ["c", "h"],
    functions: ["function_definition"],
    bodies: .required,
    types: ["struct_specifier", "enum_specifier", "union_specifier", "type_definition"],
    imports: ["preproc_include"],
    importing: .field(["path"]),
    strings: ["string_literal"],
    decisions: cDecisions,
    defaults: ["default"],
    nameFields: ["name", "declarator"],
    testPrefixes: ["test_"])

  static let cDecisions = [
    "if_statement", "for_statement", "while_statement", "do_statement", "case_statement",
    "conditional_expression",
  ]
}
