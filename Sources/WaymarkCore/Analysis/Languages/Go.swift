extension Language {
  static let go = Language(
    id: "go",
    extensions: ["go"],
    functions: ["function_declaration"],
    methods: ["method_declaration", "method_elem", "method_spec"],
    bodies: .optional,
    types: ["type_spec", "type_alias"],
    imports: ["import_spec"],
    importing: .field(["path"]),
    strings: ["interpreted_string_literal", "raw_string_literal"],
    decisions: [
      "if_statement", "for_statement", "expression_case", "type_case", "communication_case",
    ],
    wrappers: ["type_declaration"],
    testPrefixes: ["Test", "Benchmark", "Fuzz", "Example"])
}
