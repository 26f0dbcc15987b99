internal import WaymarkCore
internal import WaymarkTerminal

/// The first line of the git pane: where the head is, how it stands to its upstream, and what is
/// under way.
struct GitHeader {
  let status: WorkTreeStatus?
  let layout: RepositoryLayout?

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let status else { return }
    var column = 1
    func write(_ text: String, _ scope: Scope, limit: Int? = nil) {
      guard !text.isEmpty, column < canvas.columns - 1 else { return }
      column =
        canvas.write(
          text, row: 0, column: column, style: look[scope],
          limit: min(limit ?? .max, canvas.columns - column - 1)) + 2
    }
    write(branch(status), .branch, limit: max(12, canvas.columns / 2))
    if let operation = status.operation { write(words(operation), .warningNotice) }
    write(upstream(status, look.symbols), .faint)
    write(kind, .faint)
    guard status.stashCount > 0 else { return }
    let stashes = Figures.counted(status.stashCount, "stash", plural: "stashes")
    let start = canvas.columns - 1 - DisplayText.width(stashes)
    if start > column { canvas.write(stashes, row: 0, column: start, style: look[.faint]) }
  }

  private func branch(_ status: WorkTreeStatus) -> String {
    if let branch = status.head.branch {
      return status.head.isUnborn ? "\(branch) (no commits yet)" : branch
    }
    return "detached at \(status.head.commit?.short ?? "nothing")"
  }

  private func upstream(_ status: WorkTreeStatus, _ symbols: Symbols) -> String {
    guard let upstream = status.upstream else {
      return status.head.isDetached || layout?.isBare == true ? "" : "no upstream"
    }
    guard let ahead = upstream.ahead, let behind = upstream.behind else {
      return "\(upstream.name) is gone"
    }
    if ahead == 0, behind == 0 { return "level with \(upstream.name)" }
    let counts = [
      ahead > 0 ? "\(symbols.above)\(Figures.count(ahead))" : "",
      behind > 0 ? "\(symbols.below)\(Figures.count(behind))" : "",
    ]
    return counts.filter { !$0.isEmpty }.joined(separator: " ") + " \(upstream.name)"
  }

  /// What is unusual about the repository.
  private var kind: String {
    guard let layout else { return "" }
    if layout.isBare { return "bare" }
    if layout.isShallow { return "shallow" }
    return layout.isLinkedWorktree ? "worktree" : ""
  }

  private func words(_ operation: OperationInProgress) -> String {
    var text = "\(operation.kind.rawValue) in progress"
    if let position = operation.position, let count = operation.count {
      text += " \(position)/\(count)"
    }
    if let branch = operation.branch { text += " of \(branch)" }
    return text
  }
}
