internal import CTreeSitter
import Glibc

/// Text that is parsed: bytes in memory, or the pieces of a text that is edited.
protocol ParsedText: Sendable {
  var count: Int { get }

  /// Puts a stretch that lies inside the text into memory of its size.
  func copy(_ range: Range<Int>, to memory: UnsafeMutableRawBufferPointer)
}

extension ParsedText {
  func bytes(of range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return Array(unsafeUninitializedCapacity: range.count) { buffer, filled in
      copy(range, to: UnsafeMutableRawBufferPointer(buffer))
      filled = range.count
    }
  }
}

extension [UInt8]: ParsedText {
  func copy(_ range: Range<Int>, to memory: UnsafeMutableRawBufferPointer) {
    withUnsafeBytes { memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}

extension TextSnapshot: ParsedText {
  func copy(_ range: Range<Int>, to memory: UnsafeMutableRawBufferPointer) {
    var place = 0
    forEachPiece(in: range) { piece in
      let room = UnsafeMutableRawBufferPointer(rebasing: memory[place..<place + piece.count])
      room.copyMemory(from: UnsafeRawBufferPointer(piece))
      place += piece.count
      return true
    }
  }
}

/// A parser that goes on from an earlier tree of the same text.
final class IncrementalParser {
  private let parser: OpaquePointer

  /// - Returns: nil when the library cannot read the grammar.
  init?(_ language: OpaquePointer) {
    TreeMemory.install()
    guard let parser = ts_parser_new() else { return nil }
    self.parser = parser
    guard ts_parser_set_language(parser, language) else {
      ts_parser_delete(parser)
      return nil
    }
  }

  deinit { ts_parser_delete(parser) }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - old: Its tree before the edits that this tree has been told of.
  ///   - seconds: The longest it may take.
  /// - Returns: The tree, or nil when that was too short.
  func parse(_ text: any ParsedText, after old: EditedTree? = nil, seconds: Double) -> EditedTree? {
    let reader = PortionReader(text, deadline: now() + UInt64(seconds * 1_000_000_000))
    let payload = Unmanaged.passUnretained(reader).toOpaque()
    let input = TSInput(
      payload: payload,
      read: { payload, offset, _, length in
        guard let payload else { return nil }
        let reader = Unmanaged<PortionReader>.fromOpaque(payload).takeUnretainedValue()
        let portion = reader.portion(at: Int(offset))
        length?.pointee = UInt32(portion.count)
        return portion.baseAddress?.assumingMemoryBound(to: CChar.self)
      },
      encoding: TSInputEncodingUTF8, decode: nil)
    let options = TSParseOptions(
      payload: payload,
      progress_callback: { state in
        guard let payload = state?.pointee.payload else { return false }
        return now() > Unmanaged<PortionReader>.fromOpaque(payload).takeUnretainedValue().deadline
      })
    let tree = withExtendedLifetime(reader) {
      ts_parser_parse_with_options(parser, old?.tree, input, options)
    }
    guard let tree else {
      ts_parser_reset(parser)
      return nil
    }
    return EditedTree(tree)
  }

  /// Hands out a text in portions that stay where they are until the next one.
  private final class PortionReader {
    let deadline: UInt64
    private let text: any ParsedText
    private let memory: UnsafeMutableRawBufferPointer

    private static let size = 1 << 14

    init(_ text: any ParsedText, deadline: UInt64) {
      self.text = text
      self.deadline = deadline
      memory = .allocate(byteCount: PortionReader.size, alignment: 16)
    }

    deinit { memory.deallocate() }

    func portion(at offset: Int) -> UnsafeRawBufferPointer {
      let end = min(offset + PortionReader.size, text.count)
      guard offset < end else { return UnsafeRawBufferPointer(rebasing: memory[..<0]) }
      let portion = UnsafeMutableRawBufferPointer(rebasing: memory[..<(end - offset)])
      text.copy(offset..<end, to: portion)
      return UnsafeRawBufferPointer(portion)
    }
  }
}

/// A tree that can be told of edits, so that parsing again takes as long as what changed.
final class EditedTree {
  fileprivate let tree: OpaquePointer

  fileprivate init(_ tree: OpaquePointer) { self.tree = tree }

  deinit { ts_tree_delete(tree) }

  var root: TSNode { ts_tree_root_node(tree) }

  /// Tells of an edit.
  func edit(start: TextPlace, oldEnd: TextPlace, newEnd: TextPlace) {
    var edit = TSInputEdit(
      start_byte: UInt32(start.offset), old_end_byte: UInt32(oldEnd.offset),
      new_end_byte: UInt32(newEnd.offset), start_point: start.point, old_end_point: oldEnd.point,
      new_end_point: newEnd.point)
    ts_tree_edit(tree, &edit)
  }
}

/// An offset with its line and the bytes before it in that line.
struct TextPlace {
  var offset: Int
  var row: Int
  var column: Int

  fileprivate var point: TSPoint { TSPoint(row: UInt32(row), column: UInt32(column)) }
}
