internal import WaymarkCore

extension Editor {
  /// Looks at open files that may have changed.
  func look(at changes: FileChanges) -> [Effect] {
    // A commit or another branch changes what lines are compared with.
    if changes.isComplete, changes.paths.contains(where: \.isOfGit), let text = current,
      !changes.paths.contains(where: { text.file.location == .project($0) })
    {
      return [EditorWork.mark(text.id, text.file)] + checks(changes)
    }
    return checks(changes)
  }

  private func checks(_ changes: FileChanges) -> [Effect] {
    texts.compactMap { text in
      guard case .project(let path)? = text.file.location, !text.isSaving,
        !changes.isComplete || changes.paths.contains(path)
      else { return nil }
      return EditorWork.check(text.id, text.file)
    }
  }

  /// Looks at the open files that lie outside the project.
  func lookOutside() -> [Effect] {
    texts.compactMap { text in
      guard case .outside? = text.file.location, !text.isSaving else { return nil }
      return EditorWork.check(text.id, text.file)
    }
  }

  /// Has the folders watched that files are open of, wherever they lie.
  mutating func watched() -> [Effect] {
    var inside: Set<ProjectPath> = []
    var outside: Set<String> = []
    for text in texts {
      switch text.file.location {
      case .project(let path): inside.insert(path.parent ?? .root)
      case .outside(let path): outside.insert(path.parent.text)
      case nil: break
      }
    }
    var effects: [Effect] = []
    if inside != watchedFolders {
      watchedFolders = inside
      effects.append(ShownFolders.show(inside, by: .editor))
    }
    if outside != watchedOutside {
      watchedOutside = outside
      effects.append(EditorWork.follow(outside.sorted()))
    }
    return effects
  }

  mutating func noteGone(_ id: Int) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    texts[index].isReloading = false
    guard !texts[index].isGone else { return [] }
    texts[index].isGone = true
    return [
      .notify(
        Notice(
          "\(texts[index].title) was deleted or renamed; saving makes it again.", isError: true))
    ]
  }

  mutating func checked(_ id: Int, _ isCurrent: Bool) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    let text = texts[index]
    guard !isCurrent else {
      texts[index].isStale = false
      texts[index].isGone = false
      return []
    }
    // What was not edited is read again without a question; undoing brings the old text back.
    if !text.isModified, !text.isStale {
      guard !text.isReloading else { return [] }
      texts[index].isReloading = true
      return [EditorWork.reload(text, isUnasked: true)]
    }
    guard !text.isStale else { return [] }
    texts[index].isStale = true
    // The text that is shown says so itself.
    guard index != active else { return [] }
    return [
      .notify(Notice("\(text.title) changed on disk; your edits are kept.", isError: true))
    ]
  }

}
