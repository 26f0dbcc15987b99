internal import CTreeSitter

/// Queries of our own, for grammars that come without, or with another's.
enum OwnQueries {
  /// What colours a language whose grammar brings no query that fits.
  static let highlights: [String: String] = [
    "markdown": """
    (atx_heading) @markup.heading
    (setext_heading) @markup.heading
    [(atx_h1_marker) (atx_h2_marker) (atx_h3_marker) (atx_h4_marker) (atx_h5_marker)
     (atx_h6_marker) (setext_h1_underline) (setext_h2_underline)] @markup.heading
    [(list_marker_minus) (list_marker_plus) (list_marker_star) (list_marker_dot)
     (list_marker_parenthesis)] @markup.list
    (task_list_marker_checked) @markup.list.checked
    (task_list_marker_unchecked) @markup.list.unchecked
    (block_quote) @markup.quote
    (block_quote_marker) @punctuation.special
    (thematic_break) @punctuation.special
    (fenced_code_block_delimiter) @punctuation.delimiter
    (info_string) @label
    (code_fence_content) @markup.raw
    (indented_code_block) @markup.raw
    (html_block) @tag
    (link_reference_definition (link_label) @markup.link)
    (link_reference_definition (link_destination) @markup.link.url)
    (pipe_table_header) @markup.strong
    (pipe_table_delimiter_row) @punctuation.special
    """
  ]

  /// Which parts of a language are in another, in the words of injection queries.
  static let injections: [String: String] = [
    "markdown": """
    ((inline) @injection.content (#set! injection.language "markdown_inline"))
    ((pipe_table_cell) @injection.content (#set! injection.language "markdown_inline"))
    (fenced_code_block (info_string (language) @injection.language)
      (code_fence_content) @injection.content)
    (minus_metadata) @injection.content
    """,
    "html": """
    (script_element (raw_text) @injection.content (#set! injection.language "javascript"))
    (style_element (raw_text) @injection.content (#set! injection.language "css"))
    """,
    "svelte": """
    (script_element (raw_text) @injection.content (#set! injection.language "typescript"))
    (style_element (raw_text) @injection.content (#set! injection.language "css"))
    """,
  ]

  /// The queries that make up a language's own; one adds to another.
  static let highlightFiles: [String: [String]] = [
    "typescript": ["javascript/highlights", "typescript/highlights"],
    "tsx": ["javascript/highlights", "javascript/highlights-jsx", "tsx/highlights"],
    "javascript": [
      "javascript/highlights", "javascript/highlights-jsx", "javascript/highlights-params",
    ],
    "cpp": ["c/highlights", "cpp/highlights"],
    "objc": ["c/highlights", "objc/highlights"],
    "svelte": ["html/highlights", "svelte/highlights"],
    "scss": ["css/highlights", "scss/highlights"],
  ]

  /// A query made of nothing but the names that a grammar gives its nodes.
  ///
  /// Words of the language itself are keywords; comments, strings and numbers are called so in most
  /// grammars.
  static func generic(_ language: OpaquePointer) -> String {
    var keywords: Set<String> = []
    var kinds: [String: String] = [:]
    for symbol in 0..<UInt16(clamping: ts_language_symbol_count(language)) {
      guard let pointer = ts_language_symbol_name(language, symbol) else { continue }
      let name = String(cString: pointer)
      switch ts_language_symbol_type(language, symbol) {
      case TSSymbolTypeAnonymous:
        if name.count > 1, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_") }) {
          keywords.insert(name)
        }
      case TSSymbolTypeRegular:
        if let capture = capture(ofKind: name) { kinds[name] = capture }
      default: break
      }
    }
    let words = keywords.sorted().map { "\"\($0)\"" }.joined(separator: " ")
    let rest = kinds.sorted { $0.key < $1.key }.map { "(\($0.key)) @\($0.value)" }
    return (words.isEmpty ? [] : ["[\(words)] @keyword"]).joined() + "\n"
      + rest.joined(separator: "\n")
  }

  private static func capture(ofKind kind: String) -> String? {
    guard !kind.hasPrefix("_") else { return nil }
    if kind.contains("comment") { return "comment" }
    if kind.hasSuffix("string_literal") || kind == "string" || kind.hasSuffix("_string") {
      return "string"
    }
    if kind.contains("character_literal") { return "character" }
    if kind.contains("number") || kind.contains("integer_literal") || kind.contains("real_literal")
      || kind == "integer" || kind == "float" || kind == "numeric_lit"
    {
      return "number"
    }
    if kind == "boolean_literal" || kind == "bool_lit" || kind == "boolean" { return "boolean" }
    if kind == "type_identifier" { return "type" }
    if kind == "escape_sequence" { return "string.escape" }
    if kind == "title" { return "markup.heading" }
    return nil
  }
}
