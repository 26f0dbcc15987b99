internal import WaymarkCore
package import WaymarkTerminal

/// The state of the editor: the texts that are open and how the active one is shown.
package struct Editor: Pane {
  package internal(set) var texts: [OpenText] = []
  /// Which of them is shown.
  package internal(set) var active = 0
  var find: FindBar?
  /// The state of modal editing; nil while keys do what they do elsewhere.
  var vim: Vim?
  /// What was looked for last.
  var lastPattern = ""
  var lastReplacement = ""
  var lastQuery: SearchQuery?
  var showsLineNumbers = true
  /// Whether blanks and tabs are marked, and what is indented has lines along it.
  var marksBlanks = false
  var showsGuides = true
  /// The words that are proposed; nil while none are.
  var completion: WordCompletion?
  let symbols = SymbolNames()
  /// What was cut or copied last.
  var clipboard = Clipboard()
  /// Where something was cut away last.
  var lastCut: CutPlace?
  /// Files that are being opened, by what was asked for.
  var opening: [String] = []
  /// Texts that another program left unsaved when it ended.
  var abandoned: [AbandonedText] = []
  /// The only file that the program was started for, as it was asked for; nil for a project.
  var onlyFile: String?
  /// The files that were open at the last start, until they are opened again.
  var remembered: EditorMemory?
  private(set) var lastID = 0
  /// The size of the text's area when it was drawn last.
  var shape = ViewShape(height: 24, width: 80)
  /// Where a drag began.
  var dragged: DragSelection?
  /// Where the drag of a block of columns began.
  var draggedBlock: ColumnBlock?
  /// Whether the program ends once everything is saved.
  var isQuitting = false
  /// What runs off the loop and can be stopped.
  var running: EditorTask?
  var lastTask = 0
  /// The folders that files are open of, as they were told to who watches.
  var watchedFolders: Set<ProjectPath> = []
  var watchedOutside: Set<String> = []

  package init() {}

  /// The text that is shown.
  package var current: OpenText? {
    get { texts.indices.contains(active) ? texts[active] : nil }
    set {
      if let newValue, texts.indices.contains(active) { texts[active] = newValue }
    }
  }

  /// The whole active text.
  package var content: String? { current.map { $0.text.text(0..<$0.text.count) } }

  package var contexts: [CommandContext] {
    let first: [CommandContext] =
      (completion == nil ? [] : [.completion]) + (running == nil ? [] : [.running])
    if find != nil { return first + [.find, .field] }
    if vim != nil, current != nil { return first + [.vim, .editor, .cursor] }
    return first + (current == nil ? [.editor] : [.editor, .cursor])
  }

  package var isTakingText: Bool { current != nil }

  package mutating func appear() -> [Effect] {
    [FilesWork.follow, EditorWork.findAbandoned]
      + (remembered.map { [EditorWork.reopen($0)] } ?? [])
  }

  package var hints: [Command] {
    if let find {
      let replacing = [Command(FindAction.replaceOne), Command(FindAction.replaceAll)]
      return [Command(FindAction.next)] + (find.replacement == nil ? [] : replacing)
        + [Command(FindAction.close), Command(FindAction.switchField), Command(FindAction.regex)]
    }
    guard let current else {
      return [
        Command(EditorAction.findFile), Command(EditorAction.open), Command(EditorAction.new),
        Command(AppAction.help), Command(AppAction.quit),
      ]
    }
    let unsaved = [Command(EditorAction.save), Command(EditorAction.undo)]
    return (current.isModified ? unsaved : current.isGone ? [Command(EditorAction.save)] : [])
      + [
        Command(EditorAction.find), Command(EditorAction.findFile),
        Command(EditorAction.goToSymbol), Command(EditorAction.close), Command(AppAction.help),
      ]
  }

  package var progress: PaneProgress? {
    if let running {
      return PaneProgress(
        words: running.words, fraction: running.share, cancel: Command(RunningAction.stop))
    }
    if let current, current.isSaving { return PaneProgress(words: "Saving \(current.name)") }
    if let name = opening.first { return PaneProgress(words: "Opening \(name)") }
    if let current, let counted = current.counted {
      return PaneProgress(words: "Counting lines", fraction: counted)
    }
    return nil
  }

  /// Makes editing modal, as in vim, or no longer.
  package mutating func setModal(_ isModal: Bool) {
    if isModal != (vim != nil) { vim = isModal ? Vim() : nil }
  }

  /// A number that no open text has.
  mutating func nextID() -> Int {
    lastID += 1
    return lastID
  }

  func index(of id: Int) -> Int? { texts.firstIndex { $0.id == id } }

  /// Shows another open text.
  mutating func show(_ index: Int) -> [Effect] {
    guard texts.indices.contains(index) else { return [] }
    active = index
    completion = nil
    find?.refresh(in: texts[index])
    return refreshed()
  }

  /// Asks for what the active text lacks: colours, marks, its state on disk.
  mutating func refreshed() -> [Effect] {
    guard let id = current?.id else { return [] }
    return [EditorWork.check(id, current?.file)].compactMap { $0 }
  }

  package mutating func reveal(in area: Size) {
    let layout = EditorLayout(self, area: area)
    shape = ViewShape(height: layout.text.rows, width: layout.text.columns)
    find?.reveal(width: layout.findField.columns)
    guard var text = current, text.view.followsCursor else { return }
    text.view.reveal(
      text.selections.primary.head, text.ruler, height: shape.height, width: shape.width)
    current = text
  }

  // MARK: - Leaving

  package var beforeQuitting: [Effect] {
    let unsaved = texts.filter(\.isUnsaved)
    guard !unsaved.isEmpty else { return [] }
    let names = unsaved.prefix(5).map(\.title) + (unsaved.count > 5 ? ["…"] : [])
    return [
      .select(.editor),
      .present(
        Presentation(
          "quit",
          Decision(
            "Quit with unsaved work?",
            [names.joined(separator: ", ")]
              + ["Without saving, the edits are offered again at the next start."],
            [
              ("Cancel", []),
              ("Save all and quit", [.give(Command(EditorAction.saveAllAndQuit))]),
              ("Quit without saving", [.quit]),
            ]))),
    ]
  }

  package func end() {
    for text in texts {
      var file = text.file
      if !text.isModified { text.journal?.keep(&file) }
      text.journal?.flush()
      text.onClose?.tell()
    }
  }
}

/// A selection that grows while the mouse is dragged.
struct DragSelection: Sendable {
  /// What the press selected: a cursor, a word or a line.
  var origin: Range<Int>
  var clicks: Int
}
