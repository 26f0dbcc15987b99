extension Language {
  static let cpp = Language(
    id: "cpp",
    extensions: ["cc", "cpp", "cxx", "hpp", "hh", "hxx", "ipp", "inl"],
    functions: ["function_definition"],
    types: ["class_specifier", "struct_specifier", "enum_specifier", "union_specifier"],
    imports: ["preproc_include"],
    strings: ["string_literal", "raw_string_literal"],
    decisions: cDecisions + ["for_range_loop", "catch_clause"],
    wrappers: ["template_declaration"],
    nameFields: ["name", "declarator"],
    testPrefixes: ["test_", "TEST"])
}
