extension Language {
  static let java = Language(
    id: "java",
    extensions: ["java"],
    methods: [
      "method_declaration", "constructor_declaration", "compact_constructor_declaration",
    ],
    bodies: .optional,
    types: [
      "class_declaration", "interface_declaration", "enum_declaration", "record_declaration",
      "annotation_type_declaration",
    ],
    imports: ["import_declaration"],
    comments: ["line_comment", "block_comment"],
    strings: ["string_literal"],
    decisions: [
      "if_statement", "for_statement", "enhanced_for_statement", "while_statement",
      "do_statement", "switch_label", "catch_clause", "ternary_expression",
    ],
    defaults: ["default"],
    attributes: ["marker_annotation", "annotation", "modifiers"],
    testAttributes: ["Test", "ParameterizedTest", "RepeatedTest", "TestFactory"])
}
