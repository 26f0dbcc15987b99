internal import WaymarkCore

extension Editor {
  /// Looks at open files that may have changed.
  func look(at changes: FileChanges) -> [Effect] {
    texts.compactMap { text in
      guard case .project(let path)? = text.file.location, !text.isSaving,
        !changes.isComplete || changes.paths.contains(path)
      else { return nil }
      return EditorWork.check(text.id, text.file)
    }
  }

  mutating func checked(_ id: Int, _ isCurrent: Bool) -> [Effect] {
    guard let index = index(of: id) else { return [] }
    let text = texts[index]
    guard !isCurrent else {
      texts[index].isStale = false
      return []
    }
    // What was not edited is read again without a question; undoing brings the old text back.
    if !text.isModified, !text.isStale { return [EditorWork.reload(id, text.file)] }
    guard !text.isStale else { return [] }
    texts[index].isStale = true
    // The text that is shown says so itself.
    guard index != active else { return [] }
    return [
      .notify(Notice("\(text.title) changed on disk; your edits are kept.", isError: true))
    ]
  }

}
