internal import CTreeSitter
import Glibc

/// A parser for one language; one worker keeps one of each.
final class SyntaxParser {
  private let parser: OpaquePointer

  /// The longest a single file may take, in nanoseconds.
  static let budget: UInt64 = 2_000_000_000

  init?(_ grammar: GrammarLibrary.Grammar) {
    TreeMemory.install()
    guard let parser = ts_parser_new() else { return nil }
    self.parser = parser
    guard ts_parser_set_language(parser, grammar.language) else {
      ts_parser_delete(parser)
      return nil
    }
  }

  deinit { ts_parser_delete(parser) }

  /// Parses a file.
  ///
  /// - Returns: The tree, or nil when the budget ran out.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> SyntaxTree? {
    var source = Source(bytes: bytes, deadline: now() + SyntaxParser.budget)
    let tree = withUnsafeMutablePointer(to: &source) { pointer in
      let input = TSInput(
        payload: pointer,
        read: { payload, offset, _, length in
          guard let source = payload?.assumingMemoryBound(to: Source.self).pointee,
            Int(offset) < source.bytes.count, let base = source.bytes.baseAddress
          else {
            length?.pointee = 0
            return nil
          }
          length?.pointee = UInt32(source.bytes.count - Int(offset))
          return UnsafeRawPointer(base + Int(offset)).assumingMemoryBound(to: CChar.self)
        },
        encoding: TSInputEncodingUTF8, decode: nil)
      let options = TSParseOptions(
        payload: pointer,
        progress_callback: { state in
          guard let payload = state?.pointee.payload else { return false }
          return now() > payload.assumingMemoryBound(to: Source.self).pointee.deadline
        })
      return ts_parser_parse_with_options(parser, nil, input, options)
    }
    guard let tree else {
      ts_parser_reset(parser)
      return nil
    }
    return SyntaxTree(tree)
  }

  private struct Source {
    let bytes: UnsafeBufferPointer<UInt8>
    let deadline: UInt64
  }
}

/// A parsed file; freed with its last reference.
final class SyntaxTree {
  private let tree: OpaquePointer

  init(_ tree: OpaquePointer) { self.tree = tree }

  deinit { ts_tree_delete(tree) }

  var root: TSNode { ts_tree_root_node(tree) }

  /// The line of the first place that the grammar could make no sense of, counted from 1; nil when
  /// there is none.
  var firstErrorLine: Int? {
    var node = root
    guard ts_node_has_error(node) else { return nil }
    while !ts_node_is_error(node), !ts_node_is_missing(node) {
      let faulty = (0..<ts_node_child_count(node)).lazy.map { ts_node_child(node, $0) }
        .first { ts_node_has_error($0) || ts_node_is_missing($0) }
      guard let faulty else { break }
      node = faulty
    }
    return node.line
  }
}

/// Monotonic nanoseconds.
func now() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

extension TSNode {
  var symbol: UInt16 { ts_node_symbol(self) }
  var start: Int { Int(ts_node_start_byte(self)) }
  var end: Int { Int(ts_node_end_byte(self)) }
  /// Counted from 1.
  var line: Int { Int(ts_node_start_point(self).row) + 1 }
  /// The last line that has something of the node on it, counted from 1.
  var endLine: Int {
    let point = ts_node_end_point(self)
    return Int(point.row) + (point.column > 0 ? 1 : 0)
  }

  /// The child in a field; nil when there is none, as for field 0.
  func child(_ field: UInt16) -> TSNode? {
    guard field != 0 else { return nil }
    let node = ts_node_child_by_field_id(self, field)
    return ts_node_is_null(node) ? nil : node
  }

  /// The children in a field, which may be several.
  func children(_ field: UInt16) -> [TSNode] {
    var cursor = ts_tree_cursor_new(self)
    defer { ts_tree_cursor_delete(&cursor) }
    guard field != 0, ts_tree_cursor_goto_first_child(&cursor) else { return [] }
    var found: [TSNode] = []
    repeat {
      if ts_tree_cursor_current_field_id(&cursor) == field {
        found.append(ts_tree_cursor_current_node(&cursor))
      }
    } while ts_tree_cursor_goto_next_sibling(&cursor)
    return found
  }

  var kind: String { ts_node_type(self).map { String(cString: $0) } ?? "" }

  /// Where its first bytes are: enough for a name or a list of names.
  var head: Range<Int> { start..<min(end, start + 512) }

  var namedChildren: [TSNode] {
    (0..<ts_node_named_child_count(self)).map { ts_node_named_child(self, $0) }
  }
}
