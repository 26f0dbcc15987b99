extension Language {
  static let typescript = ecmaTyped(id: "typescript", extensions: ["ts", "mts", "cts"])
  static let tsx = ecmaTyped(id: "tsx", extensions: ["tsx"])

  private static func ecmaTyped(id: String, extensions: [String]) -> Language {
    Language(
      id: id,
      extensions: extensions,
      interpreters: id == "typescript" ? ["deno", "ts-node", "bun"] : [],
      functions: ["function_declaration", "generator_function_declaration", "variable_declarator"],
      methods: [
        "method_definition", "abstract_method_signature", "method_signature",
        "public_field_definition",
      ],
      bodies: .optional,
      types: [
        "class_declaration", "abstract_class_declaration", "interface_declaration",
        "enum_declaration", "type_alias_declaration",
      ],
      imports: ["import_statement", "export_statement"],
      importing: .field(["source"]),
      importCalls: ["call_expression"],
      importNames: ["require"],
      comments: ecmaComments,
      strings: ["string", "template_string"],
      decisions: ecmaDecisions,
      decisionOperators: ["&&", "||", "??"],
      wrappers: ["export_statement", "lexical_declaration", "variable_declaration"])
  }
}
