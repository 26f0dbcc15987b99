/// A place in a project, relative to its root, as raw bytes.
///
/// It has no empty part, no `.` and no `..`, so that it cannot name anything above the root by its
/// spelling. Symbolic links are looked at by `ProjectRoot`.
package struct ProjectPath: Sendable, Hashable, Comparable {
  /// The project's root itself.
  package static let root = ProjectPath(parts: [])

  /// Parts between slashes; empty for the root.
  package let bytes: [UInt8]

  /// Reads a relative path.
  ///
  /// - Parameter bytes: `.` parts and doubled slashes are dropped, `..` takes away the part before.
  /// - Throws: `outsideProject` when it leads above the root or begins with a slash,
  ///   `invalidArgument` when it has a NUL.
  package init(bytes: some Sequence<UInt8>) throws(WaymarkError) {
    let bytes = Array(bytes)
    guard !bytes.contains(0) else {
      throw WaymarkError(.invalidArgument, "A file name cannot have a NUL byte.", field: "path")
    }
    guard bytes.first != UInt8(ascii: "/") else { throw ProjectPath.outside(bytes) }
    var parts: [ArraySlice<UInt8>] = []
    for part in bytes.split(separator: UInt8(ascii: "/")) where part != ProjectPath.here {
      if part == ProjectPath.above {
        guard parts.popLast() != nil else { throw ProjectPath.outside(bytes) }
      } else {
        parts.append(part)
      }
    }
    self.init(parts: parts)
  }

  /// Reads a relative path from text.
  package init(_ text: String) throws(WaymarkError) { try self.init(bytes: text.utf8) }

  private init(parts: [ArraySlice<UInt8>]) {
    bytes = Array(parts.joined(separator: CollectionOfOne(UInt8(ascii: "/"))))
  }

  private init(trusted bytes: [UInt8]) { self.bytes = bytes }

  package var isRoot: Bool { bytes.isEmpty }

  /// The last part; empty for the root.
  package var name: ArraySlice<UInt8> {
    bytes[((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
  }

  /// The folder that it lies in; nil for the root.
  package var parent: ProjectPath? {
    guard !isRoot else { return nil }
    return ProjectPath(trusted: Array(bytes.prefix(bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)))
  }

  package var parts: [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: "/")) }

  /// Something in this folder.
  ///
  /// - Parameter name: One part.
  /// - Returns: The longer path.
  /// - Throws: `invalidArgument` for an empty name, `.`, `..`, and one with a slash or a NUL.
  package func appending(_ name: some Collection<UInt8>) throws(WaymarkError) -> ProjectPath {
    guard ProjectPath.isName(name) else {
      throw WaymarkError(
        .invalidArgument, "“\(FileNameText.shown(name))” cannot be the name of a file.",
        hint: "A name has no slash and is neither empty, “.” nor “..”.", field: "name")
    }
    return child(name)
  }

  /// Something in this folder whose name the system gave.
  func child(_ name: some Collection<UInt8>) -> ProjectPath {
    var path = bytes
    path.reserveCapacity(path.count + 1 + name.count)
    if !isRoot { path.append(UInt8(ascii: "/")) }
    path.append(contentsOf: name)
    return ProjectPath(trusted: path)
  }

  /// Whether it is that folder or lies somewhere below it.
  package func isInside(_ folder: ProjectPath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return folder.isRoot || bytes.count == folder.bytes.count
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// Whether it is git's own folder or lies in it.
  package var isOfGit: Bool {
    let git = Array(".git".utf8)
    return bytes.starts(with: git)
      && (bytes.count == git.count || bytes[git.count] == UInt8(ascii: "/"))
  }

  /// The path for a person, safe to show.
  package var shown: String { FileNameText.shown(bytes) }

  /// The path as text, for programs; bytes that are no UTF-8 are lost.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func < (left: ProjectPath, right: ProjectPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  private static let here = ArraySlice(".".utf8)
  private static let above = ArraySlice("..".utf8)

  static func isName(_ name: some Collection<UInt8>) -> Bool {
    !name.isEmpty && !name.elementsEqual(here) && !name.elementsEqual(above)
      && !name.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
  }

  private static func outside(_ bytes: [UInt8]) -> WaymarkError {
    WaymarkError(
      .outsideProject, "\(FileNameText.shown(bytes)) leads out of the project.",
      hint: "Name a path below the project's root.", field: "path")
  }
}
