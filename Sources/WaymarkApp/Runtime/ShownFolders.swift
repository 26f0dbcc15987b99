internal import Synchronization
internal import WaymarkCore

/// The folders that panes show or have files of open, which are watched even if git ignores them.
package final class ShownFolders: Sendable {
  private struct State {
    var folders: [Tab: Set<ProjectPath>] = [:]
    weak var watcher: FileWatcher?

    var all: Set<ProjectPath> { folders.values.reduce(into: []) { $0.formUnion($1) } }
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes what a pane shows now.
  func set(_ folders: Set<ProjectPath>, by tab: Tab) {
    state.withLock { state in
      guard state.folders[tab] != folders else { return }
      state.folders[tab] = folders
      state.watcher?.setOpened(state.all)
    }
  }

  /// Takes who watches them, until that is let go.
  func watch(with watcher: FileWatcher) {
    state.withLock { state in
      state.watcher = watcher
      watcher.setOpened(state.all)
    }
  }

  /// The work that tells what a pane shows.
  static func show(_ folders: Set<ProjectPath>, by tab: Tab) -> Effect {
    .run(
      Work(Work.ID(tab, "shown folders")) { services, _ in
        services.files.shown.set(folders, by: tab)
      })
  }
}

/// Something that every pane that is there is told of, whichever asked for it.
protocol CommonNews: Sendable {}

extension FileChanges: CommonNews {}

/// There is a new result of the analysis.
struct NewAnalysis: CommonNews {}
