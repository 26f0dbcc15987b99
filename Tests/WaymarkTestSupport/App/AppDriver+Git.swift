internal import WaymarkCore
internal import WaymarkTerminal

extension AppDriver {
  /// Opens the git pane on a real repository; changes on disk are not watched, so that nothing has
  /// to be waited for.
  package static func git(
    _ sandbox: GitSandbox, columns: Int = 120, rows: Int = 40, directory: String? = nil
  ) async -> AppDriver {
    let folder = directory ?? sandbox.path
    let repository = ProjectRepository(
      folder: folder,
      directories: Directories(environment: ["WAYMARK_HOME": sandbox.folder.path + "-state"]),
      environment: GitSandbox.environment.mapValues { $0 }, isWatching: false)
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report()), size: Size(rows: rows, columns: columns),
      git: repository)
    app.kept.append(sandbox)
    await app.press("4")
    return app
  }
}
