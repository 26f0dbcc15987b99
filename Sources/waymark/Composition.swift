import Foundation
import Logging
import WaymarkApp
import WaymarkCore

/// The composition root: the one place that reads the environment and builds the live core.
struct Composition: Sendable {
  let directories: Directories
  let grammars: GrammarLibrary

  /// Where Waymark keeps its own files.
  static var directories: Directories {
    // The whole environment as a dictionary takes longer than the rest before the first frame.
    Directories { name in getenv(name).map { String(cString: $0) } }
  }

  static func live() -> Composition {
    let environment = ProcessInfo.processInfo.environment
    let directories = Composition.directories
    return Composition(
      directories: directories,
      grammars: GrammarLibrary(
        paths: directories.grammarPaths(environment: environment, executable: executable)))
  }

  /// The running program, links resolved.
  private static var executable: String {
    realpathOf("/proc/self/exe") ?? CommandLine.arguments.first ?? "waymark"
  }

  /// Opens the database; a damaged one is moved aside when a person at the terminal says so.
  ///
  /// - Throws: A storage error in words.
  func openDatabase() throws -> Database {
    do {
      return try Database(path: directories.database)
    } catch let error as WaymarkError where error.code == .databaseCorrupt && Console.canAsk {
      Console.note(error.message)
      guard Console.confirm("Move it aside and start with an empty one? Nothing is deleted.") else {
        throw error
      }
      let place = try Database.moveAside(directories.database)
      Console.note("The damaged database is now \(place).")
      return try Database(path: directories.database)
    }
  }

  private static func realpathOf(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension Composition {
  /// The repository of a project's folder; nothing of it is read yet.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - desk: Knows which project it is, for its keys; nil uses the person's own.
  /// - Returns: The repository.
  static func repository(
    of folder: String, _ desk: (any ProjectDesk)? = nil
  ) -> ProjectRepository {
    ProjectRepository(
      folder: folder, directories: Composition.directories, askpassProgram: executable,
      projectID: { try? await desk?.project()?.id })
  }

  /// Where settings, themes and keymaps come from.
  ///
  /// - Parameters:
  ///   - dataFolder: The folder that the command line names.
  ///   - overrides: The settings that it names.
  /// - Returns: The source; nothing is read yet.
  static func configuration(
    dataFolder: String? = nil, overrides: Settings.Changes = .init()
  ) -> ConfigurationSource {
    let directories = Composition.directories
    let locator = ResourceLocator(
      option: dataFolder, environment: ProcessInfo.processInfo.environment,
      configuration: directories.configuration, executable: executable,
      workingFolder: FileManager.default.currentDirectoryPath)
    return ConfigurationSource(
      library: ConfigurationLibrary(locator),
      settingsPath: directories.configuration + "/config.toml", overrides: overrides)
  }

  /// Where a crash of the full-screen application writes its report; nil when there is no folder.
  static var crashReport: String? {
    let path = (Composition.directories.log as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return FileManager.default.fileExists(atPath: path) ? path + "/crash.txt" : nil
  }

  /// The log of the full-screen application.
  static var log: ApplicationLog {
    let path = Composition.directories.log
    let file = FileLog.File(path: path)
    return ApplicationLog(
      path: path, logger: Logger(label: "waymark") { FileLog(file, label: $0) })
  }
}

extension Composition {
  /// The doors to a project's files.
  ///
  /// - Parameters:
  ///   - desk: Knows the project's root.
  ///   - folder: The root where no project is registered.
  /// - Returns: The doors; nothing is read yet.
  static func files(_ desk: any ProjectDesk, _ folder: String) -> FileServices {
    let directories = Composition.directories
    return FileServices(
      recovery: RecoveryStore(state: directories.state),
      trash: Trash(home: directories.trash), isWatching: true
    ) {
      let root = try? await desk.project()?.path
      return try ProjectFiles(root: root ?? folder, state: directories.state)
    }
  }
}
