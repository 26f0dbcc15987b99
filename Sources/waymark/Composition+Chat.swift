import Foundation
import WaymarkCore

extension Composition {
  /// The servers and the way to them; nothing is asked yet.
  func servers(_ database: Database) -> ServerDirectory {
    ServerDirectory(
      store: ServerStore(database), secrets: ServerSecrets(folder: directories.secrets),
      environmentHost: getenv("OLLAMA_HOST").map { String(cString: $0) })
  }

  /// The chat service, after replies of programs that died were marked.
  ///
  /// - Throws: A storage error in words.
  func chat(_ database: Database) throws -> ChatService {
    let service = ChatService(database: database, servers: servers(database))
    try service.messages.recover()
    return service
  }
}
