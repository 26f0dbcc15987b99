import ArgumentParser
import WaymarkApp
import WaymarkCore

/// Opens the full-screen application, or a file in the one that runs already.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the application on a directory, or show a file in the one that runs.",
    discussion: """
      With a directory it does what `waymark PATH` does. With FILE or FILE:LINE it reaches the \
      Waymark that already runs on the file's project, so that an editor or a shell in the next \
      pane can drive it.

      Example: waymark open src/parser.py:42
      """)

  @Argument(help: "A directory, or FILE[:LINE].") var path = "."
  @OptionGroup var configuration: ConfigurationOptions

  func run() throws {
    if let place = FilePlace(path) {
      let opened = try CompanionClient.ask(place.folder) { root in
        .open(path: place.relative(to: root), line: place.line)
      }
      return Console.write(opened + "\n", to: .output)
    }
    let status = OpenCommand.open(path: path, configuration: try configuration.checkedSource())
    if status != ExitStatus.fine { throw ExitCode(status) }
  }

  /// Opens the application and waits until it ends.
  ///
  /// - Parameters:
  ///   - path: A directory.
  ///   - configuration: Where settings, themes and keymaps come from.
  ///   - file: A file to edit, as `FILE[:LINE]`; the application ends when it is closed.
  /// - Returns: The exit code.
  static func open(
    path: String, configuration: ConfigurationSource = Composition.configuration(),
    editing file: String? = nil
  ) -> Int32 {
    let folder: String
    do { folder = try ProjectFolder.check(path) } catch { return ExitStatus.report(error) }
    let core = SharedCore()
    let desk = LiveProjectDesk(path: folder) {
      let (composition, database) = try core.opened()
      return LiveProjectDesk.Core(database: database, grammars: composition.grammars)
    }
    let chat = ChatDesk(path: folder) {
      let (composition, database) = try core.opened()
      return ChatDesk.Core(
        database: database, servers: composition.servers(database), grammars: composition.grammars)
    }
    // Files are read while the screen is set up, once it is sure that there is one.
    if Console.hasScreen { desk.prepare() }
    let directories = Composition.directories
    let services = Services(
      desk: desk, chat: chat, companion: { Companion(root: $0, directories: directories) },
      git: Composition.repository(of: folder, desk),
      session: file == nil ? SessionFile(root: folder, directories: directories) : nil,
      configuration: configuration, files: Composition.files(desk, folder),
      highlighter: SyntaxHighlighter(Composition.live().grammars),
      log: Composition.log)
    return runApplication(
      services: services,
      options: ApplicationOptions(
        path: folder, usesColor: !Console.refusesColor, editing: file,
        crashReport: Composition.crashReport))
  }
}
