extension Language {
  static let c = Language(
    id: "c",
    extensions: ["c", "h"],
    functions: ["function_definition"],
    types: ["struct_specifier", "enum_specifier", "union_specifier", "type_definition"],
    imports: ["preproc_include"],
    strings: ["string_literal"],
    decisions: cDecisions,
    nameFields: ["name", "declarator"],
    testPrefixes: ["test_"])

  static let cDecisions = [
    "if_statement", "for_statement", "while_statement", "do_statement", "case_statement",
    "conditional_expression",
  ]
}
