import Foundation

/// Runs one prompt against several models at the same time and keeps what each made of it.
package struct PromptBench: Sendable {
  /// A model on a server.
  package struct Target: Sendable, Hashable {
    package var server: Server
    package var model: String

    package init(server: Server, model: String) {
      self.server = server
      self.model = model
    }
  }

  /// What happens: a piece of a reply, by the target's place in the list.
  package typealias Listener = @Sendable (_ target: Int, _ piece: ChatPiece) -> Void

  private let store: PromptStore
  private let servers: ServerDirectory

  package init(store: PromptStore, servers: ServerDirectory) {
    self.store = store
    self.servers = servers
  }

  /// Runs a prompt.
  ///
  /// - Parameters:
  ///   - prompt: The prompt, in the version that is kept with the runs.
  ///   - input: Its text with the values put in.
  ///   - targets: Whom to ask; servers that answer one at a time do so in their own order.
  ///   - listener: Called from any thread.
  /// - Returns: A stored run for each target, in the order of `targets`; a fault is in the run.
  /// - Throws: Storage errors, `CancellationError`.
  package func run(
    _ prompt: Prompt, input: String, on targets: [Target], listener: @escaping Listener
  ) async throws -> [PromptRun] {
    let runs = try await withThrowingTaskGroup(of: (Int, PromptRun).self) { group in
      for (index, target) in targets.enumerated() {
        group.addTask { (index, try await run(prompt, input, target) { listener(index, $0) }) }
      }
      var runs: [Int: PromptRun] = [:]
      for try await (index, run) in group { runs[index] = run }
      return runs
    }
    return targets.indices.compactMap { runs[$0] }
  }

  private func run(
    _ prompt: Prompt, _ input: String, _ target: Target,
    listener: @Sendable (ChatPiece) -> Void
  ) async throws -> PromptRun {
    let start = Date()
    var output = ""
    var statistics = ReplyStatistics()
    var status = ChatMessage.Status.complete
    var fault = ""
    do {
      var stream = try await SingleQuestion(servers).ask(
        input, target.model, on: target.server)
      while let pieces = try await stream.next() {
        for piece in pieces {
          if statistics.firstPiece == nil {
            statistics.firstPiece = Int(Date().timeIntervalSince(start) * 1000)
          }
          if case .text(let text) = piece { output += text }
          if case .done(let counted) = piece { statistics.counted = counted }
          listener(piece)
        }
      }
    } catch let error as WaymarkError {
      status = output.isEmpty ? .failed : .interrupted
      fault = error.message
    }
    let run = PromptRun(
      id: 0, version: prompt.version, model: target.model, server: target.server.name,
      input: input, output: output, status: status, fault: fault, verdict: "",
      statistics: statistics, createdAt: start)
    return PromptRun(run, id: try store.add(run, of: prompt))
  }
}

extension PromptRun {
  /// A run with the number it got.
  fileprivate init(_ run: PromptRun, id: Int64) {
    self.init(
      id: id, version: run.version, model: run.model, server: run.server, input: run.input,
      output: run.output, status: run.status, fault: run.fault, verdict: run.verdict,
      statistics: run.statistics, createdAt: run.createdAt)
  }
}
