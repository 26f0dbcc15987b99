internal import WaymarkCore
internal import WaymarkTerminal

extension GitPane {
  private static let draftID = Work.ID(.git, "message draft")

  /// Lets the local model write a first version; it is only text in the editor.
  mutating func draftMessage() -> [Effect] {
    guard let editor, editor.target == .commit else { return [] }
    guard editor.drafting == nil else { return stopDrafting() }
    guard editor.message.isEmpty else {
      return [.notify(Notice("Empty the message first; a draft would take its place."))]
    }
    self.editor?.drafting = editor.text.text
    return [
      .notify(Notice("The model reads what is staged; typing stops it.")),
      GitWork.draftMessage(Self.draftID),
    ]
  }

  /// Takes in what has come of a draft, unless somebody has typed meanwhile.
  mutating func take(_ drafted: GitDraft) -> [Effect] {
    guard let editor, let before = editor.drafting else { return [] }
    guard editor.text.text == before else { return stopDrafting() }
    let text = CommitEditor.area(CommitMessage(drafted.text))
    self.editor?.text = text
    self.editor?.drafting = drafted.isComplete ? nil : text.text
    return []
  }

  /// Ends a draft; what has come stays.
  mutating func stopDrafting() -> [Effect] {
    editor?.drafting = nil
    return [.cancel(Self.draftID)]
  }
}

/// A draft of a message as far as it has come.
struct GitDraft: Superseding {
  let text: String
  let isComplete: Bool
}

extension GitWork {
  static func draftMessage(_ id: Work.ID) -> Effect {
    .run(
      Work(id) { services, send in
        do {
          guard let chat = services.chat, let repository = try await services.git?.open() else {
            return send(
              GitMessage.draftFailed(Failure(message: "There is no model to ask here.")))
          }
          let staged = try await repository.stagedChanges(limit: CommitMessageDraft.diffLimit)
          let message = try await CommitMessageDraft(chat).write(
            changes: staged.patch, files: staged.files, subjects: staged.subjects,
            asked: { _ in }, listener: { send(GitDraft(text: $0, isComplete: false)) })
          send(GitDraft(text: message.text, isComplete: true))
        } catch is CancellationError {
        } catch {
          guard !Task.isCancelled else { return }
          send(GitMessage.draftFailed(Failure(error)))
        }
      })
  }
}
