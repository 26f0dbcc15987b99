internal import WaymarkCore

extension GitPane {
  /// The plan's file, as git names it; nil where it lies outside of the work tree.
  var planPath: GitPath? { plan.flatMap { repositoryPath($0.planPath, of: $0) } }

  private func repositoryPath(_ path: String, of plan: TouchedObjectives) -> GitPath? {
    guard case .open(let layout) = phase, let top = layout.topLevel else { return nil }
    let full = path.hasPrefix("/") ? path : "\(plan.root)/\(path)"
    return full.hasPrefix(top + "/") ? GitPath(String(full.dropFirst(top.count + 1))) : nil
  }

  /// Asks whether tasks of the plan are to be ticked in the commit; nil when there is nothing to ask.
  mutating func askToTick(_ editor: CommitEditor) -> [Effect]? {
    guard editor.target == .commit, !editor.isAsked, let path = planPath else { return nil }
    let tasks = editor.touched.flatMap(\.tasks)
    guard !tasks.isEmpty else { return nil }
    var shown = tasks.prefix(6).map { "[ ] \($0.text)" }
    if tasks.count > shown.count { shown.append("and \(tasks.count - shown.count) more") }
    func commit(ticking: Bool) -> GitQuestion.Answer {
      { pane in
        pane.editor = editor
        pane.editor?.isAsked = true
        pane.editor?.ticks = ticking ? CommitEditor.Ticks(tasks: tasks, path: path) : nil
        return pane.commit()
      }
    }
    self.editor = nil
    question = GitQuestion(
      "Tick \(Figures.counted(tasks.count, "task")) of the plan?",
      ["What is staged touches them. The ticks go into the same commit."] + shown, focused: 2,
      answers: [("Tick", commit(ticking: true)), ("Commit only", commit(ticking: false))],
      cancel: { pane in
        pane.editor = editor
        return []
      })
    return []
  }
}

extension TouchedObjective {
  /// The objective in one line.
  var words: String {
    let files = paths.isEmpty ? "named" : Figures.counted(paths.count, "file")
    return "\(key) \(title) (\(files))"
  }
}

extension TouchedObjectives {
  /// The files of a repository as the plan names them.
  func names(_ paths: [GitPath], below top: String) -> Set<String> {
    let prefix = root == top ? "" : top + "/"
    return Set(
      paths.compactMap { path in
        guard !prefix.isEmpty else { return path.text }
        let full = prefix + path.text
        return full.hasPrefix(root + "/") ? String(full.dropFirst(root.count + 1)) : nil
      })
  }
}

extension GitWork {
  /// Reads what the last analysis knows, so that commits can be told what they touch.
  static let readPlan = Effect.run(
    Work(Work.ID(.git, "plan")) { services, send in
      guard let report = try? await services.desk.latestReport() else { return }
      send(GitMessage.plan(TouchedObjectives(report)))
    })
}
