internal import WaymarkCore

/// What comes of a commit message that a model drafts; the pane that asked gets it.
package enum CommitDraftNews: Superseding {
  /// All that has come so far.
  case growing(String)
  case done(String)
  case failed(Failure)
}

/// Lets a model draft a commit message, for whichever pane shows it.
package enum CommitDraftWork {
  /// The id of a draft, to cancel it.
  package static func id(for tab: Tab) -> Work.ID { Work.ID(tab, "commit draft") }

  /// Drafts a message from what is staged; the answers are ``CommitDraftNews``.
  package static func draft(for tab: Tab) -> Effect {
    .run(
      Work(id(for: tab)) { services, send in
        guard let desk = services.chat else { return }
        do {
          let text = try await CommitDraft(desk).text { send(CommitDraftNews.growing($0)) }
          send(CommitDraftNews.done(text))
        } catch is CancellationError {
        } catch {
          send(CommitDraftNews.failed(Failure(error)))
        }
      })
  }
}
