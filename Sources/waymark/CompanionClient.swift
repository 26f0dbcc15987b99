import Foundation
import WaymarkCore

/// Reaches the Waymark that runs on a project.
enum CompanionClient {
  /// Asks it and waits for its answer.
  ///
  /// - Parameters:
  ///   - folder: A directory of the project.
  ///   - request: What to ask, given the project's root.
  /// - Returns: What it says.
  /// - Throws: `notRunning` when there is none, `invalidArgument` with its words when it refuses.
  static func ask(
    _ folder: String, _ request: @escaping @Sendable (String) -> CompanionRequest
  ) throws -> String {
    let directories = Composition.live().directories
    let root = try Blocking.run {
      let database = try Database(path: directories.database)
      let finder = ProjectFinder(ProjectStore(database))
      if let project = try await finder.find(folder) { return project.path }
      return try await finder.rootToRegister(folder)
    }
    guard let answer = try Companion(root: root, directories: directories).ask(request(root)) else {
      throw WaymarkError(
        .notRunning, "No Waymark runs on \(root).", hint: "Start one there with `waymark \(root)`.")
    }
    guard answer.isDone else { throw WaymarkError(.invalidArgument, answer.message) }
    return answer.message
  }
}

/// A file with a line, as `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`.
struct FilePlace: Sendable, Hashable {
  /// Absolute.
  let path: String
  /// Counted from 1; 0 for none.
  let line: Int

  /// Reads an argument; nil when it names no file that is there.
  init?(_ argument: String) {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var numbers: [Int] = []
    var name = argument
    while !FilePlace.isFile(name), parts.count > 1, let number = Int(parts.removeLast()) {
      numbers.insert(number, at: 0)
      name = parts.joined(separator: ":")
    }
    guard FilePlace.isFile(name) else { return nil }
    path = URL(fileURLWithPath: name).resolvingSymlinksInPath().path
    line = max(0, numbers.first ?? 0)
  }

  /// The directory that the file lies in.
  var folder: String { (path as NSString).deletingLastPathComponent }

  /// The path inside a project; the absolute one when it lies elsewhere.
  func relative(to root: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  private static func isFile(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && !isDirectory.boolValue
  }
}
