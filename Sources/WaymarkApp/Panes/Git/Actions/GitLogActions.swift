/// Commands of the log.
package enum GitLogAction: String, CommandSet {
  static let context = CommandContext.gitLog

  case open
  case filter
  case everything
  case compare
  case find
  case findNext = "find-next"
  case checkOut = "check-out"
  case newBranch = "new-branch"
  case tag
  case cherryPick = "cherry-pick"
  case revert
  case reset
  case reword
  case fixup, squash, drop
  case moveDown = "move-down"
  case moveUp = "move-up"
  case amend
  case commitFixup = "commit-fixup"
  case autosquash
  case rebaseOnto = "rebase-onto"
  case rebase

  var entry: CommandEntry {
    switch self {
    case .open: .init("details", "Goes to the commit's message and differences.", keys: ["enter"])
    case .filter:
      .init(
        "filter", "Shows only commits that match words, author:, path:, since:, S: or G:.",
        keys: ["/"])
    case .everything:
      .init("all branches", "Shows the commits of all branches, or those of the head.", keys: ["a"])
    case .compare:
      .init(
        "compare", "Compares other commits and the work tree with this one, until pressed again.",
        keys: ["w"])
    case .find: .init("find", "Goes to a commit by subject, author or hash.", keys: ["ctrl-f"])
    case .findNext: .init("find next", "Goes to the next commit that was looked for.", keys: ["n"])
    case .checkOut: .init("check out", "Goes to the commit, on no branch.", keys: ["space"])
    case .newBranch: .init("new branch", "Makes a branch at the commit.", keys: ["b"])
    case .tag: .init("tag", "Makes a tag at the commit.", keys: ["T"])
    case .cherryPick:
      .init("cherry-pick", "Copies the commit onto the current branch; asks first.", keys: ["C"])
    case .revert:
      .init("revert", "Makes a commit that takes this one back; asks first.", keys: ["t"])
    case .reset: .init("reset", "Moves the branch here; asks what goes along.", keys: ["g"])
    case .reword: .init("reword", "Changes the commit's message.", keys: ["r"])
    case .fixup:
      .init("fixup", "Puts the commit into the one below and drops its message.", keys: ["F"])
    case .squash:
      .init("squash", "Puts the commit with its message into the one below.", keys: ["s"])
    case .drop: .init("drop", "Takes the commit out of the branch; asks first.", keys: ["d"])
    case .moveDown: .init("move down", "Moves the commit below the next.", keys: ["J", "alt-down"])
    case .moveUp: .init("move up", "Moves the commit above the one before.", keys: ["K", "alt-up"])
    case .amend: .init("amend", "Puts what is staged into the commit.", keys: ["A"])
    case .commitFixup:
      .init("commit fixup", "Commits what is staged as a fixup of this commit.", keys: ["c"])
    case .autosquash:
      .init("autosquash", "Puts all fixups above this commit where they belong.", keys: ["S"])
    case .rebaseOnto:
      .init("rebase onto", "Puts the current branch onto this commit.", keys: ["e"])
    case .rebase:
      .init("rebase", "Puts the commits down to this one in order, as a list.", keys: ["i"])
    }
  }
}

/// Commands of the list of branches.
package enum GitBranchesAction: String, CommandSet {
  static let context = CommandContext.gitBranches

  case checkOut = "check-out"
  case log
  case new
  case rename
  case delete
  case merge
  case rebaseOnto = "rebase-onto"
  case upstream
  case reset
  case compare

  var entry: CommandEntry {
    switch self {
    case .checkOut: .init("check out", "Goes to the selected branch.", keys: ["space"])
    case .log: .init("log", "Shows the commits of the branch.", keys: ["enter"])
    case .new: .init("new", "Makes a branch at the selected one and goes there.", keys: ["n"])
    case .rename: .init("rename", "Gives the branch another name.", keys: ["e"])
    case .delete: .init("delete", "Deletes the branch; asks first.", keys: ["d"])
    case .merge: .init("merge", "Merges the branch into the current one; asks first.", keys: ["M"])
    case .rebaseOnto:
      .init("rebase onto", "Puts the current branch onto the selected one.", keys: ["r"])
    case .upstream: .init("upstream", "Sets the upstream of the branch.", keys: ["u"])
    case .reset:
      .init("reset", "Moves the current branch to the selected one; asks.", keys: ["g"])
    case .compare:
      .init("compare", "Shows the commits that only the selected branch has.", keys: ["="])
    }
  }
}

/// Commands of the list of tags.
package enum GitTagsAction: String, CommandSet {
  static let context = CommandContext.gitTags

  case checkOut = "check-out"
  case log
  case new
  case push
  case delete

  var entry: CommandEntry {
    switch self {
    case .checkOut: .init("check out", "Goes to the tagged commit, on no branch.", keys: ["space"])
    case .log: .init("log", "Shows the commits up to the tag.", keys: ["enter"])
    case .new: .init("new", "Makes a tag at the head.", keys: ["n"])
    case .push: .init("push tag", "Pushes the tag.", keys: ["P"])
    case .delete: .init("delete", "Deletes the tag here; asks first.", keys: ["d"])
    }
  }
}

/// Commands of the list of stashes.
package enum GitStashesAction: String, CommandSet {
  static let context = CommandContext.gitStashes

  case apply, pop, drop
  case branch
  case open

  var entry: CommandEntry {
    switch self {
    case .apply: .init("apply", "Brings the changes back and keeps the stash.", keys: ["space"])
    case .pop: .init("pop", "Brings the changes back and drops the stash.", keys: ["g"])
    case .drop: .init("drop", "Deletes the stash; asks first.", keys: ["d"])
    case .branch:
      .init("branch", "Makes a branch where the stash was made, with its changes.", keys: ["n"])
    case .open: .init("lines", "Goes to the differences of the stash.", keys: ["enter"])
    }
  }
}

/// Commands of the list of worktrees.
package enum GitWorktreesAction: String, CommandSet {
  static let context = CommandContext.gitWorktrees

  case add
  case remove
  case lock
  case prune

  var entry: CommandEntry {
    switch self {
    case .add: .init("add", "Adds a worktree for a new branch.", keys: ["n"])
    case .remove: .init("remove", "Removes the worktree; asks first.", keys: ["d"])
    case .lock: .init("lock", "Keeps the worktree from being pruned, or not.", keys: ["L"])
    case .prune: .init("prune", "Forgets worktrees whose folders are gone.", keys: ["x"])
    }
  }
}

/// Commands of the list of remotes.
package enum GitRemotesAction: String, CommandSet {
  static let context = CommandContext.gitRemotes

  case fetch
  case add
  case rename
  case address
  case remove

  var entry: CommandEntry {
    switch self {
    case .fetch: .init("fetch", "Fetches from the selected remote.", keys: ["space", "enter"])
    case .add: .init("add", "Adds a remote.", keys: ["n"])
    case .rename: .init("rename", "Gives the remote another name.", keys: ["e"])
    case .address: .init("address", "Changes the address of the remote.", keys: ["u"])
    case .remove: .init("remove", "Removes the remote; asks first.", keys: ["d"])
    }
  }
}

/// Commands of the reflog.
package enum GitReflogAction: String, CommandSet {
  static let context = CommandContext.gitReflog

  case checkOut = "check-out"
  case reset
  case newBranch = "new-branch"
  case open

  var entry: CommandEntry {
    switch self {
    case .checkOut: .init("check out", "Goes to the commit, on no branch.", keys: ["space"])
    case .reset: .init("reset", "Moves the branch here; asks what goes along.", keys: ["g"])
    case .newBranch: .init("new branch", "Makes a branch at the commit.", keys: ["b"])
    case .open: .init("details", "Goes to the commit's differences.", keys: ["enter"])
    }
  }
}

/// Commands of the list of what can be taken back.
package enum GitUndoAction: String, CommandSet {
  static let context = CommandContext.gitUndo

  case undo

  var entry: CommandEntry {
    .init(
      "undo this", "Takes the selected action back, if nothing stands above it.", keys: ["enter"])
  }
}

/// Commands of the list of git's commands.
package enum GitCommandsAction: String, CommandSet {
  static let context = CommandContext.gitCommands

  case reads

  var entry: CommandEntry {
    .init("all", "Lists commands that only read, too, or not.", keys: ["a"])
  }
}
