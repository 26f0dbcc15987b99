/// Commands of the whole git pane.
package enum GitAction: String, CommandSet {
  static let context = CommandContext.git

  case nextView = "next-view"
  case previousView = "previous-view"
  case otherPart = "other-part"
  case refresh
  case fetch, pull
  case pullRebase = "pull-rebase"
  case pullForward = "pull-forward"
  case push
  case pushForced = "push-forced"
  case undo
  case goOn = "continue"
  case skip, abort
  case bisectGood = "bisect-good"
  case bisectBad = "bisect-bad"
  case blame, history
  case copy
  case run
  case clone
  case cancel

  var entry: CommandEntry {
    switch self {
    case .nextView: .init("view", "Goes to the next view of the repository.", keys: ["right", "l"])
    case .previousView:
      .init("previous view", "Goes to the previous view of the repository.", keys: ["left", "h"])
    case .otherPart:
      .init("diff", "Goes from the list to the differences and back.", keys: ["tab", "shift-tab"])
    case .refresh: .init("refresh", "Reads everything again.", keys: ["R"])
    case .fetch: .init("fetch", "Fetches what others have done.", keys: ["f"])
    case .pull:
      .init("pull", "Fetches the upstream and takes it in by fast-forward or merge.", keys: ["p"])
    case .pullRebase:
      .init(
        "pull and rebase", "Fetches the upstream and puts own commits on top.", keys: ["alt-p"])
    case .pullForward:
      .init(
        "pull forward", "Fetches the upstream and takes it in only by fast-forward.",
        keys: ["alt-f"])
    case .push: .init("push", "Pushes the branch; sets the upstream of a new one.", keys: ["P"])
    case .pushForced:
      .init(
        "push by force", "Replaces the remote branch if it is as last fetched; asks first.",
        keys: ["ctrl-t"])
    case .undo: .init("undo", "Takes the last action back; shows its commands first.", keys: ["z"])
    case .goOn:
      .init("continue", "Continues the merge, rebase or pick in progress.", keys: ["m c"])
    case .skip: .init("skip", "Skips the commit at hand of the operation.", keys: ["m s"])
    case .abort:
      .init("abort", "Gives the operation in progress up; asks first.", keys: ["m a"])
    case .bisectGood:
      .init("good", "Searches between a good and a bad commit: this one is good.", keys: ["m g"])
    case .bisectBad:
      .init("bad", "Searches between a good and a bad commit: this one is bad.", keys: ["m b"])
    case .blame:
      .init("blame", "Shows which commit each line of the file comes from.", keys: ["B"])
    case .history:
      .init("file history", "Shows the commits that changed the file.", keys: ["H"])
    case .copy:
      .init("copy", "Copies the selected commit's hash, or the file's name.", keys: ["y"])
    case .run:
      .init(
        "run", "Runs a command of yours out of config.toml.", keys: ["X"],
        arguments: [CommandArgument("NAME", "The name of its section below git-commands.")])
    case .clone:
      .init("clone", "Clones a repository and adds it as a project.", keys: ["alt-c"])
    case .cancel:
      .init("back", "Ends a range, stops what runs, or goes back to the list.", keys: ["esc"])
    }
  }
}

/// Commands of the list of changed files.
package enum GitStatusAction: String, CommandSet {
  static let context = CommandContext.gitStatus

  case open
  case tree
  case edit
  case stage
  case stageAll = "stage-all"
  case intendToAdd = "intend-to-add"
  case discard
  case commit
  case commitWithoutHooks = "commit-without-hooks"
  case amend
  case stash
  case stashMore = "stash-more"
  case takeOurs = "take-ours"
  case takeTheirs = "take-theirs"
  case markResolved = "mark-resolved"
  case showConflict = "show-conflict"
  case showIgnored = "show-ignored"

  var entry: CommandEntry {
    switch self {
    case .open:
      .init(
        "lines", "Goes to the lines or conflicts of the file; opens or closes a folder.",
        keys: ["enter"])
    case .tree: .init("tree", "Shows files in their folders, or as one list.", keys: ["t"])
    case .edit: .init("edit", "Opens the selected file in the editor.", keys: ["e"])
    case .stage:
      .init("stage", "Stages or unstages the selected file, folder or section.", keys: ["space"])
    case .stageAll: .init("stage all", "Stages everything, or unstages it.", keys: ["a"])
    case .intendToAdd:
      .init("intend to add", "Lets git know a new file without its content.", keys: ["N"])
    case .discard:
      .init("discard", "Takes changes out of the work tree; asks, and undo has them.", keys: ["d"])
    case .commit: .init("commit", "Writes a message and commits what is staged.", keys: ["c"])
    case .commitWithoutHooks:
      .init("commit, no hooks", "Commits without running hooks.", keys: ["w"])
    case .amend: .init("amend", "Adds what is staged to the last commit.", keys: ["A"])
    case .stash: .init("stash", "Puts all changes aside under a name.", keys: ["s"])
    case .stashMore: .init("stash …", "Asks which changes to put aside.", keys: ["S"])
    case .takeOurs: .init("take ours", "Resolves a conflict by our side.", keys: ["x o"])
    case .takeTheirs: .init("take theirs", "Resolves a conflict by their side.", keys: ["x t"])
    case .markResolved:
      .init("mark resolved", "Marks a conflict as resolved as the file is.", keys: ["x m"])
    case .showConflict:
      .init(
        "write conflict anew", "Writes the file with its conflict markers again.", keys: ["x w"])
    case .showIgnored: .init("ignored", "Shows ignored files, or hides them.", keys: ["I"])
    }
  }
}

/// Commands of the differences.
package enum GitDiffAction: String, CommandSet {
  static let context = CommandContext.gitDiff

  case stage
  case stageHunk = "stage-hunk"
  case discard
  case range
  case nextHunk = "next-hunk"
  case previousHunk = "previous-hunk"
  case nextFile = "next-file"
  case previousFile = "previous-file"
  case scrollLeft = "scroll-left"
  case scrollRight = "scroll-right"
  case sideBySide = "side-by-side"
  case whitespace
  case moreContext = "more-context"
  case lessContext = "less-context"
  case edit

  var entry: CommandEntry {
    switch self {
    case .stage:
      .init("stage lines", "Stages or unstages the chosen lines, or a hunk.", keys: ["space"])
    case .stageHunk:
      .init("stage hunk", "Stages or unstages the hunk at the cursor.", keys: ["a"])
    case .discard:
      .init(
        "discard lines", "Takes the chosen lines out of the file; asks, and undo has them.",
        keys: ["d"])
    case .range: .init("range", "Begins to choose several lines, or ends it.", keys: ["v"])
    case .nextHunk: .init("next hunk", "Goes to the next hunk.", keys: ["n"])
    case .previousHunk: .init("previous hunk", "Goes to the previous hunk.", keys: ["N"])
    case .nextFile: .init("next file", "Goes to the next file.", keys: ["J"])
    case .previousFile: .init("previous file", "Goes to the previous file.", keys: ["K"])
    case .scrollLeft: .init("scroll left", "Scrolls to the left.", keys: ["left", "h"])
    case .scrollRight: .init("scroll right", "Scrolls to the right.", keys: ["right", "l"])
    case .sideBySide:
      .init("side by side", "Puts old and new beside or below each other.", keys: ["S"])
    case .whitespace:
      .init("white space", "Ignores more or fewer changes of white space.", keys: ["w"])
    case .moreContext: .init("more context", "Shows more lines around a change.", keys: ["+"])
    case .lessContext: .init("less context", "Shows fewer lines around a change.", keys: ["minus"])
    case .edit: .init("edit", "Opens the file in the editor at this line.", keys: ["e"])
    }
  }
}

/// Commands while a line is typed in the git pane.
package enum GitPromptAction: String, CommandSet {
  static let context = CommandContext.gitPrompt

  case accept
  case cancel

  var entry: CommandEntry {
    switch self {
    case .accept: .init("done", "Takes what is typed.", keys: ["enter"])
    case .cancel: .init("cancel", "Leaves everything as it was.", keys: ["esc"])
    }
  }
}
