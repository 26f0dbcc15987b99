import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// A project with files, open in the application without a terminal.
struct EditedProject {
  let folder: TemporaryFolder
  let state: TemporaryFolder

  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    state = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
  }

  var services: FileServices {
    let (folder, state) = (folder, state)
    return FileServices(
      recovery: RecoveryStore(state: state.path), trash: Trash(home: state.path + "/Trash")
    ) { try ProjectFiles(root: folder.path, state: state.path) }
  }

  static let highlighter = SyntaxHighlighter(
    GrammarLibrary(paths: [Checkout.path + "/.build-deps/grammars"]))

  /// The application on the project, with files open.
  func open(
    _ names: String..., size: Size = Size(rows: 24, columns: 80)
  ) async -> AppDriver {
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history), size: size,
      files: services, highlighter: EditedProject.highlighter)
    await app.press("alt-5")
    for name in names { await app.give("editor.open \(name)") }
    return app
  }
}
