internal import Glibc
internal import WaymarkCore

/// A file that somebody wants to see, as it was written: `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`.
package struct OpenRequest: Sendable {
  package var argument: String
  /// Whether a file that is not there is begun.
  package var makesFile: Bool
  /// Told when the file is closed.
  package var onClose: CloseNotice?

  package init(argument: String, makesFile: Bool = true, onClose: CloseNotice? = nil) {
    self.argument = argument
    self.makesFile = makesFile
    self.onClose = onClose
  }

  /// The file, and the line and column when there are any.
  func place(in files: ProjectFiles) throws -> (FileLocation, line: Int, column: Int) {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var numbers: [Int] = []
    while numbers.count < 2, parts.count > 1, let last = parts.last, let number = Int(last) {
      // A file may be called like that.
      if let whole = try? OpenRequest.location(parts.joined(separator: ":"), in: files),
        FileVersion.isThere(whole, in: files)
      {
        break
      }
      parts.removeLast()
      numbers.insert(number, at: 0)
    }
    let location = try OpenRequest.location(parts.joined(separator: ":"), in: files)
    return (location, numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
  }

  /// A path as people write it: from the project's root, absolute, or from the home folder.
  static func location(_ path: String, in files: ProjectFiles) throws -> FileLocation {
    guard path.hasPrefix("/") else { return .project(try ProjectPath(path)) }
    let absolute = AbsolutePath(path)
    return files.root.relative(absolute).map(FileLocation.project) ?? .outside(absolute)
  }
}

extension FileVersion {
  /// Whether a file is there.
  fileprivate static func isThere(_ location: FileLocation, in files: ProjectFiles) -> Bool {
    guard let place = try? files.place(of: location) else { return false }
    return place.withCString { access($0, F_OK) } == 0
  }
}
