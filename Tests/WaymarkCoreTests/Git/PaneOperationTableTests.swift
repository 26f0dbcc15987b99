import Testing

/// Every operation again, and the test that tries it in the pane: keys go in, and git says what
/// became of the repository.
@Suite struct PaneOperationTableTests {
  private static let table: [String: String] = [
    "status: branch, upstream, ahead and behind": "a branch is pushed and its upstream set",
    "status: unborn branch": "unusual repositories are told apart",
    "status: detached head": "unusual repositories are told apart",
    "status: staged, unstaged, untracked, ignored, renamed":
      "the status shows what is changed, new and staged",
    "status: conflicts of every kind": "a conflict is resolved by a side and the merge goes on",
    "status: stashes": "stashes are listed with what they hold",
    "status: submodules": "submodules are listed with their state",
    "status: worktree": "worktrees are listed with their branches",
    "status: bare and shallow": "unusual repositories are told apart",
    "operation: merge": "a conflict is resolved by a side and the merge goes on",
    "operation: rebase": "an operation is given up after a question",
    "operation: cherry-pick and revert": "a picking that stops is skipped and continued",
    "operation: bisect": "a commit that cannot be tried is skipped",
    "stage and unstage: all": "space stages a file and takes it back, and the next one is selected",
    "stage and unstage: path":
      "space stages a file and takes it back, and the next one is selected",
    "stage: folder, many files":
      "a folder is closed, staged as a whole, and the choice is remembered",
    "stage: hunk": "single lines, ranges and hunks are staged and unstaged",
    "stage: lines": "single lines, ranges and hunks are staged and unstaged",
    "unstage: lines": "single lines, ranges and hunks are staged and unstaged",
    "stage: mode": "a change of mode is staged with its file",
    "stage: intent to add": "a new file is announced to git",
    "discard: files, with undo": "discarding asks, and undo brings it back",
    "discard: lines, with undo": "lines are discarded alone",
    "conflict: take a side": "a conflict is resolved by a side and the merge goes on",
    "conflict: three-way text": "a conflict shows both sides and what was there before",
    "conflict: own text, as it stands":
      "a conflict is written anew, taken by our side, or marked as resolved",
    "conflict: each by a side": "each conflict is settled by a side and the file is resolved",
    "conflict: all of them by sides": "each conflict is settled by a side and the file is resolved",
    "conflict: write anew": "a conflict is written anew, taken by our side, or marked as resolved",
    "diff: any pair of states": "two commits are compared, and one with the work tree",
    "diff: white space, context, paths": "white space and context are switched",
    "diff: renames and modes": "a change of mode is staged with its file",
    "diff: binary and huge": "a picture is told by its size",
    "diff: pictures by size": "a picture is told by its size",
    "diff: no final line break, CRLF": "hostile names and contents do not reach the terminal",
    "diff: words": "the looks of a diff come from its scopes",
    "diff: untracked file": "lines of a new file are staged by themselves",
    "diff: conflict": "a conflict is resolved by a side and the merge goes on",
    "commit": "what is staged is committed with the message",
    "commit: amend, reword": "the last commit is amended with its message",
    "commit: sign-off, author, fixup, squash": "a commit is signed off, and hooks are skipped",
    "commit: rules, wrapping": "a co-author is added and long lines are wrapped",
    "commit: trailers, co-author": "a co-author is added and long lines are wrapped",
    "commit: hooks live, skipped": "a hook that refuses is heard, and the message is kept",
    "commit: cancel": "a hook that hangs is shown and stopped",
    "commit: sign": "a signature that fails is said to be so",
    "commit: template": "the draft of a commit is the template",
    "commit: draft by a model": "a draft streams into the editor and is not committed",
    "commit: ticks the plan": "a commit ticks a task after asking, and only that",
    "plan: objectives of a commit": "a commit shows the objectives that it touches",
    "commit: reword and amend an older one":
      "an older commit is amended, and fixups go where they belong",
    "log: streaming": "the log shows branches as lines and a commit with its message",
    "log: path, author, text, time, -S, -G, range":
      "commits are found by author, path, time and content",
    "log: graph": "the log shows branches as lines and a commit with its message",
    "commit details and files": "the log shows branches as lines and a commit with its message",
    "blame with walk to the parent": "blame walks to what a line was before",
    "file history through renames": "the history of a file goes through its renames",
    "reflog": "the reflog leads back, and undo says what it will run",
    "compare": "two commits are compared, and one with the work tree",
    "branches, remote branches, tags: list": "what the repository has is listed",
    "branch: create, switch, rename, delete":
      "branches are made, renamed, merged, switched and deleted",
    "branch: delete with undo": "branches are made, renamed, merged, switched and deleted",
    "branch: upstream": "a branch is compared, rebased onto, given an upstream and moved",
    "branch: from a remote one": "a branch is compared, rebased onto, given an upstream and moved",
    "tag: create, annotate, delete": "a tag is annotated, checked out, pushed, and its log shown",
    "worktree: add, lock, move, remove": "a worktree is locked and one that is gone is forgotten",
    "worktree: prune": "a worktree is locked and one that is gone is forgotten",
    "remote: add, change, rename, remove":
      "remotes are added, renamed, moved and removed without showing passwords",
    "stash: push, with untracked": "changes are put aside, looked at and brought back",
    "stash: staged, paths":
      "what is staged or selected is put aside alone, and a branch made of it",
    "stash: apply, pop, show": "changes are put aside, looked at and brought back",
    "stash: drop": "changes are put aside, looked at and brought back",
    "stash: branch": "what is staged or selected is put aside alone, and a branch made of it",
    "merge": "branches are made, renamed, merged, switched and deleted",
    "merge: continue": "a conflict is resolved by a side and the merge goes on",
    "abort": "an operation is given up after a question",
    "cherry-pick and revert": "commits are picked, reverted, tagged and branched from",
    "cherry-pick: skip": "a picking that stops is skipped and continued",
    "rebase": "a branch is compared, rebased onto, given an upstream and moved",
    "rebase: continue, skip, abort": "a picking that stops is skipped and continued",
    "rebase: list": "a rebase is put together as a list and carried out",
    "rebase: edit": "a rebase is put together as a list and carried out",
    "rebase: autosquash": "an older commit is amended, and fixups go where they belong",
    "reset: soft, mixed, hard, keep": "a branch is moved, and undo moves it back",
    "bisect": "a search is begun in the log, led to its end and ended",
    "bisect: good, bad, progress": "a search is begun in the log, led to its end and ended",
    "submodules: list, initialise, update": "a submodule is initialised and fetched",
    "clone": "a repository is cloned and becomes a project",
    "fetch: prune, tags, all": "what others did is fetched and pulled",
    "pull: merge, rebase, fast-forward only":
      "a pull goes forward only, or puts own commits on top",
    "push: upstream, delete, tags": "a branch is pushed and its upstream set",
    "push: force with lease": "a refused push says why, and one by force asks",
    "remote: cancel": "a hook that hangs is shown and stopped",
    "prompt: name and password":
      "a push asks for name and password inside Waymark and shows neither",
    "prompt: wrong password": "a wrong password is said to be one and is not shown",
    "prompt: changed host key": "a host whose key has changed is refused with the remedy",
    "ssh keys: generate, list, remove": "a key is made, shown by its public half, and removed",
    "ssh keys: import": "a key is imported from a file, and what is no key is refused",
    "custom commands": "a command asks first, and one that fails says so",
    "undo: list, restart, moved since": "what can be taken back is listed with its commands",
    "log of commands": "every command that changed something is listed with its exit code",
    "bad input: file names": "names that need care are staged, shown and taken back",
    "bad input: escapes in messages":
      "a message with escape sequences is committed as it is and shown without them",
    "bad input: hanging hook": "a hook that hangs is shown and stopped",
    "bad input: no network":
      "a network that is not there is told apart from a repository that is not",
    "bad input: lock left behind":
      "a lock that is left behind is named, and the list goes back to what is so",
    "bad input: damaged index or object":
      "a damaged index and a damaged object come with a way out",
    "bad input: another user's": "a repository of another user comes with git's own remedy",
    "bad input: no git": "a missing git and one that is too old say what to install",
    "bad input: old git": "a missing git and one that is too old say what to install",
    "bad input: names": "names that git does not allow are refused with what to leave out",
    "bad input: full disk":
      "a full disk in mid-commit is said to be full, and nothing is half done",
    "status: as a tree": "files stand in their folders",
    "status: ignored on request": "ignored files are shown on request",
    "diff: syntax colours": "differences are shown in the colours of their language",
    "diff: side by side": "old and new stand side by side",
    "open in the editor": "the editor opens a file at its line",
    "conflict: open in the editor": "what is chosen is written before the editor opens",
    "log: all branches": "all branches are shown at once",
    "log: find": "a commit is found by its subject",
    "commit: a left message comes back": "a message that is left comes back",
    "copy a hash or a name": "the hash of a commit and the name of a file are copied",
    "custom commands: keys": "a key runs a command on what is selected and shows what it prints",
    "clone where there is no repository": "a clone can be begun where there is no repository",
    "live: changes by another program":
      "a file that another program writes is seen, staged and committed",
  ]

  /// What has no face of its own in the pane, and why.
  private static let beneath: [String: String] = [
    "operation: rebase by patches, mails": "the pane shows its header and steps as for any rebase",
    "discard: undo after edits": "undo is one command, whatever it takes back",
    "discard: list and forget": "undo lists discards among everything else",
    "conflict: edited meanwhile": "the pane reads the file again whenever it changes",
    "log: stop": "the pane reads on only as far as somebody looks",
    "commit-graph file": "a speed-up for the command line; the log needs none",
    "stash: lines": "lines are put aside by staging them and putting aside what is staged",
    "rebase: other branches": "an option of the configuration, `rebase.updateRefs`",
    "remote: progress": "drawn by the status line for every pane",
    "prompt: host key and passphrase": "the same prompts as for name and password",
    "prompt: wrong passphrase": "the same sentence as for a wrong password",
    "prompt: never in the background": "the pane fetches nothing by itself",
    "ssh keys: per project": "keys go to git by its environment",
    "ssh keys: own ones only": "keys go to git by its environment",
    "undo: moved references": "undo is one command, whatever it takes back",
    "bad input: revisions": "the pane names commits by their hashes",
  ]

  @Test func `every operation can be done in the pane and has a test there`() throws {
    let text = try OperationTableTests.source("WaymarkAppTests/Git", "waymarkTests/Terminal")
    for (operation, test) in Self.table.sorted(by: { $0.key < $1.key }) {
      #expect(text.contains("func `\(test)`"), "\(operation) has no test “\(test)” in the pane")
    }
    for (operation, _) in OperationTableTests.table {
      #expect(
        Self.table[operation] != nil || Self.beneath[operation] != nil,
        "\(operation) is not in the table of the pane")
    }
    let known = Set(OperationTableTests.table.map(\.operation))
    for operation in Self.beneath.keys {
      #expect(known.contains(operation), "\(operation) is no operation")
      #expect(Self.table[operation] == nil, "\(operation) has a face after all")
    }
  }
}
