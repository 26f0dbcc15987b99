extension Language {
  static let python = Language(
    id: "python",
    extensions: ["py", "pyi", "pyw"],
    fileNames: ["SConstruct", "SConscript", "wscript"],
    interpreters: ["python", "python2", "python3"],
    functions: ["function_definition"],
    types: ["class_definition"],
    imports: ["import_statement", "import_from_statement"],
    importing: .modules,
    decisions: [
      "if_statement", "elif_clause", "for_statement", "while_statement", "except_clause",
      "except_group_clause", "conditional_expression", "case_clause", "for_in_clause", "if_clause",
    ],
    defaults: ["case _:"],
    decisionOperators: ["and", "or"],
    wrappers: ["decorated_definition"],
    documentation: .firstString,
    testPrefixes: ["test"])
}
