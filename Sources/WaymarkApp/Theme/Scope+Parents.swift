extension Scope {
  /// The name itself and the names it falls back to, the nearest first: `ui.text.faint`, `ui.text`,
  /// `ui`.
  var lineage: [String] {
    var names: [String] = []
    var name = Substring(rawValue)
    while true {
      names.append(String(name))
      // By bytes: every start goes through all scopes, and finding characters is dear.
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return names }
      name = name[..<dot]
    }
  }

  /// Names that are no scopes of their own but may be given a look for all below them: `ui`,
  /// `syntax`, `severity`.
  static let groups: Set<String> = Set(allCases.flatMap { $0.lineage.dropFirst() })
    .subtracting(allCases.map(\.rawValue))

  private static let byName: [String: Scope] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The scope of a capture of a tree-sitter query, `keyword.control.return` as well as the older
  /// `conditional` or `text.title`; nil for captures that carry no look.
  package static func syntax(capture: String) -> Scope? {
    var name = Substring(capture)
    while !name.isEmpty {
      let known = aliases[String(name)] ?? String(name)
      if let scope = byName[known.hasPrefix("diff.") ? known : "syntax.\(known)"] { return scope }
      // By bytes: every start goes through all scopes, and finding characters is dear.
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
      name = name[..<dot]
    }
    return nil
  }

  /// Names that older or other queries use, to the usual ones.
  private static let aliases: [String: String] = [
    "character.special": "punctuation.special", "comment.doc": "comment.documentation",
    "conditional": "keyword.conditional", "constant.boolean": "boolean",
    "constant.character.escape": "string.escape", "constant.numeric": "number",
    "debug": "keyword", "define": "keyword.directive", "diff.delta": "diff.changed",
    "diff.minus": "diff.removed", "diff.plus": "diff.added", "doc": "comment.documentation",
    "exception": "keyword.exception", "field": "variable.member", "float": "number",
    "function.special": "function.macro", "include": "keyword.import",
    "keyword.control": "keyword.conditional", "keyword.control.conditional": "keyword.conditional",
    "keyword.control.exception": "keyword.exception", "keyword.control.import": "keyword.import",
    "keyword.control.repeat": "keyword.repeat", "keyword.control.return": "keyword.return",
    "keyword.storage": "keyword.modifier", "keyword.storage.type": "keyword.type",
    "markup.bold": "markup.strong", "method": "function.method", "namespace": "module",
    "parameter": "variable.parameter", "preproc": "keyword.directive",
    "punctuation.definition": "punctuation", "repeat": "keyword.repeat",
    "storageclass": "keyword.modifier", "string.documentation": "comment.documentation",
    "string.regex": "string.regexp", "string.special.regex": "string.regexp",
    "symbol": "string.special", "text.diff.add": "diff.added", "text.diff.delete": "diff.removed",
    "text.emphasis": "markup.italic", "text.literal": "markup.raw",
    "text.quote": "markup.quote", "text.reference": "markup.link",
    "text.strike": "markup.strikethrough", "text.strong": "markup.strong",
    "text.title": "markup.heading", "text.uri": "markup.link.url",
    "type.qualifier":
      "keyword.modifier", "variable.other.member": "variable.member",
  ]
}
