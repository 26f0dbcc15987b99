internal import WaymarkCore
internal import WaymarkTerminal

/// The pane of each tab; a new pane is one line.
package struct PaneSet: Sendable {
  /// In the order of the tabs.
  ///
  /// A pane is changed where it lies, so that changing one copies nothing
  /// of it, however much it holds.
  private var panes: [any Pane]

  package init(path: String) {
    panes = [
      Dashboard(path: path),
      ChatPane(),
      Files(),
      GitPane(),
      Editor(),
      ServersPane(),
    ]
  }

  /// The editor.
  package var editor: Editor {
    get { panes[Tab.editor.number - 1] as? Editor ?? Editor() }
    set { panes[Tab.editor.number - 1] = newValue }
  }

  /// The name of the project, or of the folder while no project is known.
  var projectName: String {
    guard let dashboard = self[.dashboard] as? Dashboard else { return "" }
    let folder = dashboard.path
    return dashboard.project?.name ?? folder.split(separator: "/").last.map(String.init) ?? folder
  }

  /// Whether a pane wants a moment at the end of the program.
  var mustFinish: Bool { panes.contains(where: \.mustFinish) }

  /// What another pane is busy with, for the status line of a tab; it cannot be cancelled from there.
  func background(of tab: Tab) -> PaneProgress? {
    for other in Tab.allCases where other != tab {
      if var progress = self[other].progress {
        progress.cancel = nil
        return progress
      }
    }
    return nil
  }

  /// The pane of a tab.
  package subscript(tab: Tab) -> any Pane {
    get { panes[tab.number - 1] }
    _modify { yield &panes[tab.number - 1] }
  }
}
