internal import WaymarkCore

extension ChatPane {
  mutating func perform(_ action: ThreadsAction) -> [Effect] {
    switch action {
    case .leave:
      focus = transcript.messages.isEmpty ? .composer : .transcript
      return []
    case .showArchive:
      list.filter.isArchive.toggle()
      return [ChatWork.list(list.filter)]
    case .showAll:
      list.filter.isOfAllProjects.toggle()
      return [ChatWork.list(list.filter)]
    case .undo: return undoDelete()
    default: break
    }
    guard let selected = list.selected else { return [] }
    switch action {
    case .open:
      focus = .composer
      return open(selected.id)
    case .rename:
      purpose = .rename(selected.id)
      sheet = Sheet("Rename the thread", field: "Title", text: selected.title)
    case .pin: return pin(selected)
    case .archive: return archive(selected)
    case .delete: return delete(selected)
    case .project: return assign(selected, toProject: selected.projectID != project?.id)
    default: break
    }
    return []
  }

  func pin(_ thread: ChatThread) -> [Effect] {
    let isPinned = !thread.isPinned
    return [ChatWork.change(thread.id) { $0.isPinned = isPinned }]
  }

  func archive(_ thread: ChatThread) -> [Effect] {
    let status: ChatThread.Status = thread.status == .archived ? .active : .archived
    let notice = status == .archived ? "The thread is in the archive." : "The thread is back."
    return [ChatWork.change(thread.id, notice: notice) { $0.status = status }]
  }

  mutating func delete(_ thread: ChatThread) -> [Effect] {
    guard !replies.values.contains(where: { $0.threadID == thread.id }) else {
      return [.notify(Notice("A reply is coming in this thread; stop it first."))]
    }
    list.deleted = thread
    return [
      ChatWork.change(thread.id, notice: "Deleted “\(thread.title)”; u in the list undoes it.") {
        $0.status = .removed
      }
    ]
  }

  private mutating func undoDelete() -> [Effect] {
    guard let deleted = list.deleted else {
      return [.notify(Notice("Nothing was deleted."))]
    }
    list.deleted = nil
    let status = deleted.status
    return [ChatWork.change(deleted.id, notice: "The thread is back.") { $0.status = status }]
  }

  func assign(_ thread: ChatThread, toProject isAssigned: Bool) -> [Effect] {
    guard !isAssigned || project != nil else {
      return [.notify(Notice("This directory is not a project yet."))]
    }
    let id = isAssigned ? project?.id : nil
    let notice =
      isAssigned ? "The thread belongs to this project." : "The thread belongs to no project."
    return [ChatWork.change(thread.id, notice: notice) { $0.projectID = id }]
  }
}
