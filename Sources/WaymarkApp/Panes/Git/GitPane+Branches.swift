internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  func availability(of action: GitBranchesAction) -> Availability {
    guard let branch = branches.selected?.reference else {
      return .disabled("There is no branch yet.")
    }
    switch action {
    case .rename, .upstream:
      return branch.kind == .branch ? .enabled : .disabled("That is a branch of a remote.")
    case .delete:
      if branch.isHead { return .disabled("The current branch cannot be deleted.") }
      return .enabled
    case .merge, .rebaseOnto, .reset, .compare:
      return branch.isHead ? .disabled("It is the current branch itself.") : .enabled
    case .checkOut:
      return branch.isHead ? .disabled("It is the current branch already.") : .enabled
    case .log, .new: return .enabled
    }
  }

  mutating func perform(_ action: GitBranchesAction) -> [Effect] {
    guard let branch = branches.selected?.reference else { return [] }
    let name = branch.name
    switch action {
    case .checkOut:
      return act("Check out") { repository in
        try await repository.switchTo(name)
        return nil
      }
    case .log: return showLog(of: branch.isHead ? nil : branch.id)
    case .compare: return showLog(of: "HEAD..\(branch.id)")
    case .new: return askForBranch(at: name, name)
    case .rename: return askForName(of: name)
    case .delete: return askToDelete(branch)
    case .merge:
      return askToGoOn(
        "Merge \(name)?", "Brings its commits into \(headWords).", "Merge"
      ) { repository in
        try await repository.merge(name)
        return "Merged \(name)."
      }
    case .rebaseOnto:
      return askToGoOn(
        "Rebase onto \(name)?", "Writes the commits of \(headWords) anew, on top of it.", "Rebase"
      ) { repository in
        try await repository.rebase(onto: name)
        return "Rebased onto \(name)."
      }
    case .upstream: return askForUpstream(of: branch)
    case .reset: return askToReset(to: branch.id, name)
    }
  }

  private mutating func askForName(of name: String) -> [Effect] {
    prompt = GitPrompt(
      "Rename \(name)", help: "The new name.", text: name,
      take: { new, pane in
        guard new != name else { return [] }
        return pane.act("Rename") { repository in
          try await repository.renameBranch(name, to: new)
          return nil
        }
      })
    return []
  }

  private mutating func askForUpstream(of branch: Reference) -> [Effect] {
    let name = branch.name
    prompt = GitPrompt(
      "Upstream of \(name)", help: "A branch of a remote, such as origin/main; nothing for none.",
      text: branch.upstream?.name ?? "",
      take: { upstream, pane in
        pane.act("Upstream") { repository in
          try await repository.setUpstream(upstream.isEmpty ? nil : upstream, of: name)
          return nil
        }
      })
    return []
  }

  private mutating func askToDelete(_ branch: Reference) -> [Effect] {
    let name = branch.name
    if branch.kind == .remoteBranch {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return [] }
      return askToDelete(
        "Delete \(name)?",
        [
          "Deletes \(parts[1]) on the remote \(parts[0]), for everybody. That cannot be undone here."
        ],
        "Delete there"
      ) { repository in
        var options = PushOptions(parts[0])
        options.references = [":refs/heads/\(parts[1])"]
        try await repository.push(options)
        return "Deleted \(name)."
      }
    }
    return askToDelete(
      "Delete \(name)?", ["Undo brings the branch back, also one that is not merged."], "Delete"
    ) { repository in
      try await repository.deleteBranch(name, force: true)
      return "Deleted \(name); undo brings it back."
    }
  }

  mutating func perform(_ action: GitTagsAction) -> [Effect] {
    if action == .new { return askForTag(at: "HEAD", "the head") }
    guard let tag = tags.selected?.reference else { return [] }
    let name = tag.name
    switch action {
    case .checkOut: return checkOut(tag.commit)
    case .log: return showLog(of: tag.id)
    case .new: return []
    case .push:
      let upstream = status?.upstream
      return act("Push the tag …") { repository in
        var options = try await repository.pushOptions(upstream: upstream)
        options.references = [tag.id]
        options.setsUpstream = false
        try await repository.push(options)
        return "Pushed \(name) to \(options.remote)."
      }
    case .delete:
      return askToDelete(
        "Delete the tag \(name)?", ["Remotes keep theirs. Undo brings it back."], "Delete"
      ) { repository in
        try await repository.deleteTag(name)
        return "Deleted \(name); undo brings it back."
      }
    }
  }

  mutating func perform(_ action: GitReflogAction) -> [Effect] {
    guard let entry = reflog.selected?.entry else { return [] }
    switch action {
    case .checkOut: return checkOut(entry.commit)
    case .reset: return askToReset(to: entry.commit.hex, entry.commit.short)
    case .newBranch: return askForBranch(at: entry.commit.hex, entry.commit.short)
    case .open:
      if !diff.isEmpty { part = .diff }
      return []
    }
  }
}
