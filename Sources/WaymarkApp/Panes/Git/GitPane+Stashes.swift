internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  mutating func perform(_ action: GitStashesAction) -> [Effect] {
    guard let stash = stashes.selected?.stash else { return [] }
    switch action {
    case .open:
      if !diff.isEmpty { part = .diff }
      return []
    case .apply:
      return act("Apply") { repository in
        try await repository.apply(stash)
        return "Brought back; the stash is kept."
      }
    case .pop:
      return askToGoOn(
        "Pop the stash?", "Brings “\(stash.message)” back and drops it from the list.", "Pop"
      ) { repository in
        try await repository.pop(stash)
        return "Brought back."
      }
    case .drop:
      return askToDelete(
        "Drop the stash?", [stash.message, "Undo brings it back."], "Drop"
      ) { repository in
        try await repository.drop(stash)
        return "Dropped; undo brings it back."
      }
    case .branch:
      prompt = GitPrompt(
        "Branch from the stash", help: "The name of the new branch.",
        take: { name, pane in
          pane.act("Branch") { repository in
            try await repository.branch(name, from: stash)
            return nil
          }
        })
      return []
    }
  }

  /// Asks for a name and puts changes aside.
  mutating func askForStash(_ change: @escaping @Sendable (inout StashOptions) -> Void) -> [Effect]
  {
    prompt = GitPrompt(
      "Put changes aside", help: "A name for the list; it may be empty.",
      take: { name, pane in
        pane.act("Stash") { repository in
          var options = StashOptions()
          options.message = name
          change(&options)
          try await repository.stash(options)
          return "Put aside; the stashes view and undo have it."
        }
      })
    return []
  }

  /// Asks which changes to put aside.
  mutating func askHowToStash() -> [Effect] {
    let chosen = files.chosen.map(\.path)
    func way(
      _ words: String, _ change: @escaping @Sendable (inout StashOptions) -> Void
    ) -> (String, GitQuestion.Answer) {
      (words, { pane in pane.askForStash(change) })
    }
    question = GitQuestion(
      "Which changes?",
      [
        "All takes new files along. Staged takes only what is staged, selected only the selected "
          + "rows. Keep leaves in place what is staged."
      ],
      answers: [
        way("All") { $0.includesUntracked = true }, way("Staged") { $0.stagedOnly = true },
        way("Selected") {
          $0.paths = chosen
          $0.includesUntracked = true
        }, way("Keep") { $0.keepsIndex = true },
      ])
    return []
  }

  func availability(of action: GitWorktreesAction) -> Availability {
    switch action {
    case .add, .prune: return .enabled
    case .remove, .lock:
      guard let item = worktrees.selected else { return .disabled("There is no worktree.") }
      if worktrees.cursor.selected == 0 { return .disabled("The main worktree stays.") }
      if item.isHere, action == .remove { return .disabled("This is where Waymark is.") }
      return .enabled
    }
  }

  mutating func perform(_ action: GitWorktreesAction) -> [Effect] {
    switch action {
    case .prune:
      return act("Prune") { repository in
        try await repository.pruneWorktrees()
        return "Forgotten what is gone."
      }
    case .add: return askForWorktree()
    case .lock, .remove: break
    }
    guard let worktree = worktrees.selected?.worktree else { return [] }
    let path = worktree.path
    if action == .lock {
      let isLocked = worktree.lockReason == nil
      return act("Lock") { repository in
        try await repository.setLock(of: path, isLocked)
        return nil
      }
    }
    return askToDelete(
      "Remove the worktree?", [path, "Git refuses while it has changes. Undo adds it again."],
      "Remove"
    ) { repository in
      try await repository.removeWorktree(path)
      return "Removed; undo adds it again."
    }
  }

  private mutating func askForWorktree() -> [Effect] {
    prompt = GitPrompt(
      "New worktree", help: "A new branch and a folder: topic ../project-topic",
      take: { text, pane in
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else {
          return [.notify(Notice("Name a branch and a folder, with a space between."))]
        }
        return pane.act("Add a worktree") { repository in
          try await repository.addWorktree(words[1], newBranch: words[0])
          return "Added \(words[1])."
        }
      })
    return []
  }

  mutating func perform(_ action: GitRemotesAction) -> [Effect] {
    if action == .add { return askForRemote() }
    guard let remote = remotes.selected?.remote else { return [] }
    let name = remote.name
    switch action {
    case .add: return []
    case .fetch: return fetch(from: name)
    case .rename:
      prompt = GitPrompt(
        "Rename \(name)", help: "The new name.", text: name,
        take: { new, pane in
          guard new != name else { return [] }
          return pane.act("Rename") { repository in
            try await repository.renameRemote(name, to: new)
            return nil
          }
        })
    case .address:
      prompt = GitPrompt(
        "Address of \(name)", help: "Where it is fetched from.", text: remote.shownURL,
        take: { address, pane in
          guard !address.isEmpty else { return [] }
          return pane.act("Change the address") { repository in
            try await repository.setURL(address, of: name)
            return nil
          }
        })
    case .remove:
      return askToDelete(
        "Remove \(name)?",
        [remote.shownURL, "Undo adds it again, without the branches that were fetched."], "Remove"
      ) { repository in
        try await repository.removeRemote(name)
        return "Removed \(name); undo adds it again."
      }
    }
    return []
  }

  private mutating func askForRemote() -> [Effect] {
    prompt = GitPrompt(
      "New remote", help: "A name and an address: origin git@host:project.git",
      take: { text, pane in
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else {
          return [.notify(Notice("Write a name and an address, with a space between."))]
        }
        return pane.act("Add a remote") { repository in
          try await repository.addRemote(words[0], url: words[1])
          return nil
        }
      })
    return []
  }
}
