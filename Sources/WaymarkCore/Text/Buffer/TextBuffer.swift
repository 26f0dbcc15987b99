/// A text that is edited, with everything that was ever done to it.
///
/// A value: a copy goes its own way. Editing takes time by the number of edits and not by the size
/// of the text.
package struct TextBuffer: Sendable {
  /// What an edit is, which decides what is undone at once.
  package enum Kind: Sendable, Hashable {
    /// Letters that are typed; the ones that follow are undone together with it.
    case typing
    /// Letters that are deleted one after the other.
    case deleting
    /// Everything else is undone alone.
    case other
  }

  /// The text as it is now.
  package private(set) var snapshot: TextSnapshot
  package private(set) var history = UndoTree()
  /// How the text is written to its file.
  package var format: TextFormat
  /// Grows with every change, also by undoing.
  package private(set) var revision = 0
  /// The state that the file on disk is in; nil when that is none of them.
  package private(set) var savedState: UndoTree.State? = 0
  /// How the file on disk is written.
  private var savedFormat: TextFormat
  /// What the last edit was, if the next may be undone together with it.
  private var lastKind: Kind?
  /// What was done since it was last taken, while somebody keeps a journal.
  private var entries: [JournalEntry]?
  /// How many groups are open.
  private var openGroups = 0
  private var isGroupBegun = false

  init(_ original: OriginalText, format: TextFormat) {
    let storage = TextStorage(original)
    let lines = original.lines.isComplete ? original.lines.lines(before: original.bytes.count) : -1
    let whole = Piece(original: 0, length: original.bytes.count, lines: lines)
    snapshot = TextSnapshot(
      tree: whole.length == 0 ? PieceTree() : PieceTree([whole]), storage: storage)
    self.format = format
    savedFormat = format
  }

  /// A text in memory.
  package init(_ text: String = "", format: TextFormat = TextFormat()) {
    self.init(OriginalText(Array(text.utf8)), format: format)
  }

  package var count: Int { snapshot.count }

  /// Whether it differs from the file, by its history and by how it is written.
  package var isModified: Bool {
    savedState != history.current || savedFormat.encoding != format.encoding
      || savedFormat.hasByteOrderMark != format.hasByteOrderMark
  }

  /// The text as it was when it was opened or saved last; nil when nobody knows any more.
  package var savedText: TextSnapshot? {
    guard let savedState else { return nil }
    var copy = self
    return copy.go(to: savedState) == nil ? nil : copy.snapshot
  }

  /// Makes it another text, by replacing the stretch that differs.
  ///
  /// - Returns: How positions move.
  @discardableResult
  package mutating func replaceAll(
    with text: [UInt8], selections: SelectionSet = SelectionSet()
  ) -> PositionMap {
    let range = snapshot.differingRange(
      from: TextBuffer(OriginalText(text), format: format).snapshot)
    return edit([TextEdit(range.own, Array(text[range.other]))], selections: selections)
  }

  // MARK: - Editing

  /// Makes edits at once.
  ///
  /// - Parameters:
  ///   - edits: Ranges of the text before; overlapping ones are left out.
  ///   - selections: Where the cursors are, to be there again after undoing.
  ///   - kind: What it is.
  /// - Returns: How positions move.
  @discardableResult
  package mutating func edit(
    _ edits: [TextEdit], selections: SelectionSet = SelectionSet(), kind: Kind = .other
  ) -> PositionMap {
    let transaction = TextTransaction(edits, in: count)
    let edits = transaction.edits.filter { !$0.range.isEmpty || !$0.text.isEmpty }
    guard !edits.isEmpty else { return PositionMap(starts: [], removed: [], inserted: []) }
    var texts = StoredTexts(snapshot.storage)
    let stored = edits.map { texts.store($0.text) }
    let change = snapshot.tree.apply(
      starts: edits.map(\.range.lowerBound), removed: edits.map(\.range.count),
      pieces: { texts.pieces[stored[$0]] }, snapshot.storage)
    revision += 1
    record(change, selections, kind, isLineBreak: edits[0].text.contains(0x0A))
    return change.map
  }

  /// Ends what is undone at once, such as when the cursor was moved.
  package mutating func endGroup() { lastKind = nil }

  /// Makes everything until the matching `closeGroup` one step of undoing.
  package mutating func openGroup() {
    openGroups += 1
    if openGroups == 1 {
      isGroupBegun = false
      lastKind = nil
    }
  }

  /// Ends a step of undoing.
  package mutating func closeGroup() {
    openGroups = max(0, openGroups - 1)
    if openGroups == 0 { lastKind = nil }
  }

  private mutating func record(
    _ change: TextChange, _ selections: SelectionSet, _ kind: Kind, isLineBreak: Bool
  ) {
    let after = selections.mapped(change.map)
    let extends =
      openGroups > 0
      ? isGroupBegun
      : kind != .other && kind == lastKind && !isLineBreak && continues(change, kind)
    let isNewState = !extends || !history.isExtensible || savedState == history.current
    if isNewState {
      history.add(change, before: selections, after: after)
    } else {
      history.extend(by: change, after: after)
    }
    entries?.append(
      .edit(change, isNewState: isNewState, before: selections, after: after))
    isGroupBegun = openGroups > 0
    lastKind = kind
  }

  /// Whether a change goes on where the last one ended.
  private func continues(_ change: TextChange, _ kind: Kind) -> Bool {
    guard var last = history.nodes[history.current].changes.last else { return false }
    guard kind == .deleting else { return last.extend(by: change) }
    guard last.count == change.count, last.inserted.isEmpty, change.inserted.isEmpty else {
      return false
    }
    // Backwards from there or forwards from there.
    let places = last.inverse.starts
    return places.indices.allSatisfy { index in
      change.starts[index] == places[index]
        || change.starts[index] + change.removedLengths[index] == places[index]
    }
  }

  // MARK: - History

  /// Takes the last step back.
  ///
  /// - Returns: How positions move and where the cursors were; nil when there is nothing to undo.
  package mutating func undo() -> (map: [PositionMap], selections: SelectionSet)? {
    history.undoTarget.flatMap { go(to: $0) }
  }

  /// Makes the last step that was taken back again.
  ///
  /// - Returns: How positions move and where the cursors were; nil when there is nothing to redo.
  package mutating func redo() -> (map: [PositionMap], selections: SelectionSet)? {
    history.redoTarget.flatMap { go(to: $0) }
  }

  /// Goes to any state of the history, on this branch or another.
  ///
  /// - Returns: How positions move and where the cursors were; nil when there is no such state.
  package mutating func go(
    to state: UndoTree.State
  ) -> (map: [PositionMap], selections: SelectionSet)? {
    guard let (changes, selections) = history.go(to: state) else { return nil }
    for change in changes {
      _ = snapshot.tree.apply(
        starts: change.starts, removed: change.removedLengths,
        pieces: { change.insertedPieces($0) }, snapshot.storage)
    }
    revision += 1
    lastKind = nil
    entries?.append(.moved(state))
    return (changes.map(\.map), selections)
  }

  /// Remembers that the file on disk is in the current state.
  package mutating func markSaved() { markSaved(as: self) }

  /// Remembers that the file on disk is in the state that a copy of this text is in.
  mutating func markSaved(as copy: TextBuffer) {
    savedState = copy.history.current
    savedFormat = copy.format
    lastKind = nil
  }

  /// Takes over what a copy of this text knows of the file on disk.
  mutating func takeSavedState(of copy: TextBuffer) {
    savedState = copy.savedState
    savedFormat = copy.savedFormat
  }

  // MARK: - The journal

  /// Begins to note what is done, for a journal.
  mutating func beginEntries() { if entries == nil { entries = [] } }

  /// What was done since the last call.
  mutating func takeEntries() -> [JournalEntry] {
    guard let taken = entries else { return [] }
    entries = []
    return taken
  }

  /// Makes an edit that a journal tells of.
  ///
  /// - Returns: false when it is none of this text.
  mutating func replay(_ record: JournalRecord) -> Bool {
    switch record {
    case .edit(let edits, let isNewState, let before, let after):
      let transaction = TextTransaction(edits, in: count)
      guard transaction.edits == edits else { return false }
      var texts = StoredTexts(snapshot.storage)
      let stored = edits.map { texts.store($0.text) }
      let change = snapshot.tree.apply(
        starts: edits.map(\.range.lowerBound), removed: edits.map(\.range.count),
        pieces: { texts.pieces[stored[$0]] }, snapshot.storage)
      if isNewState || !history.isExtensible {
        history.add(change, before: before, after: after)
      } else {
        history.extend(by: change, after: after)
      }
      revision += 1
    case .moved(let state): return go(to: state) != nil
    case .saved(let state, _, _): savedState = state
    }
    return true
  }

  /// Takes the text, and the ways to write it, of another buffer; the history begins anew.
  package mutating func begin(anewAs other: TextBuffer) {
    let isJournaled = entries != nil
    let revision = revision
    self = other
    self.revision = revision + 1
    entries = isJournaled ? [] : nil
  }

  /// Remembers that the file on disk is in no state of this text.
  package mutating func markUnsaved() { savedState = nil }

  /// Takes in how far lines have been counted in the background.
  ///
  /// - Returns: Whether more are known than before.
  @discardableResult
  package mutating func takeCountedLines() -> Bool { snapshot.tree.countLines(snapshot.storage) }
}

/// Puts the texts of edits into the storage, a text that comes again only once.
private struct StoredTexts {
  private let storage: TextStorage
  private(set) var pieces: [ArraySlice<Piece>] = []
  private var last: [UInt8]?

  init(_ storage: TextStorage) { self.storage = storage }

  /// - Returns: The place in `pieces`.
  mutating func store(_ text: [UInt8]) -> Int {
    if let last, last == text { return pieces.count - 1 }
    last = text
    pieces.append(text.withUnsafeBufferPointer { storage.add($0) }[...])
    return pieces.count - 1
  }
}
