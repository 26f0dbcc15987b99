/// The name of a file as git keeps it: bytes, relative to the top of the work tree, `/` between
/// folders.
///
/// Names need not be text; `text` is for showing, `bytes` for everything else.
package struct GitPath: Sendable, Hashable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  package let bytes: [UInt8]

  package init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

  package init(_ text: String) { bytes = Array(text.utf8) }

  package init(stringLiteral value: String) { self.init(value) }

  /// The name as text; what is not UTF-8 is shown as `�`.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var description: String { text }

  /// The last part.
  package var name: GitPath {
    GitPath(bytes.lastIndex(of: Self.slash).map { bytes[($0 + 1)...] } ?? bytes[...])
  }

  /// The folder that the file lies in; nil at the top.
  package var folder: GitPath? {
    bytes.lastIndex(of: Self.slash).map { GitPath(bytes[..<$0]) }
  }

  package static func < (one: GitPath, other: GitPath) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }

  /// The path as a pathspec that means this file and nothing else, from whatever folder.
  ///
  /// Without the magic words a leading `:` or a `*` in a name would be taken for a pattern.
  var pathspec: [UInt8] { Array(":(top,literal)".utf8) + bytes }

  private static let slash = UInt8(ascii: "/")
}
