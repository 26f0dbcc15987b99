/// What a server reports of a long task, such as a pull, as it goes on.
package struct TaskStream: Sendable {
  private var lines: StreamedLines<WireStream.Status>
  private let failure: ServerFailure
  private var hasSucceeded = false

  init(_ response: HTTPResponse, from server: ServerConnection) {
    lines = StreamedLines(response, from: server) { $0.error }
    failure = ServerFailure(server)
  }

  /// The reports since the last call; nil when the task has succeeded.
  ///
  /// - Throws: A `WaymarkError` in words when the task fails or ends without success;
  ///   `CancellationError`.
  package mutating func next() async throws -> [TaskReport]? {
    while let items = try await lines.next() {
      var reports: [TaskReport] = []
      for case .line(let line) in items {
        guard let status = line.status else { continue }
        if status == "success" { hasSucceeded = true }
        reports.append(
          TaskReport(
            status: Sanitiser.clean(status), digest: line.digest, total: line.total,
            completed: line.completed))
      }
      if !reports.isEmpty { return reports }
    }
    guard hasSucceeded else { throw failure.unfinished }
    return nil
  }
}

/// One report of a long task.
package struct TaskReport: Sendable, Hashable {
  /// What the server does, in its own words.
  package var status: String
  /// Of the layer that is being fetched.
  package var digest: String?
  /// Bytes of that layer.
  package var total: Int64?
  package var completed: Int64?

  package init(
    status: String, digest: String? = nil, total: Int64? = nil, completed: Int64? = nil
  ) {
    self.status = status
    self.digest = digest
    self.total = total
    self.completed = completed
  }
}
