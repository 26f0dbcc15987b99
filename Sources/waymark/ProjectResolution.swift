import ArgumentParser
import WaymarkCore

/// Finds the project that a command is about, registering it where that was agreed to.
enum ProjectResolution {
  /// The project of a directory.
  ///
  /// - Parameters:
  ///   - path: The directory on the command line.
  ///   - database: Where the registry is.
  ///   - agreed: Whether `--yes` was given.
  /// - Returns: The registered project.
  /// - Throws: `projectNotRegistered` when nobody could be asked or the answer was no.
  static func project(
    at path: String, in database: Database, agreed: Bool
  ) async throws -> Project {
    let finder = ProjectFinder(ProjectStore(database))
    if let project = try await finder.find(path) { return project }
    let root = try await finder.rootToRegister(path)
    if agreed || (Console.canAsk && Console.confirm("Register \(root) as a project?")) {
      return try await finder.register(path)
    }
    throw WaymarkError(
      .projectNotRegistered, "\(root) is not a registered project.",
      hint: "Add --yes to register it, or run `waymark projects add \(path) --name NAME`.",
      field: "path")
  }
}
