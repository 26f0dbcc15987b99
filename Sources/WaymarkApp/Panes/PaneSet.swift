internal import WaymarkTerminal

/// The pane of each tab; a new pane is one property and one line in each of the two switches.
package struct PaneSet: Sendable {
  package var dashboard: Dashboard
  private let chat = PromisedPane(
    title: "Chat", promise: "Here you will talk with local models that know this plan and its gaps."
  )
  private let files = PromisedPane(
    title: "Files",
    promise: "Here you will browse the project's files, with what changed and what is linked.")
  private let git = PromisedPane(
    title: "Git",
    promise: "Here you will review, stage and commit changes beside the plan they serve.")
  private let editor = PromisedPane(
    title: "Editor",
    promise: "Here you will edit the plan and its source without leaving Waymark.")
  private let servers = PromisedPane(
    title: "Servers",
    promise: "Here you will see the model servers, what they hold and how they fare.")

  package init(path: String) { dashboard = Dashboard(path: path) }

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
    get {
      switch tab {
      case .dashboard: dashboard
      case .chat: chat
      case .files: files
      case .git: git
      case .editor: editor
      case .servers: servers
      }
    }
    set {
      switch newValue {
      case let pane as Dashboard: dashboard = pane
      default: break
      }
    }
  }
}

/// A tab that says what it will do.
struct PromisedPane: Pane {
  let title: String
  let promise: String

  func draw(on canvas: inout Canvas, _ look: Look) {
    MessageBlock(title: title, lines: [promise]).draw(on: &canvas, look)
  }
}
