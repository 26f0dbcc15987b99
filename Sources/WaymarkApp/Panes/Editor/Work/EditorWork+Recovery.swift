internal import WaymarkCore

extension EditorWork {
  /// Finds texts that were left unsaved.
  static let findAbandoned = work("abandoned") { services, send in
    guard let recovery = services.files.recovery, let found = try? recovery.abandoned() else {
      return
    }
    send(EditorMessage.abandoned(found))
  }

  /// Brings an abandoned text back.
  static func recover(_ text: AbandonedText) -> Effect {
    work("recover") { services, send in
      guard let recovery = services.files.recovery else { return }
      do {
        let files = try await services.files.project()
        let (file, journal) = try recovery.recover(text, in: files)
        send(EditorMessage.recovered(text, file, journal))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }
}
