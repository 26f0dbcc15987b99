import Foundation
import Synchronization
import WaymarkTestSupport

@testable import WaymarkCore

/// Answers the questions of git and ssh from a script, and remembers them.
final class Questions: Sendable {
  private let asked = Mutex<[AskpassQuestion]>([])
  private let folder: TemporaryFolder
  private let script: @Sendable (AskpassQuestion) async -> String?

  init(_ script: @escaping @Sendable (AskpassQuestion) async -> String?) throws {
    folder = try TemporaryFolder()
    self.script = script
  }

  var all: [AskpassQuestion] { asked.withLock { $0 } }

  var kinds: [AskpassQuestion.Kind] { all.map(\.kind) }

  var settings: AskpassSettings {
    AskpassSettings(program: BuiltProgram.path, folder: folder.path) { [self] question in
      asked.withLock { $0.append(question) }
      return await script(question).map { Secret($0) }
    }
  }

  /// What is left in the folder of sockets.
  var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  }

  func context(_ environment: [String: String?] = [:]) -> GitContext {
    var context = GitSandbox.context(environment)
    context.askpass = settings
    return context
  }
}

/// What a call throws, or nil.
func failure(_ work: () async throws -> some Any) async -> WaymarkError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error as? WaymarkError
  }
}
