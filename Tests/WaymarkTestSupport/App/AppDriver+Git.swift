package import WaymarkApp
package import WaymarkCore
internal import WaymarkTerminal

extension AppDriver {
  /// What a git pane under test has beside its repository.
  package struct GitSurroundings {
    /// The size of the screen.
    package var columns = 120
    package var rows = 40
    /// The folder, when it is not the sandbox's own.
    package var directory: String?
    /// Changes to the environment of every git.
    package var environment: [String: String?] = [:]
    /// Of the project that the repository belongs to.
    package var report = SampleReport.report()
    package var chat: ChatDesk?
    package var configuration = ConfigurationSource.builtIn
    package var files = FileServices.none
    package var highlighter = SyntaxHighlighter(GrammarLibrary(paths: []))

    package init() {}
  }

  /// Opens the git pane on a real repository; changes on disk are not watched, so that nothing has
  /// to be waited for.
  package static func git(
    _ sandbox: GitSandbox, columns: Int = 120, rows: Int = 40, directory: String? = nil,
    _ change: (inout GitSurroundings) -> Void = { _ in }
  ) async -> AppDriver {
    var around = GitSurroundings()
    around.columns = columns
    around.rows = rows
    around.directory = directory
    change(&around)
    let environment = GitSandbox.environment.mapValues { $0 }.merging(around.environment) { $1 }
    let project = around.report.project
    let repository = ProjectRepository(
      folder: around.directory ?? sandbox.path,
      directories: Directories(environment: ["WAYMARK_HOME": sandbox.folder.path + "-state"]),
      environment: environment, isWatching: false, projectID: { project.id })
    let app = await AppDriver(
      ScriptedDesk(around.report) { $0.registered = .success(project) },
      size: Size(rows: around.rows, columns: around.columns), configuration: around.configuration,
      chat: around.chat, git: repository, files: around.files, highlighter: around.highlighter)
    app.kept.append(sandbox)
    await app.press("4")
    return app
  }
}
