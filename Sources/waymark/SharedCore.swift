import Synchronization
import WaymarkCore

/// The core that the panes share: opened when the first of them asks for it.
final class SharedCore: Sendable {
  private let core = Mutex<(composition: Composition, database: Database)?>(nil)

  /// What is open.
  ///
  /// - Throws: A storage error in words; the next call tries again.
  func opened() throws -> (composition: Composition, database: Database) {
    try core.withLock { core in
      if let core { return core }
      let composition = Composition.live()
      let opened = (composition, try Database(path: composition.directories.database))
      core = opened
      return opened
    }
  }
}
