internal import WaymarkCore

extension GitPane {
  /// Whether a search for a commit is under way, so that there is a commit at hand.
  private var isBisecting: Bool { status?.operation?.kind == .bisect }

  /// The commit that a mark would be about: the one at hand once both ends are known, before that
  /// the selected one of the log.
  private var bisected: ObjectID?? {
    if isBisecting, status?.operation?.other != nil { return .some(nil) }
    return view == .log ? log.selectedID.map { .some($0) } : nil
  }

  func bisectAvailability(_ mark: BisectMark) -> Availability {
    if let operation = status?.operation, operation.kind != .bisect {
      return .disabled("End the \(operation.kind.rawValue) in progress first.")
    }
    return bisected == nil
      ? .disabled(
        "Select a \(mark.rawValue) commit in the log to search between a good and a bad one.")
      : .enabled
  }

  /// Marks a commit as good or bad.
  mutating func bisect(_ mark: BisectMark) -> [Effect] {
    guard let commit = bisected else { return [] }
    let isBegun = isBisecting
    return act("Bisect") { repository in
      let progress = try await repository.bisect(mark, commit, isBegun: isBegun)
      let more =
        progress.found == nil
        ? "" : " It is in the log; m a ends the search and goes back to the branch."
      return progress.words + more
    }
  }
}
