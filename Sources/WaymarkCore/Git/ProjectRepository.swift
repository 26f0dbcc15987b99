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
  let directories: Directories
  private let askpassProgram: String?
  private let environment: [String: String?]
  /// The number of the registered project; nil while it is none.
  let projectID: @Sendable () async -> Int64?
  let keyStore: SSHKeyStore
  private var opened: Repository?

  /// Prepares a repository; nothing runs yet.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - directories: Where the undo list and the sockets of questions are kept.
  ///   - askpassProgram: Waymark's own program, which git and ssh start to ask; nil lets them fail.
  ///   - environment: Changes to the environment of every command.
  ///   - isWatching: False tells of no changes on disk.
  ///   - projectID: Whose keys are used; asked off the loop.
  package init(
    folder: String, directories: Directories, askpassProgram: String? = nil,
    environment: [String: String?] = [:], isWatching: Bool = true,
    projectID: @escaping @Sendable () async -> Int64? = { nil }
  ) {
    self.folder = folder
    self.directories = directories
    self.askpassProgram = askpassProgram
    self.environment = environment
    self.isWatching = isWatching
    self.projectID = projectID
    keyStore = SSHKeyStore(directories: directories, log: log)
  }

  /// How questions of git and ssh reach a person; nil where there is no program to ask.
  var askpass: AskpassSettings? {
    askpassProgram.map { program in
      AskpassSettings(
        program: program, folder: directories.runtime,
        answer: { [questions] in await questions.ask($0) })
    }
  }

  /// What the commands of a repository share, the project's keys included.
  func freshContext() async -> GitContext {
    var context = GitContext(log: log, environment: environment)
    context.askpass = askpass
    context.identity = await identity()
    return context
  }

  private func identity() async -> SSHIdentity? {
    guard let project = await projectID() else { return nil }
    let paths = keyStore.paths(of: project)
    return paths.isEmpty ? nil : SSHIdentity(keys: paths)
  }

  /// Makes the opened repository use the keys that there are now.
  func useKeys() async {
    let identity = await identity()
    guard let repository = opened else { return }
    var context = repository.git.context
    context.identity = identity
    opened = repository.with(context)
  }

  /// The repository.
  ///
  /// - Throws: `gitNotARepository`, `gitUnsafe`, `gitTooOld` or `toolMissing`; the next call tries
  ///   again.
  package func open() async throws -> Repository {
    if let opened { return opened }
    var context = await freshContext()
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
  /// - Parameter folder: A folder that somebody else watches; where that is the whole work tree, only
  ///   git's own files are watched here.
  /// - Returns: The changes.
  /// - Throws: As ``open()``.
  package func changes(outside folder: String? = nil) async throws -> AsyncStream<Void> {
    guard isWatching else { return AsyncStream { $0.finish() } }
    return try await RepositoryWatch(try await open(), outside: folder).changes()
  }
}
