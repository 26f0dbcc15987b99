extension Language {
  static let bash = Language(
    id: "bash",
    extensions: ["sh", "bash", "bats", "ksh"],
    fileNames: [".bashrc", ".bash_profile", ".profile", "PKGBUILD"],
    interpreters: ["sh", "bash", "dash", "ksh"],
    functions: ["function_definition"],
    importCalls: ["command"],
    importNames: ["source", "."],
    importsWords: true,
    strings: ["string", "raw_string"],
    decisions: [
      "if_statement", "elif_clause", "for_statement", "c_style_for_statement",
      "while_statement", "case_item",
    ],
    defaults: ["*)", "(*)", "* )"],
    testPrefixes: ["test_"])
}
