package import Foundation

/// One movement of a reference.
package struct ReflogEntry: Sendable, Hashable {
  /// Where it moved to.
  package var commit: ObjectID
  /// As git names it, such as `HEAD@{2}`.
  package var selector: String
  package var time: Date
  /// What moved it, such as `commit: Add a thing`.
  package var message: String
}

extension Repository {
  /// The movements of a reference, newest first.
  ///
  /// - Parameters:
  ///   - reference: `HEAD` or the name of a branch.
  ///   - limit: The most entries.
  /// - Returns: None for a reference that has not moved yet.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func reflog(of reference: String = "HEAD", limit: Int = 1000) async throws
    -> [ReflogEntry]
  {
    let command = GitCommand.read(
      "log", "--walk-reflogs", "-z", "--date=unix", "--encoding=UTF-8", "--max-count=\(limit)",
      "--format=tformat:%H%x00%gd%x00%gs", "--end-of-options", reference, "--")
    let output: [UInt8]
    do {
      output = try await git.run(command).output
    } catch let error as WaymarkError where error.code == .gitUnknownRevision {
      guard reference != "HEAD" else { return [] }
      throw error
    }
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
    return stride(from: 0, to: fields.count - 2, by: 3).compactMap { place in
      guard let commit = ObjectID(fields[place]) else { return nil }
      let selector = String(decoding: fields[place + 1], as: UTF8.self)
      let seconds = selector.firstMatch(of: #/@\{(\d+)\}$/#).flatMap { TimeInterval($0.1) }
      return ReflogEntry(
        commit: commit, selector: "\(reference)@{\(place / 3)}",
        time: Date(timeIntervalSince1970: seconds ?? 0),
        message: String(decoding: fields[place + 2], as: UTF8.self))
    }
  }
}
