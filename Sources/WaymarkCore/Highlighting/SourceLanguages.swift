/// The one list of languages that are shown in colour.
enum SourceLanguages {
  static let all: [SourceLanguage] = [
    .init(
      "bash", "Shell", "sh bash zsh ksh", names: [".bashrc", ".profile", ".zshrc", "PKGBUILD"],
      aliases: ["shell", "console", "shellsession"], comment: "#"),
    .init("c", "C", "c h", comment: "//"),
    .init("c_sharp", "C#", "cs", aliases: ["csharp", "c#"], comment: "//"),
    .init(
      "containerfile", "Dockerfile", "dockerfile", names: ["Dockerfile", "Containerfile"],
      aliases: ["docker"], comment: "#"),
    .init("cpp", "C++", "cc cpp cxx hpp hh hxx ipp inl", aliases: ["c++"], comment: "//"),
    .init("css", "CSS", "css", block: ("/*", "*/")),
    .init("dart", "Dart", "dart", comment: "//"),
    .init("elixir", "Elixir", "ex exs", comment: "#"),
    .init("fortran", "Fortran", "f90 f95 f03 f08 f", comment: "!"),
    .init("go", "Go", "go", aliases: ["golang"], comment: "//"),
    .init(
      "groovy", "Groovy", "groovy gradle", names: ["Jenkinsfile"], comment: "//"),
    .init("haskell", "Haskell", "hs", comment: "--"),
    .init("hcl", "HCL", "tf hcl tfvars", aliases: ["terraform"], comment: "#"),
    .init("html", "HTML", "html htm xhtml", block: ("<!--", "-->")),
    .init("java", "Java", "java", comment: "//"),
    .init(
      "javascript", "JavaScript", "js mjs cjs jsx", aliases: ["node", "ecmascript"],
      comment: "//"),
    .init("json", "JSON", "json jsonc json5 geojson webmanifest", names: [".swift-format"]),
    .init("julia", "Julia", "jl", comment: "#"),
    .init("kotlin", "Kotlin", "kt kts", comment: "//"),
    .init("lua", "Lua", "lua", comment: "--"),
    .init(
      "make", "Makefile", "mk mak", names: ["Makefile", "GNUmakefile", "makefile"], comment: "#"),
    .init("markdown", "Markdown", "md markdown mdown", block: ("<!--", "-->")),
    .init("nix", "Nix", "nix", comment: "#"),
    .init("objc", "Objective-C", "m mm", aliases: ["objective-c"], comment: "//"),
    .init("ocaml", "OCaml", "ml", block: ("(*", "*)")),
    .init("ocaml_interface", "OCaml interface", "mli", block: ("(*", "*)")),
    .init("perl", "Perl", "pl pm t", comment: "#"),
    .init("php", "PHP", "php phtml", comment: "//"),
    .init("powershell", "PowerShell", "ps1 psm1 psd1", aliases: ["pwsh"], comment: "#"),
    .init("python", "Python", "py pyi pyw", aliases: ["python3"], comment: "#"),
    .init("query", "Tree-sitter query", "scm", comment: ";"),
    .init("regex", "Regular expression", "regex"),
    .init("rst", "reStructuredText", "rst", comment: ".. "),
    .init(
      "ruby", "Ruby", "rb rake gemspec", names: ["Rakefile", "Gemfile", "Podfile"], comment: "#"),
    .init("rust", "Rust", "rs", comment: "//"),
    .init("scala", "Scala", "scala sc sbt", comment: "//"),
    .init("scss", "SCSS", "scss", comment: "//"),
    .init("sql", "SQL", "sql", comment: "--"),
    .init("svelte", "Svelte", "svelte", block: ("<!--", "-->")),
    .init("swift", "Swift", "swift swiftinterface", comment: "//"),
    .init(
      "toml", "TOML", "toml", names: ["Cargo.lock", "poetry.lock", "Pipfile"], comment: "#"),
    .init("tsx", "TSX", "tsx", comment: "//"),
    .init("typescript", "TypeScript", "ts mts cts", comment: "//"),
    .init("xml", "XML", "xml svg plist xsd xsl csproj", block: ("<!--", "-->")),
    .init("yaml", "YAML", "yaml yml", names: [".clang-format"], comment: "#"),
    .init("zig", "Zig", "zig zon", comment: "//"),
  ]

  static let byName: [String: SourceLanguage] = Dictionary(
    all.flatMap { language in
      ([language.id, language.name.lowercased()] + language.aliases).map { ($0, language) }
    }, uniquingKeysWith: { first, _ in first })

  static let byEnding: [String: SourceLanguage] = Dictionary(
    all.flatMap { language in language.extensions.map { ($0, language) } },
    uniquingKeysWith: { first, _ in first })

  static let byFileName: [String: SourceLanguage] = Dictionary(
    all.flatMap { language in language.fileNames.map { ($0, language) } },
    uniquingKeysWith: { first, _ in first })
}
