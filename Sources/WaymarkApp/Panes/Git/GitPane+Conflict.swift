internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  /// Shows the conflicts of the selected file one by one.
  mutating func openConflict() -> [Effect] {
    guard let path = files.selected?.entry.path else { return [] }
    return [GitWork.readConflict(path, isOpening: true)]
  }

  mutating func show(_ file: ConflictedFile, isOpening: Bool) -> [Effect] {
    guard isOpening || view == .conflict && conflict.path == file.path else { return [] }
    conflict.show(file)
    if isOpening {
      view = .conflict
      part = .list
    }
    return readDiff()
  }

  /// Leaves a file that has no conflicts any more.
  mutating func leaveConflict(_ failure: Failure?) -> [Effect] {
    conflict = ConflictList()
    let leaving = view == .conflict ? go(to: .status) : []
    return leaving + (failure.map { [.notify(Notice($0.sentence))] } ?? [])
  }

  func availability(of action: GitConflictAction) -> Availability {
    switch action {
    case .back, .edit: return .enabled
    case .write:
      return conflict.choices.isEmpty ? .disabled("Choose a side first: o, t or b.") : .enabled
    case .open:
      return conflict.choices[conflict.cursor.selected] == nil
        ? .disabled("Nothing is chosen here yet.") : .enabled
    case .ours, .theirs, .both, .base:
      return conflict.count == 0 ? .disabled("There is no conflict.") : .enabled
    }
  }

  mutating func perform(_ action: GitConflictAction) -> [Effect] {
    switch action {
    case .ours: conflict.choose(.ours)
    case .theirs: conflict.choose(.theirs)
    case .both: conflict.choose(.both)
    case .base: conflict.choose(.base)
    case .open: conflict.choose(nil)
    case .back: return leaveConflict(nil)
    case .write: return settle(thenEdits: false)
    case .edit: return settle(thenEdits: true)
    }
    return readDiff()
  }

  private mutating func settle(thenEdits edits: Bool) -> [Effect] {
    guard let file = conflict.file else { return [] }
    let (choices, line) = (conflict.choices, conflict.line ?? 1)
    if edits, choices.isEmpty { return edit(file.path, line: line) }
    let count = conflict.count
    let number = begin(edits ? "Edit" : "Resolve")
    let place = place(of: file.path, line: line)
    return [
      GitWork.act(number) { repository, send in
        let isResolved = try await repository.settle(file, choices)
        if edits, let place { send(GitMessage.edit(place)) }
        if isResolved {
          send(GitMessage.conflictGone(nil))
          return "\(file.path.text) is resolved; undo brings the conflict back."
        }
        return "\(Figures.counted(count - choices.count, "conflict")) left in \(file.path.text)."
      }
    ]
  }

  // MARK: - In the editor

  /// The argument by which the editor opens a file of the work tree; nil for a name that is no text.
  func place(of path: GitPath, line: Int? = nil) -> String? {
    guard case .open(let layout) = phase, let top = layout.topLevel,
      Array(path.text.utf8) == path.bytes
    else { return nil }
    return "\(top)/\(path.text)" + (line.map { ":\($0)" } ?? "")
  }

  func editAvailability(_ path: GitPath?, isThere: Bool = true) -> Availability {
    guard let path else { return .disabled("Select a file first.") }
    guard isThere else { return .disabled("The file is not there any more.") }
    return place(of: path) == nil
      ? .disabled("The editor opens only files of a work tree whose names are text.") : .enabled
  }

  func edit(_ path: GitPath, line: Int? = nil) -> [Effect] {
    place(of: path, line: line).map { [.give(Command(EditorAction.open, $0))] } ?? []
  }
}

extension GitWork {
  /// Reads the conflicts of a file.
  static func readConflict(_ path: GitPath, isOpening: Bool = false) -> Effect {
    reading("conflict") { repository, send in
      send(GitMessage.conflict(try await repository.conflicts(of: path), isOpening: isOpening))
    } failed: {
      isOpening ? .readingFailed($0) : .conflictGone($0)
    }
  }
}
