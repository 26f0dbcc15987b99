package import WaymarkCore

/// A text that is open in the editor, with its cursors and its view.
package struct OpenText: Sendable {
  /// Tells it from the others as long as the program runs.
  package let id: Int
  package var file: TextFile
  package internal(set) var selections = SelectionSet()
  var view = EditorViewport()
  /// The columns that cursors go back to when they move up and down.
  var goalColumns: [Int]?
  var language: SourceLanguage?
  var indentation = Indentation()
  /// Rules that its folder has for it.
  var style = FileStyle()
  var isReadOnly = false
  /// What holds its edits until they are saved.
  var journal: RecoveryJournal?
  /// Whether it was said that they cannot be held, such as on a full disk.
  var isUnsafe = false
  var coloring = Coloring()
  /// How lines differ from the last commit.
  var marks = ChangeMarks()
  /// Whether the file is another now than what was opened.
  var isStale = false
  /// The share of lines that are counted, while they are.
  var counted: Double?
  /// Whether it is being read again, unasked.
  var isReloading = false
  /// Whether the file was deleted or renamed, though nothing was edited.
  var isGone = false
  /// Whether it is being written.
  var isSaving = false
  /// Places that were left by a jump, to go back to, and those that were left by going back.
  var jumps: [Int] = []
  var laterJumps: [Int] = []
  /// The other part of a text that is shown in two; nil for one.
  var parked: ParkedView?
  /// Where the marked lines begin, in order.
  var bookmarks: [Int] = []
  /// The block of columns that is selected, as long as nothing else is.
  var block: ColumnBlock?
  /// What the last analysis says about the code.
  var served = ServedPlaces()
  /// The file, when its bytes are shown and not its text.
  var bytes: ShownBytes?
  /// How positions moved, in a copy that is changed off the loop; nil in the text itself.
  var moves: [PositionMap]?
  /// Waits for the file to be closed, to be told.
  var onClose: CloseNotice?

  init(id: Int, _ file: TextFile) {
    self.id = id
    self.file = file
    indentation = Indentation.detected(in: file.buffer.snapshot) ?? Indentation()
    if let path = file.location?.pathBytes {
      language = SourceLanguage.of(
        path: path, head: file.buffer.snapshot.bytes(0..<min(256, file.buffer.count)))
    }
  }

  package var text: TextSnapshot { file.buffer.snapshot }

  /// The path for a person.
  package var title: String { bytes?.location.shown ?? file.location?.shown ?? "new file" }

  /// The last part of the path.
  var name: String { title.split(separator: "/").last.map(String.init) ?? title }

  package var isModified: Bool { file.buffer.isModified }

  /// Whether closing it would lose something.
  package var isUnsaved: Bool { isModified || isGone }

  var ruler: LineRuler { LineRuler(text, tabWidth: indentation.tabWidth) }

  var lineEdits: LineEdits { LineEdits(text, lineEnding: file.buffer.format.lineEnding) }

  /// The line and column of the cursor, counted from 1; nil while lines are not counted so far.
  var position: (line: Int, column: Int)? {
    let head = selections.primary.head
    return text.line(at: head).map { ($0 + 1, ruler.column(of: head) + 1) }
  }

  // MARK: - Selecting

  mutating func select(_ selections: SelectionSet) {
    self.selections = selections
    goalColumns = nil
    block = nil
    view.followsCursor = true
  }

  /// Puts the only cursor at a place, and remembers where it was.
  mutating func jump(to selection: TextSelection) {
    let from = selections.primary.head
    noteJump(from: from)
    file.buffer.endGroup()
    select(SelectionSet(selection))
  }

  /// Remembers a place that is left by a jump.
  mutating func noteJump(from place: Int) {
    if jumps.last != place { jumps = jumps.suffix(100) + [place] }
    laterJumps = []
  }

  /// Goes back to where the last jump began.
  mutating func jumpBack() -> Bool {
    guard let place = jumps.popLast() else { return false }
    laterJumps.append(selections.primary.head)
    select(SelectionSet(TextSelection(at: min(place, text.count))))
    return true
  }

  /// Goes to where the last going back began.
  mutating func jumpForward() -> Bool {
    guard let place = laterJumps.popLast() else { return false }
    jumps.append(selections.primary.head)
    select(SelectionSet(TextSelection(at: min(place, text.count))))
    return true
  }

  // MARK: - Changing

  /// Makes edits and moves everything with them.
  ///
  /// - Parameters:
  ///   - edits: Ranges of the text as it is.
  ///   - kind: What it is, for undoing.
  mutating func edit(_ edits: [TextEdit], kind: TextBuffer.Kind = .other) {
    guard !edits.isEmpty, !isReadOnly else { return }
    let before = file.buffer.revision
    let map = file.buffer.edit(edits, selections: selections, kind: kind)
    guard file.buffer.revision != before else { return }
    select(selections.mapped(map))
    changed([map])
  }

  /// Takes in that the text is another.
  mutating func changed(_ maps: [PositionMap]) {
    moves? += maps
    let map = maps.count == 1 ? maps[0] : nil
    for map in maps {
      view.top = map.map(view.top, .before)
      coloring.move(map)
      jumps = jumps.map { map.map($0) }
      laterJumps = laterJumps.map { map.map($0) }
      bookmarks = bookmarks.map { map.map($0, .before) }
      served.move(map)
      if let parked {
        self.parked?.selections = parked.selections.mapped(map)
        self.parked?.view.top = map.map(parked.view.top, .before)
      }
    }
    if !bookmarks.isEmpty { bookmarks = Set(bookmarks.map { text.startOfLine(at: $0) }).sorted() }
    if var other = parked {
      other.view.top = text.startOfLine(at: min(other.view.top, text.count))
      parked = other
    }
    view.top = text.startOfLine(at: min(view.top, text.count))
    coloring.note(map, after: text, revision: file.buffer.revision)
    marks.isCurrent = false
    journal?.note(&file)
  }

  mutating func undo() -> Bool { travel { $0.undo() } }

  mutating func redo() -> Bool { travel { $0.redo() } }

  private mutating func travel(
    _ step: (inout TextBuffer) -> (map: [PositionMap], selections: SelectionSet)?
  ) -> Bool {
    file.buffer.endGroup()
    guard !isReadOnly, let done = step(&file.buffer) else { return false }
    select(done.selections.clamped(to: file.buffer.count))
    changed(done.map)
    return true
  }
}

/// Who has to be told that a text was closed, such as `waymark edit` that waits for it.
package struct CloseNotice: Sendable {
  let tell: @Sendable () -> Void
  /// Whether the program was started for this file alone.
  let endsProgram: Bool

  package init(endsProgram: Bool = false, tell: @escaping @Sendable () -> Void = {}) {
    self.endsProgram = endsProgram
    self.tell = tell
  }
}

extension FileLocation {
  /// The path as bytes, from the project's root or from the system's.
  var pathBytes: [UInt8] {
    switch self {
    case .project(let path): path.bytes
    case .outside(let path): path.bytes
    }
  }
}
