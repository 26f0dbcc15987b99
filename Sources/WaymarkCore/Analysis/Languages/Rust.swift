extension Language {
  static let rust = Language(
    id: "rust",
    extensions: ["rs"],
    functions: ["function_item", "function_signature_item"],
    bodies: .optional,
    types: ["struct_item", "enum_item", "trait_item", "union_item", "type_item"],
    extensionTypes: ["impl_item"],
    constants: ["const_item", "static_item"],
    imports: ["use_declaration", "extern_crate_declaration", "mod_item"],
    importing: .paths,
    comments: ["line_comment", "block_comment"],
    strings: ["string_literal", "raw_string_literal"],
    decisions: [
      "if_expression", "for_expression", "while_expression", "match_arm", "try_expression",
    ],
    defaults: ["_ =>", "_=>"],
    attributes: ["attribute_item"],
    nameFields: ["name", "type"],
    testAttributes: ["test", "rstest"])
}
