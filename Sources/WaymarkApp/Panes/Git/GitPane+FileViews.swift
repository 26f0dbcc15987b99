internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  /// The views that the switcher names: those of a file only while there is one.
  var views: [View] {
    View.allCases.filter { view in
      switch view {
      case .blame: blame.place != nil
      case .history: historyPath != nil
      case .rebase: rebase != nil
      case .conflict: conflict.file != nil
      default: true
      }
    }
  }

  /// The view so many steps to the right.
  func view(steppedBy steps: Int) -> View {
    let all = views
    let index = all.firstIndex(of: view) ?? 0
    return all[((index + steps) % all.count + all.count) % all.count]
  }

  /// The file that is looked at: the selected one, or the one of the diff's cursor.
  private var chosenPlace: BlameList.Place? {
    switch subject {
    case .file(let selection):
      selection.section == .untracked ? nil : .init(path: selection.entry.path, commit: nil)
    case .commit(let id): diff.file.map { .init(path: $0.path, commit: id) }
    case .revision(let revision): .init(path: revision.path, commit: revision.commit.id)
    case .comparison(_, let id): diff.file.map { .init(path: $0.path, commit: id) }
    case .stash, .text, nil: nil
    }
  }

  var fileViewAvailability: Availability {
    chosenPlace == nil
      ? .disabled("Go to a file that git knows: in the files, or in a commit's differences.")
      : .enabled
  }

  mutating func openBlame() -> [Effect] {
    guard let place = chosenPlace else { return [] }
    blame.open(place)
    origin = views.contains(view) && view != .blame && view != .history ? view : .status
    view = .blame
    part = .list
    return [GitWork.readBlame(place)]
  }

  mutating func openHistory() -> [Effect] {
    guard let place = chosenPlace else { return [] }
    history = GitList()
    historyPath = place.path
    origin = view != .blame && view != .history ? view : .status
    view = .history
    part = .list
    return [GitWork.readHistory(place)]
  }

  /// Leaves a view of a file.
  mutating func leaveFileView() -> [Effect] {
    if view == .blame, blame.back() { return blame.place.map { [GitWork.readBlame($0)] } ?? [] }
    return go(to: origin)
  }

  func availability(of action: GitBlameAction) -> Availability {
    switch action {
    case .back: .enabled
    case .open: blame.selected == nil ? .disabled("Git is still looking.") : .enabled
    case .parent:
      blame.previous == nil ? .disabled("The line began with this commit.") : .enabled
    }
  }

  mutating func perform(_ action: GitBlameAction) -> [Effect] {
    switch action {
    case .back: return leaveFileView()
    case .open: if !diff.isEmpty { part = .diff }
    case .parent:
      blame.walk()
      return blame.place.map { [GitWork.readBlame($0)] } ?? []
    }
    return []
  }

  mutating func perform(_ action: GitHistoryAction) -> [Effect] {
    switch action {
    case .back: return leaveFileView()
    case .open: if !diff.isEmpty { part = .diff }
    case .log:
      guard let id = history.selected?.revision.commit.id else { return [] }
      return showLog(of: id.hex)
    }
    return []
  }
}

extension GitWork {
  static func readBlame(_ place: BlameList.Place) -> Effect {
    reading("blame") { repository, send in
      send(
        GitMessage.blameText(place, try await repository.lines(of: place.path, at: place.commit)))
      var known = 0
      let whole = try await repository.blame(place.path, at: place.commit) { blame in
        // Each piece is the whole so far; only growth by a screen is worth a frame.
        let count = blame.lines.count { $0 != nil }
        if count - known >= 50 || known == 0 {
          known = count
          send(GitBlameGrew(place: place, blame: blame))
        }
        return .more
      }
      send(GitMessage.blame(place, whole))
    } failed: {
      .blameFailed($0)
    }
  }

  static func readHistory(_ place: BlameList.Place) -> Effect {
    reading("history") { repository, send in
      var revisions: [FileRevision] = []
      try await repository.history(of: place.path, from: place.commit) { revision in
        revisions.append(revision)
        if revisions.count % 200 == 50 { send(GitMessage.history(place.path, revisions)) }
        return .more
      }
      send(GitMessage.history(place.path, revisions))
    } failed: {
      .readingFailed($0)
    }
  }
}

/// More lines of a blame are known.
struct GitBlameGrew: Superseding {
  let place: BlameList.Place
  let blame: Blame
}
