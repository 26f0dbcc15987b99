extension GitFailure {
  /// What git's words mean; the first match counts, so that the special comes before the general.
  static let rules: [Rule] = [
    Rule(
      .diskFull, ["No space left on device", "Disk quota exceeded"],
      "The disk is full; git changed nothing that `git status` would not show.",
      "Free some space and try again."),
    Rule(
      .gitUnsafe, ["detected dubious ownership", "unsafe repository"],
      "The repository belongs to another user, and git does not trust it.",
      "If you trust it, add it to `safe.directory` in your git configuration."),
    Rule(
      .gitLocked,
      [".lock': File exists", "cannot lock ref", "Unable to create", "could not lock config file"],
      "The repository is locked by another program.", "Wait until it is done and try again."),
    Rule(
      .gitNotARepository, ["not a git repository", "must be run in a work tree"],
      "This folder is not inside a git repository, or has no work tree.",
      "Run `git init` there first."),
    Rule(
      .gitCorrupt,
      [
        "index file corrupt", "index file smaller than expected", "bad index file",
        "bad signature 0x",
      ],
      "The index of the repository is damaged; commits and the work tree are not touched by that.",
      "Move .git/index aside and run `git reset`."),
    Rule(
      .gitCorrupt,
      [
        "is corrupt", "unable to read sha1 file", "unable to read tree", "bad tree object",
        "missing blob",
        "object file is empty", "loose object", "inflate: data stream error", "unable to unpack",
        "could not read commit", "garbage at end of loose object",
      ],
      "An object of the repository is damaged or missing.",
      "Run `git fsck --full`; fetching from a remote or another clone can bring it back."),
    Rule(
      .gitIdentity,
      ["Please tell me who you are", "empty ident name", "unable to auto-detect email address"],
      "Git does not know who you are.",
      "Run `git config --global user.name \"…\"` and `git config --global user.email …`."),
    Rule(
      .gitSigning,
      ["gpg failed to sign the data", "failed to write commit object", "signing failed"],
      "The commit could not be signed.",
      "Check the key and its agent, or commit without signing."),
    Rule(
      .gitHostKey,
      ["REMOTE HOST IDENTIFICATION HAS CHANGED", "Host key verification failed"],
      "The host did not prove to be the one that was known.",
      "If you know why its key changed, take the old one away with `ssh-keygen -R HOST`."),
    Rule(
      .gitAuthentication,
      [
        "Authentication failed", "Permission denied (", "could not read Username",
        "could not read Password", "Access denied", "The requested URL returned error: 401",
        "The requested URL returned error: 403", "Too many authentication failures",
        "unable to read askpass response", "Load key",
      ],
      "The remote did not accept who you are.", "Check the user name, the password or the key."),
    Rule(
      .gitStaleLease, ["stale info", "remote ref updated since checkout"],
      "The remote branch has moved since the last fetch; nothing was overwritten.",
      "Fetch and look at what came in before forcing."),
    Rule(
      .gitRejected, ["[rejected]", "fetch first", "non-fast-forward"],
      "The remote has commits that you do not have; nothing was pushed.",
      "Pull first, or force with a lease when you mean to replace them."),
    Rule(
      .gitRemoteDeclined, ["[remote rejected]", "hook declined", "remote unpack failed"],
      "The remote refused what was pushed.", "Its answer says why."),
    Rule(
      .gitDiverged,
      ["Not possible to fast-forward", "Need to specify how to reconcile divergent branches"],
      "Both sides have commits that the other lacks.", "Pull with merge or with rebase."),
    Rule(
      .gitNoUpstream,
      ["has no upstream branch", "no tracking information", "no upstream configured"],
      "The branch has no upstream.", "Push and set the upstream, or name a remote branch."),
    Rule(
      .gitRemoteMissing,
      [
        "does not appear to be a git repository", "No such remote", "repository not found",
        "Repository not found", "/' not found", "does not exist\nfatal: Could not read from remote",
        "fatal: repository '", "The requested URL returned error: 404",
        "not found: did you run git update-server-info",
      ],
      "There is no such remote repository.", "Check its address."),
    Rule(
      .gitNetwork,
      [
        "Could not resolve host", "Connection refused", "Connection timed out", "Connection reset",
        "Network is unreachable", "Failed to connect", "Couldn't connect", "unable to access",
        "No route to host", "early EOF", "The remote end hung up", "Connection closed by",
        "Operation timed out", "Could not read from remote repository", "unable to connect to",
      ],
      "The remote cannot be reached.", "Check the network and the address, then try again."),
    Rule(
      .gitConflict,
      [
        "CONFLICT (", "could not apply", "fix conflicts and then", "Resolve all conflicts manually",
        "after resolving the conflicts", "Applying autostash resulted in conflicts",
        "conflicts in index", "with conflicts.",
      ],
      "Git stopped at a conflict.", "Resolve it and continue, or abort."),
    Rule(
      .gitUnmerged,
      [
        "you need to resolve your current index first", "unmerged files", "needs merge",
        "You must edit all merge conflicts", "unmerged path", "is unmerged",
        "Resolve them before",
      ],
      "There are conflicts that are not resolved yet.", "Resolve them first."),
    Rule(
      .gitOperationRunning,
      [
        "You have not concluded your merge", "already a rebase-merge directory",
        "already a rebase-apply directory", "is already in progress", "in the middle of",
        "in progress?", "Cannot switch branch while",
      ],
      "Another operation is in progress.", "Continue or abort it first."),
    Rule(
      .gitWouldOverwrite,
      [
        "would be overwritten by", "You have unstaged changes", "contains uncommitted changes",
        "Please commit or stash them", "Your index contains", "not uptodate. Cannot merge",
        "Cannot pull with rebase", "would lose untracked files",
        "contains modified or untracked files",
      ],
      "That would overwrite changes that are not committed.", "Commit, stash or discard them first."
    ),
    Rule(
      .gitNothingToCommit,
      ["nothing to commit", "nothing added to commit", "no changes added to commit"],
      "There is nothing to commit.", "Stage something first."),
    Rule(
      .gitNotMerged, ["is not fully merged"],
      "The branch has commits that no other branch has.", "Delete it by force if you mean to."),
    Rule(
      .gitInUse,
      [
        "is already checked out at", "already used by worktree", "checked out at",
        "is a missing but already registered worktree", "is locked",
      ],
      "It is in use in another worktree.", "Switch there first."),
    Rule(
      .gitPatchDoesNotApply,
      ["patch does not apply", "patch failed:", "No valid patches in input", "corrupt patch"],
      "The file is no longer what the diff shows; nothing was changed.",
      "Look at the diff anew and try again."),
    Rule(
      .gitExists, ["already exists", "cannot overwrite"], "That name is taken.", "Choose another."),
    Rule(
      .gitUnknownRevision,
      [
        "unknown revision", "bad revision", "Not a valid object name", "invalid reference",
        "ambiguous argument", "did not match any", "bad object", "not a commit", "invalid upstream",
        "couldn't find remote ref", "no such branch", "No such ref", "not a valid ref",
        "not something we can merge", "needed a single revision", "Needed a single revision",
        "not found.", "is not a stash reference", "src refspec",
      ],
      "Git does not know that name.", "It may have been deleted or renamed; refresh and look again."
    ),
    Rule(
      .gitInvalidName,
      ["is not a valid branch name", "is not a valid tag name", "not a valid remote name"],
      "Git does not allow that name.", "Leave out spaces, `..`, `~`, `^`, `:` and a leading dash."),
    Rule(
      .gitTooOld, ["unknown option", "unknown switch", "is not a git command"],
      "The installed git is too old for this.", "Install a newer git."),
  ]
}

extension WaymarkError.Code {
  package static let gitAuthentication = Self(rawValue: "git-authentication")
  package static let gitConflict = Self(rawValue: "git-conflict")
  package static let gitCorrupt = Self(rawValue: "git-corrupt")
  package static let gitDiverged = Self(rawValue: "git-diverged")
  package static let gitExists = Self(rawValue: "git-exists")
  package static let gitFailed = Self(rawValue: "git-failed")
  package static let gitHookFailed = Self(rawValue: "git-hook-failed")
  package static let gitHostKey = Self(rawValue: "git-host-key")
  package static let gitIdentity = Self(rawValue: "git-identity")
  package static let gitInUse = Self(rawValue: "git-in-use")
  package static let gitInvalidName = Self(rawValue: "git-invalid-name")
  package static let gitLocked = Self(rawValue: "git-locked")
  package static let gitNetwork = Self(rawValue: "git-network")
  package static let gitNoUpstream = Self(rawValue: "git-no-upstream")
  package static let gitNotARepository = Self(rawValue: "git-not-a-repository")
  package static let gitNotMerged = Self(rawValue: "git-not-merged")
  package static let gitNothingToCommit = Self(rawValue: "git-nothing-to-commit")
  package static let gitOperationRunning = Self(rawValue: "git-operation-running")
  package static let gitPatchDoesNotApply = Self(rawValue: "git-patch-does-not-apply")
  package static let gitRejected = Self(rawValue: "git-rejected")
  package static let gitRemoteDeclined = Self(rawValue: "git-remote-declined")
  package static let gitRemoteMissing = Self(rawValue: "git-remote-missing")
  package static let gitSigning = Self(rawValue: "git-signing")
  package static let gitStaleLease = Self(rawValue: "git-stale-lease")
  package static let gitTooOld = Self(rawValue: "git-too-old")
  package static let gitUnknownRevision = Self(rawValue: "git-unknown-revision")
  package static let gitUnmerged = Self(rawValue: "git-unmerged")
  package static let gitUnsafe = Self(rawValue: "git-unsafe")
  package static let gitWouldOverwrite = Self(rawValue: "git-would-overwrite")
}
