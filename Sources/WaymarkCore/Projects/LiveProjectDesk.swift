import Foundation

/// The project desk over the real database, files and git.
///
/// Opening the database waits until it is first asked for something, so that the first paint does
/// not wait for the disk.
package actor LiveProjectDesk: ProjectDesk {
  private let path: String
  private let open: @Sendable () throws -> Core
  private var core: Core?
  private var known: Project?

  /// What the desk works with once it is open.
  package struct Core: Sendable {
    package let database: Database
    package let grammars: GrammarLibrary

    package init(database: Database, grammars: GrammarLibrary) {
      self.database = database
      self.grammars = grammars
    }
  }

  /// Makes a desk for a directory.
  ///
  /// - Parameters:
  ///   - path: The directory that Waymark was opened on.
  ///   - open: Opens the database and finds the grammars; called once, off the UI loop.
  package init(path: String, open: @escaping @Sendable () throws -> Core) {
    self.path = path
    self.open = open
  }

  /// Begins to open the database before anybody asks; what goes wrong is told who asks first.
  package nonisolated func prepare() {
    Task.detached { _ = try? await self.project() }
  }

  package func project() async throws -> Project? {
    if let known { return known }
    known = try await ProjectFinder(ProjectStore(try opened().database)).find(path)
    return known
  }

  package func register() async throws -> Project {
    let project = try await ProjectFinder(ProjectStore(try opened().database)).register(path)
    known = project
    return project
  }

  package func register(_ folder: String) async throws -> Project {
    try await ProjectFinder(ProjectStore(try opened().database)).register(folder)
  }

  package func latestReport() async throws -> AnalysisReport? {
    guard let project = try await project() else { return nil }
    return try AnalysisStore(try opened().database).latestReport(of: project.id)
  }

  package func history(limit: Int) async throws -> [Snapshot] {
    guard let project = try await project() else { return [] }
    return try AnalysisStore(try opened().database).snapshots(of: project.id, limit: limit)
  }

  package func branch() async -> String? {
    try? await Repository(root: root).branch()
  }

  package func analyze(
    _ kind: Analysis.Kind, progress: @escaping @Sendable (AnalysisProgress) -> Void
  ) async throws -> AnalysisReport {
    guard let project = try await project() else {
      throw WaymarkError(.projectNotRegistered, "\(path) is not registered yet.")
    }
    let core = try opened()
    return try await AnalyzeProject(database: core.database, grammars: core.grammars)
      .run(project, AnalyzeProject.Request(kind: kind), progress: progress)
  }

  package func excerpt(path: String, line: Int, context: Int) async -> [SourceLine] {
    SourceExcerpt.lines(of: path, in: root, around: line, context: context)
  }

  package func symbolNames() async -> [String] {
    guard let project = try? await project(), let core = try? opened(),
      let entries = try? SourceIndexStore(core.database).entries(of: project.id)
    else { return [] }
    let names = entries.compactMap { SourceFile(encoded: $0.digest) }
      .flatMap { file in file.symbols.map(\.name) }
    return Array(Set(names))
  }

  private var root: String { known?.path ?? path }

  private func opened() throws -> Core {
    if let core { return core }
    let core = try open()
    self.core = core
    return core
  }
}
