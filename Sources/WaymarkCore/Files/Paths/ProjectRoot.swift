import Foundation

/// A project's root, which every path is resolved against once.
package struct ProjectRoot: Sendable, Hashable {
  /// Absolute, without symbolic links.
  package let path: AbsolutePath

  /// Resolves a project's folder.
  ///
  /// - Throws: `pathNotFound`, `notADirectory` or `notReadable`.
  package init(_ path: String) throws {
    self.path = AbsolutePath(try ProjectRules.directory(path))
  }

  /// Where an entry itself lies; a symbolic link at its end is not followed.
  ///
  /// - Throws: `outsideProject` when a link on the way leads out; `pathNotFound` or
  ///   `notADirectory` when the folder it lies in is none.
  package func entry(_ path: ProjectPath) throws(WaymarkError) -> AbsolutePath {
    guard let parent = path.parent else { return self.path }
    let folder = self.path.appending(parent.bytes)
    guard let real = folder.resolved else {
      throw FileFailure.error(errno, .find, folder)
    }
    try check(real, path)
    return real.appending(path.name)
  }

  /// Where the content of a file lies, with symbolic links followed, also where nothing is yet.
  ///
  /// - Throws: `outsideProject` when a link leads out; what `entry` throws.
  package func content(_ path: ProjectPath) throws(WaymarkError) -> AbsolutePath {
    let target = try entry(path).followed()
    try check(target, path)
    return target
  }

  /// The path of a place in the project as seen from its root, or nil outside of it.
  package func relative(_ place: AbsolutePath) -> ProjectPath? {
    guard place.isInside(path) else { return nil }
    let rest = place.bytes.dropFirst(path.bytes.count).drop { $0 == UInt8(ascii: "/") }
    return try? ProjectPath(bytes: rest)
  }

  private func check(_ place: AbsolutePath, _ path: ProjectPath) throws(WaymarkError) {
    guard place.isInside(self.path) else {
      throw WaymarkError(
        .outsideProject,
        "\(path.shown) leads out of the project, to \(place.shown).",
        hint: "Open it by its own path if you mean that file.", field: "path")
    }
  }
}

extension AbsolutePath {
  /// The path without symbolic links, or nil with `errno` set when something is not there.
  package var resolved: AbsolutePath? {
    withCString { path in
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return AbsolutePath(
        bytes: UnsafeBufferPointer(start: real, count: strlen(real)).map(UInt8.init(bitPattern:)))
    }
  }

  /// What a symbolic link says, or nil when it is none.
  var linkTarget: [UInt8]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = withCString { readlink($0, &buffer, buffer.count) }
    return count < 0 ? nil : buffer.prefix(count).map(UInt8.init(bitPattern:))
  }

  /// Follows the symbolic links at the end of the path, to something that need not exist.
  ///
  /// - Throws: `pathNotFound` when a folder on the way is missing; `invalidArgument` for a circle.
  package func followed() throws(WaymarkError) -> AbsolutePath {
    var place = self
    // As many as the kernel follows.
    for _ in 0..<40 {
      guard let folder = place.parent.resolved else {
        throw FileFailure.error(errno, .find, place.parent)
      }
      let entry = folder.appending(place.name)
      guard let target = entry.linkTarget else { return entry }
      place =
        target.first == UInt8(ascii: "/")
        ? AbsolutePath(bytes: target) : folder.appending(target)
    }
    throw FileFailure.error(ELOOP, .find, self)
  }
}
