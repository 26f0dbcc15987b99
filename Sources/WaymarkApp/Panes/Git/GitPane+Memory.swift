internal import WaymarkCore

/// Where people were in the git pane.
struct GitMemory: PaneMemory, Hashable {
  var view: String
  /// A message that was not committed.
  var draft: String?
  /// Whether files are shown in their folders.
  var isTree: Bool?
}

extension GitPane {
  package var memory: String? {
    let unfinished = editor ?? draft
    let text = unfinished.flatMap { $0.target == .commit ? $0.message.text : nil }
    let memory = GitMemory(
      view: view.rawValue, draft: text?.isEmpty == false ? text : nil,
      isTree: files.isTree ? true : nil)
    return memory.encoded
  }

  package mutating func restore(_ memory: String) {
    guard let memory = GitMemory(encoded: memory) else { return }
    // The views of a file and of a rebase that had not begun are not there any more.
    if let view = View(rawValue: memory.view), views.contains(view) { self.view = view }
    if memory.isTree == true { files.setTree(true) }
    if let text = memory.draft { draft = CommitEditor(CommitMessage(text)) }
  }
}
