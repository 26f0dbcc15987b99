import Foundation
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The chat pane over a real database and a model server on this machine.
final class ChatScreen {
  let home: TemporaryFolder
  let database: Database
  let server: ModelServer
  let app: AppDriver

  var service: ChatService {
    ChatService(
      database: database,
      servers: ServerDirectory(
        store: ServerStore(database), secrets: ServerSecrets(folder: home.path + "/secrets"),
        environmentHost: nil))
  }

  /// Starts the application on the chat tab.
  ///
  /// - Parameters:
  ///   - replies: What the server answers.
  ///   - size: Of the screen.
  ///   - idle: Seconds of silence after which an answer is given up.
  ///   - window: The window that the model was trained with, in tokens.
  ///   - text: What `config.toml` says; nil for none.
  /// - Throws: When the database or the server cannot be made.
  init(
    _ replies: ModelServer.Reply..., size: Size = Size(rows: 24, columns: 80), idle: Double? = nil,
    window: Int = 32_768, settings text: String? = nil
  ) async throws {
    home = try TemporaryFolder()
    database = try Database(path: home.path + "/data/waymark.db")
    server = try ModelServer(
      replies: replies.isEmpty ? [.init("Hello there.")] : replies, window: window)
    if let text { try home.write("config.toml", text) }
    var settings = ServerSettings()
    settings.idleSeconds = idle
    let store = ServerStore(database)
    _ = try store.add(name: "box", url: server.url, settings: settings)
    let (folder, database) = (home.path, self.database)
    let desk = ChatDesk(path: folder) {
      ChatDesk.Core(
        database: database,
        servers: ServerDirectory(
          store: store, secrets: ServerSecrets(folder: folder + "/secrets"), environmentHost: nil),
        grammars: GrammarLibrary(paths: []))
    }
    let files = FileServices(
      recovery: RecoveryStore(state: folder + "/state"), trash: Trash(home: folder + "/trash")
    ) { try ProjectFiles(root: folder, state: folder + "/state") }
    let configuration = ConfigurationSource(
      library: .builtIn, settingsPath: text == nil ? nil : folder + "/config.toml")
    app = await AppDriver(
      ScriptedDesk(SampleReport.report()), size: size, now: Date(), configuration: configuration,
      chat: desk, files: files)
    await app.press("2")
  }

  /// Types a text.
  func type(_ text: String) async {
    for character in text {
      await app.press(character == " " ? "space" : character == "-" ? "minus" : String(character))
    }
  }

  /// Types a question and sends it.
  func ask(_ text: String) async {
    await type(text)
    await app.press("enter")
  }

  /// Waits until a text stands on the screen.
  func wait(for text: String) async { await app.wait { $0.screen.contains(text) } }

  /// The messages of a thread's shown branch as they are stored.
  func stored(_ thread: Int64 = 1) throws -> [ChatMessage] {
    let service = service
    return try service.messages.branch(endingAt: service.threads.find(thread).head)
  }
}
