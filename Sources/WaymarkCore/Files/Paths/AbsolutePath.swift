/// A place in the file system, as the bytes that the system knows it by.
///
/// A name on disk is any bytes but `/` and NUL, so that text would lose some of them.
package struct AbsolutePath: Sendable, Hashable {
  /// From the root of the file system, without a trailing slash.
  package let bytes: [UInt8]

  /// Takes the bytes as they are.
  ///
  /// - Parameter bytes: Absolute and without NUL; what follows a NUL is cut off.
  package init(bytes: some Sequence<UInt8>) {
    var path = Array(bytes.prefix { $0 != 0 })
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    self.bytes = path
  }

  /// Takes the bytes of a text.
  package init(_ text: String) { self.init(bytes: text.utf8) }

  /// The last part; empty for the root of the file system.
  package var name: ArraySlice<UInt8> {
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1
    return bytes[(slash + 1)...]
  }

  /// The folder that it lies in; the root lies in itself.
  package var parent: AbsolutePath {
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return AbsolutePath(bytes: slash == 0 ? bytes.prefix(1) : bytes.prefix(slash))
  }

  /// Something in this folder.
  package func appending(_ name: some Sequence<UInt8>) -> AbsolutePath {
    var path = bytes
    if path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
    path.append(contentsOf: name)
    return AbsolutePath(bytes: path)
  }

  /// Whether it is that folder or lies somewhere below it.
  package func isInside(_ folder: AbsolutePath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes == [UInt8(ascii: "/")]
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The path for a person, safe to show.
  package var shown: String { FileNameText.shown(bytes) }

  /// The path as text, for programs; bytes that are no UTF-8 are lost.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Lends the path to a system call, for as long as the call takes.
  package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    body(bytes.map(CChar.init(bitPattern:)) + [0])
  }
}
