import ArgumentParser
import WaymarkApp
import WaymarkCore

/// Opens the full-screen application.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the full-screen application (what `waymark PATH` does).",
    discussion: "Example: waymark open ~/work/project")

  @Argument(help: "A directory of the project.") var path = "."

  func run() throws {
    let status = OpenCommand.open(path: path)
    if status != ExitStatus.fine { throw ExitCode(status) }
  }

  /// Opens the application and waits until it ends.
  ///
  /// - Returns: The exit code.
  static func open(path: String) -> Int32 {
    let folder: String
    do { folder = try ProjectFolder.check(path) } catch { return ExitStatus.report(error) }
    let desk = LiveProjectDesk(path: folder) {
      let composition = Composition.live()
      return LiveProjectDesk.Core(
        database: try Database(path: composition.directories.database),
        grammars: composition.grammars)
    }
    return runApplication(services: Services(desk: desk), options: ApplicationOptions(path: folder))
  }
}
