import Foundation

/// What the chat asks of the core, over a database that is opened when it is first asked.
package struct ChatDesk: Sendable {
  /// What the chat works with once it is open.
  package struct Core: Sendable {
    package let database: Database
    package let servers: ServerDirectory
    package let grammars: GrammarLibrary
    /// Colours blocks of code.
    package let highlighter: SyntaxHighlighter

    package init(database: Database, servers: ServerDirectory, grammars: GrammarLibrary) {
      self.database = database
      self.servers = servers
      self.grammars = grammars
      highlighter = SyntaxHighlighter(grammars)
    }
  }

  private final class Place: Sendable {
    let core = Locked<Core?>(nil)
  }

  private let path: String
  private let open: @Sendable () throws -> Core
  private let place = Place()

  /// Makes a desk for a directory.
  ///
  /// - Parameters:
  ///   - path: The directory that Waymark was opened on.
  ///   - open: Opens the database and finds the rest; called once, off the UI loop.
  package init(path: String, open: @escaping @Sendable () throws -> Core) {
    self.path = path
    self.open = open
  }

  /// What it works with.
  ///
  /// - Throws: A storage error in words.
  package func core() throws -> Core {
    try place.core.withLock { core in
      if let core { return core }
      let opened = try open()
      try MessageStore(opened.database).recover()
      core = opened
      return opened
    }
  }

  /// The chat service; replies of programs that died are marked when it is first asked for.
  ///
  /// - Throws: A storage error in words.
  package func service() throws -> ChatService {
    let core = try core()
    return ChatService(database: core.database, servers: core.servers)
  }

  /// The library of prompts.
  package func prompts() throws -> PromptStore { PromptStore(try core().database) }

  /// The registered project of the directory; nil when it is none.
  package func project() async throws -> Project? {
    try await ProjectFinder(ProjectStore(try core().database)).find(path)
  }

  /// What new threads of a project begin with.
  package func defaults(of project: Project?) throws -> ChatDefaults {
    guard let project else { return ChatDefaults() }
    return try ChatDefaultsStore(try core().database).defaults(of: project.id)
  }

  /// Keeps what new threads of a project begin with.
  package func set(_ defaults: ChatDefaults, of project: Project) throws {
    try ChatDefaultsStore(try core().database).set(defaults, of: project.id)
  }

  /// Reads what is attached.
  package func reader(for project: Project?) throws -> AttachmentReader {
    let core = try core()
    return AttachmentReader(
      root: path, project: project, database: core.database, grammars: core.grammars)
  }

  /// The paths that can be attached, in git's order where there is a repository.
  ///
  /// - Throws: What git says, `CancellationError`.
  package func paths(of project: Project?) async throws -> [String] {
    let root = project?.path ?? path
    let listed = try await Repository(root: root).files()
    return SourceScanner(root: root).scan(listed: listed).paths.map(Sanitiser.clean)
  }

  /// Every model of every server, in the person's order; a server that fails has a fault instead.
  package func offers() async throws -> [ModelOffer] {
    let core = try core()
    // A registry that is empty gets the usual server of this machine.
    _ = try core.servers.standard()
    let servers = try core.servers.store.list()
    return await withTaskGroup(of: (Int, ModelOffer).self) { group in
      for (index, server) in servers.enumerated() {
        group.addTask {
          do {
            let models = try await core.servers.client(for: server).models()
            return (index, ModelOffer(server: server, models: models, fault: nil))
          } catch {
            let fault = (error as? WaymarkError)?.message ?? "\(server.name) cannot be asked."
            return (index, ModelOffer(server: server, models: [], fault: fault))
          }
        }
      }
      var offers: [Int: ModelOffer] = [:]
      for await (index, offer) in group { offers[index] = offer }
      return servers.indices.compactMap { offers[$0] }
    }
  }

  /// The folder that paths are relative to.
  package func root(of project: Project?) -> String { project?.path ?? path }

  /// A file of the project that a person names, or any other by its full path.
  package func file(_ name: String, in project: Project?) -> String {
    let path = (name as NSString).expandingTildeInPath
    return path.hasPrefix("/") ? path : "\(project?.path ?? self.path)/\(path)"
  }
}

/// The models that a server offers.
package struct ModelOffer: Sendable, Hashable {
  package let server: Server
  package let models: [ModelSummary]
  /// Why there are none, when it could not be asked.
  package let fault: String?
}
