internal import WaymarkCore
package import WaymarkTerminal

/// The git pane: one repository, seen by its work tree, its history and its references.
package struct GitPane: Pane {
  /// How far the repository is open.
  enum Phase: Sendable {
    case opening
    case failed(Failure)
    case open(RepositoryLayout)
  }

  /// A way to look at the repository.
  enum View: String, Sendable, CaseIterable {
    case status, log, branches, tags, stashes, worktrees, remotes, submodules, reflog, undo
    case keys, commands
    /// The lines and the commits of one file, opened from elsewhere.
    case blame, history
    /// The list of a rebase that is put together.
    case rebase
    /// The conflicts of one file.
    case conflict

    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The parts of a view that can have the focus.
  enum Part: Sendable, Hashable {
    case list
    case diff
  }

  var phase = Phase.opening
  var view = View.status
  var part = Part.list
  var status: WorkTreeStatus?
  var files = StatusList()
  var log = LogList()
  var branches = GitList<BranchItem>()
  var tags = GitList<TagItem>()
  var stashes = GitList<StashItem>()
  var worktrees = GitList<WorktreeItem>()
  var remotes = GitList<RemoteItem>()
  var submodules = GitList<SubmoduleItem>()
  var keys = GitList<KeyItem>()
  var reflog = GitList<ReflogItem>()
  var undos = GitList<UndoItem>()
  var commands = GitList<CommandItem>()
  var blame = BlameList()
  var history = GitList<RevisionItem>()
  var historyPath: GitPath?
  var rebase: RebaseList?
  var conflict = ConflictList()
  /// What the last analysis knows of the code; nil while there is none.
  var plan: TouchedObjectives?
  /// Where the view of a file was opened.
  var origin = View.status
  /// What was looked for in the log last.
  var sought = ""
  /// Whether commands that only read are listed, too.
  var showsReads = false
  /// The message of a commit that is being written.
  var editor: CommitEditor?
  /// A message that was left or that git refused, for the next time.
  var draft: CommitEditor?
  var showsIgnored = false
  var diff = DiffView()
  /// What the diff is of.
  var subject: DiffSubject?
  /// The options of the diff on the screen.
  var shownOptions = DiffOptions()
  /// Why there is no diff.
  var diffFailure: Failure?
  var diffOptions = DiffOptions()
  /// Whether lines on the screen are about to change, so that nothing can be done with them.
  var isDiffDue = false
  /// What runs, by its number.
  var running: [Int: GitRun] = [:]
  private var runs = 0
  /// A status is being read; another is due when something changed meanwhile.
  var isReading = false
  var isStale = false
  /// The status that is being read began before an action whose result is shown already.
  var isOutdated = false
  /// Whether changes on disk are told.
  var isWatching = false
  /// A question that has to be answered first.
  var question: GitQuestion?
  /// A line that is being typed.
  var prompt: GitPrompt?
  /// Questions of git and ssh, the first of which may be on the screen.
  var waiting: [AskpassQuestions.Pending] = []
  var asksFirst = false
  /// What others want to see as soon as the status is there.
  var wanted: ChangesRequest?

  package init() {}

  package mutating func appear() -> [Effect] {
    [GitWork.open, GitWork.listen, GitWork.readPlan]
  }

  package var contexts: [CommandContext] {
    if prompt != nil { return [.gitPrompt, .field] }
    if question != nil { return [.dialog] }
    guard case .open = phase else { return [.git] }
    if part == .diff { return [.gitDiff, .git, .list] }
    if editor != nil { return [.gitCommit, .text, .field] }
    return view.contexts + [.git, .list]
  }

  package var isTakingText: Bool {
    prompt != nil || question == nil && editor != nil && part == .list
  }

  package mutating func reveal(in area: Size) {
    let layout = GitLayout(self, area: area)
    if let rect = layout.list {
      list.reveal(rows: rect.rows - layout.titleRows)
      editor?.reveal(rows: rect.rows - layout.titleRows, columns: rect.columns)
    }
    if let rect = layout.diff {
      diff.reveal(rows: rect.rows - layout.titleRows, columns: rect.columns)
    }
    prompt?.reveal(in: area)
  }

  /// The list of the shown view.
  var list: any GitListing {
    get {
      switch view {
      case .status: files
      case .log: log
      case .branches: branches
      case .tags: tags
      case .stashes: stashes
      case .worktrees: worktrees
      case .remotes: remotes
      case .reflog: reflog
      case .undo: undos
      case .commands: commands
      case .blame: blame
      case .history: history
      case .rebase: rebase ?? RebaseList(RebasePlan([]), base: nil)
      case .conflict: conflict
      case .submodules: submodules
      case .keys: keys
      }
    }
    set {
      switch newValue {
      case let list as StatusList: files = list
      case let list as LogList: log = list
      case let list as GitList<BranchItem>: branches = list
      case let list as GitList<TagItem>: tags = list
      case let list as GitList<StashItem>: stashes = list
      case let list as GitList<WorktreeItem>: worktrees = list
      case let list as GitList<RemoteItem>: remotes = list
      case let list as GitList<ReflogItem>: reflog = list
      case let list as GitList<UndoItem>: undos = list
      case let list as GitList<CommandItem>: commands = list
      case let list as BlameList: blame = list
      case let list as RebaseList: if rebase != nil { rebase = list }
      case let list as GitList<RevisionItem>: history = list
      case let list as ConflictList: conflict = list
      case let list as GitList<SubmoduleItem>: submodules = list
      case let list as GitList<KeyItem>: keys = list
      default: break
      }
    }
  }

  /// Counts something in that runs.
  mutating func begin(_ words: String, cancels: Bool = false, isForeseen: Bool = false) -> Int {
    runs += 1
    running[runs] = GitRun(words: words, canCancel: cancels, isForeseen: isForeseen)
    return runs
  }
}

/// Something of git's that runs.
struct GitRun: Sendable, Hashable {
  /// What is being done, without a full stop.
  var words: String
  /// 0 to 1; nil while nobody knows.
  var fraction: Double?
  /// Whether people may stop it.
  var canCancel: Bool
  /// Whether the screen shows already what it will bring about.
  var isForeseen = false
}

/// What a diff is of.
enum DiffSubject: Sendable, Hashable {
  case file(StatusSelection)
  case commit(ObjectID)
  /// Two commits, or a commit and the work tree.
  case comparison(ObjectID, ObjectID?)
  case stash(Stash)
  case revision(FileRevision)
  /// Lines under a title, for what has no differences.
  case text(String, [DiffPreface])
}

extension GitPane.View {
  /// The context of the view's own keys.
  var contexts: [CommandContext] {
    switch self {
    case .status: [.gitStatus]
    case .log: [.gitLog]
    case .branches: [.gitBranches]
    case .tags: [.gitTags]
    case .stashes: [.gitStashes]
    case .worktrees: [.gitWorktrees]
    case .remotes: [.gitRemotes]
    case .reflog: [.gitReflog]
    case .undo: [.gitUndo]
    case .commands: [.gitCommands]
    case .blame: [.gitBlame]
    case .history: [.gitHistory]
    case .rebase: [.gitRebase]
    case .conflict: [.gitConflict]
    case .submodules: [.gitSubmodules]
    case .keys: [.gitKeys]
    }
  }
}

/// How differences are looked for.
struct DiffOptions: Sendable, Hashable {
  var whitespace = DiffRequest.Whitespace.all
  var context = 3

  /// A request with these options.
  func applied(to request: DiffRequest) -> DiffRequest {
    var request = request
    request.whitespace = whitespace
    request.context = context
    return request
  }
}
