extension Language {
  static let javascript = Language(
    id: "javascript",
    extensions: ["js", "mjs", "cjs", "jsx"],
    interpreters: ["node"],
    functions: ["function_declaration", "generator_function_declaration", "variable_declarator"],
    methods: ["method_definition", "field_definition"],
    types: ["class_declaration"],
    imports: ["import_statement", "export_statement"],
    importing: .field(["source"]),
    importCalls: ["call_expression"],
    importNames: ["require"],
    comments: ecmaComments,
    strings: ["string", "template_string"],
    decisions: ecmaDecisions,
    decisionOperators: ["&&", "||", "??"],
    wrappers: ["export_statement", "lexical_declaration", "variable_declaration"],
    nameFields: ["name", "property"])

  static let ecmaComments = ["comment", "hash_bang_line"]

  static let ecmaDecisions = [
    "if_statement", "for_statement", "for_in_statement", "while_statement", "do_statement",
    "switch_case", "catch_clause", "ternary_expression",
  ]
}
