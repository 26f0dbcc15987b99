internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  mutating func perform(_ action: GitSubmodulesAction) -> [Effect] {
    guard let module = submodules.selected?.submodule else { return [] }
    let path = module.path
    switch action {
    case .update:
      return transfer("Update \(path.text)") { repository, observe in
        try await repository.updateSubmodules([path], observe: observe)
        return "\(path.text) is at \(module.recorded.short)."
      }
    case .updateAll:
      return transfer("Update submodules") { repository, observe in
        try await repository.updateSubmodules(observe: observe)
        return "Every submodule is at the commit that is recorded."
      }
    case .initialise:
      return act("Initialise") { repository in
        try await repository.initialiseSubmodules([path])
        return "\(path.text) is initialised; space fetches it."
      }
    }
  }

  // MARK: - Cloning

  /// Asks for an address and a folder, clones there and adds the project.
  mutating func askToClone() -> [Effect] {
    prompt = GitPrompt(
      "Clone a repository",
      help: "Its address, as in https://host/project.git or git@host:project.",
      take: { address, pane in
        let address = address.trimmed
        guard !address.isEmpty else { return [] }
        return pane.askWhereToClone(address)
      })
    return []
  }

  private mutating func askWhereToClone(_ address: String) -> [Effect] {
    prompt = GitPrompt(
      "Clone to",
      help: "A folder that is not there yet; beside this project if it is no full path.",
      text: CloneTarget.name(of: address),
      take: { folder, pane in
        guard !folder.trimmed.isEmpty else { return [] }
        return pane.clone(address, to: folder.trimmed)
      })
    return []
  }

  private mutating func clone(_ address: String, to folder: String) -> [Effect] {
    let number = begin("Clone …", cancels: true)
    return [GitWork.clone(number, address, to: folder)]
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension GitWork {
  static func clone(_ number: Int, _ address: String, to folder: String) -> Effect {
    .run(
      Work(actionID(number)) { services, send in
        do {
          guard let git = services.git else { return }
          let path = CloneTarget.path(folder, beside: git.folder)
          try await git.clone(address, to: path, observe: observer(number, "Clone", send))
          let project = try await services.desk.register(path)
          send(
            GitMessage.done(
              number, "Cloned, and added as “\(project.name)”; open it with `waymark \(path)`."))
        } catch is CancellationError {
          send(GitMessage.cancelled(number))
        } catch {
          send(
            Task.isCancelled
              ? GitMessage.cancelled(number) : GitMessage.actionFailed(number, Failure(error)))
        }
      })
  }

  /// Sends on how far something that talks to a remote has come.
  static func observer(
    _ number: Int, _ words: String, _ send: @escaping Work.Send
  ) -> TransferObserver {
    { event in
      guard case .progress(let progress) = event else { return }
      let phase = progress.isRemote ? "remote: \(progress.phase)" : progress.phase
      let rate = progress.rate.isEmpty ? "" : ", \(progress.rate)"
      send(
        GitProgress(
          number: number, words: "\(words): \(phase)\(rate)", fraction: progress.fraction))
    }
  }
}

/// A submodule of the list.
struct SubmoduleItem: GitListItem {
  let submodule: Submodule

  static let title = "Submodules"
  static let emptyText = "There are no submodules."
  static let columns = [
    Table.Column("folder", width: 10...32, importance: 8),
    Table.Column("state", width: 11, importance: 6),
    Table.Column("recorded", width: 8, importance: 4),
    Table.Column("address", width: 12...80, importance: 3),
  ]

  var key: String { submodule.path.text }

  var subject: DiffSubject? {
    var lines = [
      DiffPreface("from \(submodule.shownURL.isEmpty ? "nowhere known" : submodule.shownURL)"),
      DiffPreface("recorded \(submodule.recorded.hex)", .link),
    ]
    lines.append(
      DiffPreface(
        submodule.current.map { "checked out \($0.hex)" } ?? "nothing is checked out yet", .faint))
    switch submodule.state {
    case .current: break
    case .notInitialised: lines.append(DiffPreface("Update fetches it.", .faint))
    case .moved:
      lines.append(
        DiffPreface(
          "Update goes back to the recorded commit; staging the folder records the other.", .faint))
    case .conflicted: lines.append(DiffPreface("Both sides of a merge moved it.", .faint))
    }
    return .text(submodule.path.text, lines)
  }

  func cells(_ look: Look) -> [(text: String, style: Style)] {
    let scope: Scope = submodule.state == .current ? .faint : .changed
    return [
      (submodule.path.text, look[.text]), (submodule.state.rawValue, look[scope]),
      (submodule.recorded.short, look[.link]), (submodule.shownURL, look[.faint]),
    ]
  }
}
