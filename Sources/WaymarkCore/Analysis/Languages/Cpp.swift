extension Language {
  static let cpp = Language(
    id: "cpp",
    extensions: ["cc", "cpp", "cxx", "hpp", "hh", "hxx", "ipp", "inl"],
    functions: ["function_definition"],
    bodies: .required,
    types: ["class_specifier", "struct_specifier", "enum_specifier", "union_specifier"],
    imports: ["preproc_include"],
    importing: .field(["path"]),
    strings: ["string_literal", "raw_string_literal"],
    decisions: cDecisions + ["for_range_loop", "catch_clause"],
    defaults: ["default"],
    decisionOperators: ["&&", "||", "and", "or"],
    hasAmbiguousOperators: true,
    wrappers: ["template_declaration"],
    nameFields: ["name", "declarator"],
    testPrefixes: ["test_"],
    testMacros: ["TEST", "TEST_F", "TEST_P", "TYPED_TEST", "TYPED_TEST_P"])
}
