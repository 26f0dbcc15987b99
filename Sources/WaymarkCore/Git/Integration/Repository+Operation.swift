import Foundation

extension Repository {
  /// Continues, skips or aborts what is under way.
  ///
  /// What an abort takes away is kept first, as with a discard.
  ///
  /// - Parameters:
  ///   - operation: From the status.
  ///   - step: How to go on.
  ///   - output: Gets what git and hooks print as it comes.
  /// - Throws: `gitConflict` when it stops again, `gitUnmerged` when conflicts are left; other `git`
  ///   codes.
  package func proceed(
    _ operation: OperationInProgress, _ step: OperationInProgress.Step,
    output: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws {
    guard let arguments = operation.command(for: step) else {
      throw WaymarkError(
        .invalidArgument, "A \(operation.kind.rawValue) has no \(step.rawValue).",
        hint: "Choose another way to go on.")
    }
    let title = "\(step.rawValue.capitalized) the \(operation.kind.rawValue)"
    let command = GitCommand(.write, arguments).asking()
    try await git.exclusively {
      guard step != .abort else {
        let changed = try await status(untracked: .none).entries.map(\.path)
        _ = try await keep(changed, title)
        try await git.run(command, progress: output)
        return
      }
      let start = try await beginning(of: operation)
      try await movingHead(title, from: start) { try await git.run(command, progress: output) }
    }
  }

  /// Where the branch was before an operation that may have moved it already.
  private func beginning(of operation: OperationInProgress) async throws -> String? {
    let directory = try await layout().gitDirectory
    let names: [String] =
      switch operation.kind {
      case .rebase: ["rebase-merge/orig-head", "rebase-apply/orig-head"]
      case .applyMail: ["rebase-apply/abort-safety"]
      case .cherryPick, .revert: ["sequencer/head"]
      case .merge, .bisect: []
      }
    return names.lazy.compactMap { name in
      FileManager.default.contents(atPath: "\(directory)/\(name)")
    }.first.map { String(decoding: $0, as: UTF8.self).trimmingSpaces }
  }
}
