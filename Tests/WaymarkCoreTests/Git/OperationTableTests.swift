import Foundation
import Testing

/// Every operation that the git part promises, and the test that tries it on a real repository.
///
/// An operation without a test, and a test that is gone, are seen here.
@Suite struct OperationTableTests {
  static let table: [(operation: String, test: String)] = [
    // Status.
    (
      "status: branch, upstream, ahead and behind", "ahead, behind and a vanished upstream are seen"
    ),
    ("status: unborn branch", "a branch without commits is unborn"),
    ("status: detached head", "a detached head has a commit and no branch"),
    (
      "status: staged, unstaged, untracked, ignored, renamed",
      "staged, changed, renamed, deleted, new and ignored files are told apart"
    ),
    ("status: conflicts of every kind", "every kind of conflict is told"),
    ("status: stashes", "stashes are counted"),
    ("status: submodules", "a submodule says what is new in it"),
    ("status: worktree", "a worktree has a status of its own"),
    ("status: bare and shallow", "a bare repository and a shallow clone have a status"),
    ("operation: merge", "a merge with a conflict"),
    ("operation: rebase", "a rebase with a conflict knows branch and position"),
    ("operation: rebase by patches, mails", "a rebase by patches and mails being applied"),
    (
      "operation: cherry-pick and revert",
      "a cherry-pick, a revert and what is left between two commits"
    ),
    ("operation: bisect", "a bisect can be skipped and reset"),
    // Staging.
    ("stage and unstage: all", "everything is staged and unstaged, and undo brings the index back"),
    ("stage and unstage: path", "files of any name are staged, unstaged and back by undo"),
    ("stage: folder, many files", "a folder and many files are staged at once"),
    ("stage: hunk", "a hunk is staged and undo takes it out again"),
    ("stage: lines", "index and remaining diff are exactly what was asked"),
    ("unstage: lines", "unstaging lines takes back exactly those"),
    ("stage: mode", "a change of mode is staged by itself"),
    ("stage: intent to add", "an intent to add is staged without content and back by undo"),
    ("discard: files, with undo", "discarding everything can be undone to the byte"),
    ("discard: lines, with undo", "discarding lines takes exactly those and can be undone"),
    ("discard: undo after edits", "what was edited after a discard is merged on undo"),
    (
      "discard: list and forget",
      "discards are listed, readable by plain git, and forgotten on request"
    ),
    ("conflict: take a side", "a side is taken whole and undo brings the conflict back"),
    ("conflict: three-way text", "the three texts of a file can be read"),
    ("conflict: own text, as it stands", "a file is resolved with a text and as it stands"),
    (
      "conflict: each by a side",
      "one conflict is settled and the other stays as git wrote it, and undo has both"
    ),
    (
      "conflict: all of them by sides", "a file with every conflict settled is resolved"
    ),
    ("conflict: edited meanwhile", "a file that was edited meanwhile is not written over"),
    ("conflict: write anew", "a conflict is written anew with its base"),
    // Diff.
    ("diff: any pair of states", "every pair of states can be compared, in both directions"),
    ("diff: white space, context, paths", "white space, context and paths are options"),
    ("diff: renames and modes", "added, deleted, renamed with a change, and mode changes"),
    ("diff: binary and huge", "binary and huge files are told by size"),
    ("diff: pictures by size", "a picture that changed is told by its size before and after"),
    ("diff: no final line break, CRLF", "a missing line break at the end and CRLF are kept"),
    ("diff: words", "only the words that differ are marked"),
    ("diff: untracked file", "an untracked file is one that is all new"),
    ("diff: conflict", "a file in conflict is shown against both sides"),
    // Commit.
    ("commit", "a commit takes what is staged and its message as it is"),
    ("commit: amend, reword", "amending and rewording replace the last commit and can be undone"),
    ("commit: sign-off, author, fixup, squash", "sign-off, author, empty commits and fixups"),
    ("commit: rules, wrapping", "subjects and bodies that readers mind are remarked on"),
    ("commit: trailers, co-author", "trailers go into the last paragraph, once"),
    (
      "commit: hooks live, skipped",
      "what hooks print is streamed, and one that refuses is said to have"
    ),
    ("commit: cancel", "a hook that hangs can be cancelled and leaves no lock"),
    ("commit: sign", "a signature that fails is said to be so"),
    ("commit: template", "the draft is the template, what a merge prepared, or the old message"),
    (
      "commit: draft by a model",
      "the message comes bit by bit from the project's model, and nothing is stored"
    ),
    ("commit: ticks the plan", "ticks are staged by themselves, and undo takes them back"),
    (
      "plan: objectives of a commit", "files lead to the objectives that they are evidence for"
    ),
    ("commit: reword and amend an older one", "an older commit is reworded and amended"),
    // History.
    ("log: streaming", "the first batch is a screen and the rest follows"),
    ("log: stop", "a reader that has enough ends the log"),
    (
      "log: path, author, text, time, -S, -G, range",
      "a log is filtered by path, author, text, time, content and range"
    ),
    ("log: graph", "lines lead from every commit to its parents and lanes never move"),
    ("commit details and files", "a commit's details and files"),
    ("blame with walk to the parent", "blame tells each line's commit and walks to the parent"),
    ("file history through renames", "a file's history follows its renames"),
    ("reflog", "the reflog tells what moved the head"),
    ("compare", "two commits are compared"),
    ("commit-graph file", "a commit-graph file can be written"),
    // References.
    (
      "branches, remote branches, tags: list",
      "branches, remote branches and tags are listed with their last commit"
    ),
    (
      "branch: create, switch, rename, delete",
      "a branch is made, switched to, renamed and deleted, and all of it undone"
    ),
    ("branch: delete with undo", "a deleted branch comes back with its commits and its upstream"),
    ("branch: upstream", "an upstream is set, taken away and back by undo"),
    ("branch: from a remote one", "switching to a remote branch makes a local one, once"),
    ("tag: create, annotate, delete", "tags are made, annotated, deleted, and all of it undone"),
    (
      "worktree: add, lock, move, remove",
      "work trees are added, listed, locked, moved, removed, and all of it undone"
    ),
    ("worktree: prune", "a work tree with changes stays unless it is forced away"),
    (
      "remote: add, change, rename, remove",
      "remotes are added, changed, renamed, removed, and all of it undone"
    ),
    // Stash.
    ("stash: push, with untracked", "changes are put aside and come back by undo"),
    ("stash: staged, paths", "only what is staged, or only some files, are put aside"),
    ("stash: lines", "some lines are put aside and come back on top of other changes"),
    ("stash: apply, pop, show", "a stash is applied, popped, and both undone to the byte"),
    ("stash: drop", "a stash is dropped by what it is, not by where it is, and comes back"),
    ("stash: branch", "a branch is made from a stash and undone"),
    // Integration.
    ("merge", "a merge, with its ways, is made and undone with changes kept"),
    ("merge: continue", "a merge that stops is continued and undone as a whole"),
    ("abort", "an abort keeps what was resolved by hand"),
    ("cherry-pick and revert", "commits are picked and taken back, and both undone"),
    ("cherry-pick: skip", "a picking of several that stops is skipped and continued"),
    ("rebase", "a branch is put onto another and back by undo"),
    ("rebase: continue, skip, abort", "a rebase that stops is continued, skipped and aborted"),
    ("rebase: list", "a list reorders, drops, squashes, fixes up and rewords"),
    ("rebase: edit", "an edit stops behind its commit and goes on"),
    ("rebase: autosquash", "fixups are sorted in, by git and in the list"),
    ("rebase: other branches", "branches on the way move along"),
    (
      "reset: soft, mixed, hard, keep",
      "a reset moves the branch and is undone with everything it took"
    ),
    ("bisect", "a bisect finds the commit"),
    (
      "bisect: good, bad, progress",
      "a search between a good and a bad commit says how far it is and what it found"
    ),
    (
      "submodules: list, initialise, update",
      "submodules are listed, initialised, fetched and seen to have moved"
    ),
    // Remote.
    ("clone", "a clone reports progress, and options shape it"),
    ("fetch: prune, tags, all", "a fetch brings branches and tags and prunes"),
    ("pull: merge, rebase, fast-forward only", "a pull joins what came in, by its mode"),
    ("push: upstream, delete, tags", "a push makes branches, sets the upstream, and deletes"),
    ("push: force with lease", "a push that would lose commits is refused, and a lease sees them"),
    ("remote: progress", "progress is read in all its forms"),
    ("remote: cancel", "cancelling while a question is open ends the command"),
    ("prompt: name and password", "a clone, a push and a fetch ask for name and password"),
    (
      "prompt: host key and passphrase",
      "a clone, a push and a fetch ask for host key and passphrase"
    ),
    ("prompt: wrong password", "a wrong password is said to be one and leaves no clone"),
    ("prompt: wrong passphrase", "a wrong passphrase is said to be one"),
    ("prompt: changed host key", "a host whose key has changed is refused with the remedy"),
    ("prompt: never in the background", "a fetch in the background fails rather than ask"),
    (
      "ssh keys: generate, list, remove",
      "a key is made, listed without its private half, and removed"
    ),
    ("ssh keys: import", "keys of every kind are taken in with the right public half"),
    (
      "ssh keys: per project",
      "a key is made, used for every remote at once, and removed"
    ),
    ("ssh keys: own ones only", "only the project's own keys are offered"),
    (
      "custom commands",
      "a command runs without a shell, and its output and exit code are kept"
    ),
    // Undo and log.
    (
      "undo: list, restart, moved since",
      "the undo list survives a restart and refuses what has moved"
    ),
    ("undo: moved references", "what has moved since is not undone"),
    (
      "log of commands",
      "every command is logged with time and exit code and without passwords"
    ),
    // Bad input.
    ("bad input: file names", "files of any name are staged, unstaged and back by undo"),
    (
      "bad input: escapes in messages",
      "a message with escape sequences is kept and cleaned to show"
    ),
    ("bad input: hanging hook", "a hook that hangs can be cancelled and leaves no lock"),
    (
      "bad input: no network",
      "a repository that is not there and a server that is not there are told apart"
    ),
    ("bad input: lock left behind", "a lock that is left behind is named"),
    (
      "bad input: damaged index or object", "a damaged index and a damaged object are said to be so"
    ),
    ("bad input: another user's", "a repository of another user comes with git's own remedy"),
    ("bad input: no git", "a missing git is said to be so"),
    ("bad input: old git", "a git that is too old is refused with the version that is needed"),
    ("bad input: names", "names that git does not allow or that are taken are said to be so"),
    ("bad input: revisions", "revisions that look like options or do not exist are refused"),
    ("bad input: full disk", "a full disk in the middle of a commit leaves nothing half done"),
  ]

  /// The source of the tests in some folders, without the tables themselves.
  static func source(_ folders: String...) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var text = ""
    for folder in folders {
      let root = tests.appendingPathComponent(folder)
      let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      for name in names ?? []
      where name.hasSuffix(".swift") && !name.hasSuffix("OperationTableTests.swift") {
        text += try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      }
    }
    return text
  }

  @Test func `every operation has a test on a real repository`() throws {
    let text = try Self.source(
      "WaymarkCoreTests/Git", "WaymarkCoreTests/Chat", "WaymarkCoreTests/Evidence",
      "waymarkTests/Git")
    for (operation, test) in Self.table {
      #expect(text.contains("func `\(test)`"), "\(operation) has no test “\(test)”")
    }
    #expect(Set(Self.table.map(\.operation)).count == Self.table.count)
  }
}
