extension Language {
  static let swift = Language(
    id: "swift",
    extensions: ["swift"],
    interpreters: ["swift"],
    functions: [
      "function_declaration", "init_declaration", "deinit_declaration", "subscript_declaration",
      "protocol_function_declaration",
    ],
    bodies: .optional,
    types: ["class_declaration", "protocol_declaration", "typealias_declaration"],
    imports: ["import_declaration"],
    comments: ["comment", "multiline_comment"],
    strings: ["line_string_literal", "multi_line_string_literal", "raw_string_literal"],
    decisions: [
      "if_statement", "guard_statement", "for_statement", "while_statement",
      "repeat_while_statement", "switch_entry", "catch_block", "ternary_expression",
      "conjunction_expression", "disjunction_expression", "nil_coalescing_expression",
    ],
    defaults: ["default"],
    decisionOperators: [],
    attributes: ["attribute"],
    testPrefixes: ["test"],
    testAttributes: ["Test"])
}
