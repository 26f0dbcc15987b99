/// Tells a file's language by name, ending and first line.
package enum LanguageDetector {
  /// What a file is to the analysis.
  package enum Kind: Sendable, Hashable {
    /// Source code in a language, with its id.
    case source(String)
    /// Documents, data, pictures: no source.
    case other
    /// No known ending: the first line decides.
    case unknown
  }

  /// The kind of a file by its path alone.
  package static func kind(of path: String) -> Kind {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if let id = names[name] { return .source(id) }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return name.hasPrefix(".") ? .other : .unknown
    }
    let ending = name[name.index(after: dot)...].lowercased()
    return endings[ending].map(Kind.source) ?? .other
  }

  /// The language of a `#!` line, or nil.
  package static func interpreter(_ head: some Collection<UInt8>) -> String? {
    guard head.starts(with: "#!".utf8) else { return nil }
    let line = String(decoding: head.prefix(200).prefix { $0 != 0x0A }, as: UTF8.self).dropFirst(2)
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
    let programs = words.compactMap { $0.split(separator: "/").last.map(String.init) }
    guard
      let program = programs.first(where: {
        $0 != "env" && !$0.hasPrefix("-") && !$0.contains("=")
      })
    else { return nil }
    let bare = String(program.prefix { $0.isLetter || $0 == "-" })
    return interpreters[program] ?? interpreters[bare]
  }

  /// The language of a file whose content tells more than its ending: headers of C++ end like those
  /// of C.
  ///
  /// - Parameters:
  ///   - language: What the name says.
  ///   - path: The file.
  ///   - bytes: Its content.
  /// - Returns: The language to parse it as.
  static func refined(_ language: String, path: String, _ bytes: UnsafeBufferPointer<UInt8>)
    -> String
  {
    guard language == "c", path.hasSuffix(".h") else { return language }
    var place = 0
    while place < bytes.count {
      let line = bytes[place...].prefix { $0 != 0x0A }
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      if onlyInCpp.contains(where: { text.starts(with: $0) }) { return "cpp" }
      place = line.endIndex + 1
    }
    return language
  }

  /// What starts a line of C++ and none of C.
  private static let onlyInCpp: [[UInt8]] = [
    "class ", "namespace ", "template <", "template<", "public:", "private:", "protected:",
    "using ", "constexpr ", "virtual ",
  ].map { Array($0.utf8) }

  private static let endings: [String: String] = {
    var endings = wordsOnly
    for language in Languages.all {
      for ending in language.extensions { endings[ending] = language.id }
    }
    return endings
  }()

  private static let names: [String: String] = {
    var names = [
      "Dockerfile": "dockerfile", "Makefile": "make", "GNUmakefile": "make",
      "CMakeLists.txt": "cmake", "Jenkinsfile": "groovy", "Justfile": "just", "justfile": "just",
    ]
    for language in Languages.all { for name in language.fileNames { names[name] = language.id } }
    return names
  }()

  private static let interpreters: [String: String] = {
    var programs = [
      "perl": "perl", "lua": "lua", "php": "php", "tclsh": "tcl", "awk": "awk",
      "Rscript": "r", "zsh": "zsh", "fish": "fish",
    ]
    for language in Languages.all {
      for program in language.interpreters { programs[program] = language.id }
    }
    return programs
  }()

  /// Languages that get words and line counts only, by ending.
  private static let wordsOnly: [String: String] = [
    "kt": "kotlin", "kts": "kotlin", "scala": "scala", "sc": "scala", "cs": "csharp",
    "fs": "fsharp", "vb": "visualbasic", "php": "php", "pl": "perl", "pm": "perl", "lua": "lua",
    "r": "r", "jl": "julia", "hs": "haskell", "ml": "ocaml", "mli": "ocaml", "ex": "elixir",
    "exs": "elixir", "erl": "erlang", "hrl": "erlang", "clj": "clojure", "cljs": "clojure",
    "cljc": "clojure", "lisp": "lisp", "el": "elisp", "scm": "scheme", "rkt": "racket",
    "dart": "dart", "zig": "zig", "nim": "nim", "cr": "crystal", "d": "d", "v": "verilog",
    "sv": "systemverilog", "vhd": "vhdl", "vhdl": "vhdl", "m": "objc", "mm": "objc",
    "groovy": "groovy", "gradle": "groovy", "ps1": "powershell", "psm1": "powershell",
    "bat": "batch", "cmd": "batch", "fish": "fish", "zsh": "zsh", "awk": "awk", "tcl": "tcl",
    "sql": "sql", "asm": "assembly", "s": "assembly", "f": "fortran", "f90": "fortran",
    "f95": "fortran", "cob": "cobol", "pas": "pascal", "adb": "ada", "ads": "ada",
    "vue": "vue", "svelte": "svelte", "astro": "astro", "html": "html", "htm": "html",
    "css": "css", "scss": "scss", "sass": "sass", "less": "less", "proto": "proto",
    "thrift": "thrift", "graphql": "graphql", "gql": "graphql", "tf": "hcl", "hcl": "hcl",
    "nix": "nix", "cmake": "cmake", "mk": "make", "glsl": "glsl", "vert": "glsl", "frag": "glsl",
    "wgsl": "wgsl", "cu": "cuda", "cuh": "cuda", "sol": "solidity", "gd": "gdscript",
    "coffee": "coffeescript", "elm": "elm", "purs": "purescript", "hx": "haxe", "vala": "vala",
    "metal": "metal", "mojo": "mojo", "gleam": "gleam", "roc": "roc", "odin": "odin",
  ]
}
