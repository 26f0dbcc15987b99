extension Language {
  static let go = Language(
    id: "go",
    extensions: ["go"],
    functions: ["function_declaration"],
    methods: ["method_declaration"],
    types: ["type_spec"],
    imports: ["import_spec"],
    strings: ["interpreted_string_literal", "raw_string_literal"],
    decisions: [
      "if_statement", "for_statement", "expression_case", "type_case", "communication_case",
    ],
    wrappers: ["type_declaration"],
    testPrefixes: ["Test", "Benchmark", "Fuzz", "Example"])
}
