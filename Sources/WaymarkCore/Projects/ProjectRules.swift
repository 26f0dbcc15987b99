import Foundation

/// What a project's particulars have to satisfy.
enum ProjectRules {
  /// A name without surrounding blanks.
  ///
  /// - Throws: `invalidArgument` when it is empty or longer than `Project.nameLimit` characters.
  static func name(_ text: String) throws -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !name.isEmpty else {
      throw WaymarkError(.invalidArgument, "A project needs a name.", field: "name")
    }
    guard name.count <= Project.nameLimit else {
      throw WaymarkError(
        .invalidArgument,
        "The name has \(name.count) characters; at most \(Project.nameLimit) are allowed.",
        field: "name")
    }
    return name
  }

  /// The absolute path of an existing directory with symbolic links resolved.
  ///
  /// - Throws: `pathNotFound`, `notADirectory` or `notReadable`.
  static func directory(_ path: String) throws -> String {
    let resolved = resolved(path)
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: resolved, isDirectory: &isDirectory) else {
      throw WaymarkError(
        .pathNotFound, "There is nothing at \(path).", hint: "Check the path.", field: "path")
    }
    guard isDirectory.boolValue else {
      throw WaymarkError(
        .notADirectory, "\(path) is a file, not a directory.",
        hint: "Name the project's root folder.", field: "path")
    }
    guard access(resolved, R_OK | X_OK) == 0 else {
      throw WaymarkError(
        .notReadable, "The directory \(path) may not be read.",
        hint: "Check its permissions.", field: "path")
    }
    return resolved
  }

  /// The absolute path with `~` and symbolic links resolved as far as they exist.
  static func resolved(_ path: String) -> String {
    let expanded = (path as NSString).expandingTildeInPath
    if let real = realpath(expanded, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    return URL(fileURLWithPath: expanded).standardizedFileURL.path
  }
}
