@testable import WaymarkCore

extension FuzzTarget {
  private static let highlighter = SyntaxHighlighter(
    GrammarLibrary(paths: [".build-deps/grammars"]))

  /// The first byte picks a language, the rest is its source.
  static func highlight(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let languages = SourceLanguages.all
    let language = languages[Int(first) % languages.count]
    var end = 0
    for span in highlighter.spans(of: Array(bytes.dropFirst()), language: language.id) {
      precondition(span.range.lowerBound >= end, "spans overlap")
      precondition(!span.range.isEmpty, "a span is empty")
      end = span.range.upperBound
    }
    precondition(end < bytes.count, "a span lies outside the text")
  }

  /// Text of any encoding is decoded, edited and taken back.
  static func text(_ bytes: [UInt8]) {
    let nature = bytes.withUnsafeBufferPointer { TextFormat.nature(of: $0, isWhole: true) }
    guard case .text(let format) = nature else { return }
    let decoded = bytes.withUnsafeBytes { TextDecoder.decode($0, format.encoding) }
    var buffer = TextBuffer(String(decoding: decoded, as: UTF8.self), format: format)
    let before = buffer.snapshot.bytes(0..<buffer.count)
    var offset = 0
    while offset < buffer.count {
      let next = buffer.snapshot.boundary(after: offset)
      precondition(next > offset, "a character is empty")
      offset = next
    }
    let edits = LineEdits(buffer.snapshot)
    buffer.edit(edits.indented([0..<buffer.count], Indentation()))
    _ = buffer.undo()
    precondition(
      buffer.snapshot.bytes(0..<buffer.count) == before, "undoing gives another text")
  }
}
