extension Language {
  static let ruby = Language(
    id: "ruby",
    extensions: ["rb", "rake", "gemspec"],
    fileNames: ["Rakefile", "Gemfile", "Guardfile", "Vagrantfile"],
    interpreters: ["ruby"],
    functions: ["method", "singleton_method"],
    types: ["class", "module"],
    importCalls: ["call"],
    importNames: ["require", "require_relative", "load", "autoload"],
    strings: ["string"],
    decisions: [
      "if", "elsif", "unless", "while", "until", "for", "when", "rescue", "conditional",
      "if_modifier", "unless_modifier", "while_modifier", "until_modifier", "in_clause",
    ],
    decisionOperators: ["&&", "||", "and", "or"],
    testPrefixes: ["test_"])
}
