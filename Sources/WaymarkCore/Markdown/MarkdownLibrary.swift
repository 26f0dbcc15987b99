internal import CCmarkGFM

/// The CommonMark parser with the GitHub extensions, one text at a time.
enum MarkdownLibrary {
  /// Held while the library parses.
  ///
  /// Its extensions switch characters such as `~` on and off for the whole process, so that two
  /// parsers at once would disturb each other. The tree that comes out belongs to one reader.
  private static let library = Locked(false)

  /// Parses text in UTF-8 and goes through its tree.
  ///
  /// With an iterator and never by recursion: lists and quotes can be nested a thousand deep.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - visit: Called with each node and true before those in it, and after those with false when
  ///     it can hold any.
  static func walk(_ bytes: [UInt8], visit: (OpaquePointer, Bool) -> Void) {
    guard let document = parse(bytes) else { return }
    defer { cmark_node_free(document) }
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      visit(node, event == CMARK_EVENT_ENTER)
    }
  }

  /// What a node says by itself, such as the text of a block of code.
  static func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  /// Parses text in UTF-8.
  ///
  /// - Returns: The document, which whoever asked has to free; nil when there is no memory for it.
  private static func parse(_ bytes: [UInt8]) -> OpaquePointer? {
    let address = library.withLock { isRegistered -> Int in
      if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
      isRegistered = true
      return parseAlone(bytes).map { Int(bitPattern: $0) } ?? 0
    }
    return OpaquePointer(bitPattern: address)
  }

  private static func parseAlone(_ bytes: [UInt8]) -> OpaquePointer? {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return cmark_parser_finish(parser)
  }
}
