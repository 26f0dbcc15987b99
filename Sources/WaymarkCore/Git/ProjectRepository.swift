/// The repository that a project's folder lies in, opened when it is first asked for.
///
/// One for each running Waymark, so that every command shares its log, its undo list and its turn.
package actor ProjectRepository {
  /// The project's folder.
  package nonisolated let folder: String
  /// What git was asked to do.
  package nonisolated let log = CommandLog()
  /// What git and ssh want to know.
  package nonisolated let questions = AskpassQuestions()
  /// Whether changes on disk are looked for.
  private nonisolated let isWatching: Bool
  private let directories: Directories
  private let askpassProgram: String?
  private let environment: [String: String?]
  private var opened: Repository?

  /// Prepares a repository; nothing runs yet.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - directories: Where the undo list and the sockets of questions are kept.
  ///   - askpassProgram: Waymark's own program, which git and ssh start to ask; nil lets them fail.
  ///   - environment: Changes to the environment of every command.
  ///   - isWatching: False tells of no changes on disk.
  package init(
    folder: String, directories: Directories, askpassProgram: String? = nil,
    environment: [String: String?] = [:], isWatching: Bool = true
  ) {
    self.folder = folder
    self.directories = directories
    self.askpassProgram = askpassProgram
    self.environment = environment
    self.isWatching = isWatching
  }

  /// The repository.
  ///
  /// - Throws: `gitNotARepository`, `gitUnsafe`, `gitTooOld` or `toolMissing`; the next call tries
  ///   again.
  package func open() async throws -> Repository {
    if let opened { return opened }
    var context = GitContext(log: log, environment: environment)
    if let askpassProgram {
      context.askpass = AskpassSettings(
        program: askpassProgram, folder: directories.runtime,
        answer: { [questions] in await questions.ask($0) })
    }
    let found = try await Repository.open(folder, context: context)
    context.undo = UndoLog(of: try await found.layout(), in: directories)
    // Two callers at once open it twice; the first counts, so that there is one gate.
    if let opened { return opened }
    let repository = found.with(context)
    opened = repository
    return repository
  }

  /// One value per change or burst of changes of the work tree or of git's own files, until the
  /// task that reads it is cancelled.
  ///
  /// - Throws: As ``open()``.
  package func changes() async throws -> AsyncStream<Void> {
    guard isWatching else { return AsyncStream { $0.finish() } }
    return try await RepositoryWatch(try await open()).changes()
  }
}
