import Foundation

/// Runs git in one folder: sets the stage for each kind of command, logs it, and turns a failure
/// into a sentence.
package struct GitRunner: Sendable {
  package let folder: String
  package let context: GitContext

  package init(folder: String, context: GitContext) {
    self.folder = folder
    self.context = context
  }

  /// Runs a command to its end.
  ///
  /// - Parameters:
  ///   - command: What to run; a writing one waits for its turn and, a little, for another
  ///     program's lock.
  ///   - progress: Gets what git and hooks write on standard error as it comes.
  /// - Returns: What it printed, for the statuses that the command accepts.
  /// - Throws: A `WaymarkError` with one of the `git` codes; `CancellationError`.
  @discardableResult
  package func run(
    _ command: GitCommand, progress: (@Sendable ([UInt8]) -> Void)? = nil
  ) async throws -> ToolRunner.Outcome {
    guard command.purpose == .write else { return try await attempt(command, progress) }
    return try await exclusively {
      try await withLockPatience { try await attempt(command, progress) }
    }
  }

  /// Runs a command and hands its output on piece by piece.
  ///
  /// - Returns: True when the command was done, false when the consumer had enough.
  /// - Throws: As `run(_:progress:)`, and what the consumer throws.
  @discardableResult
  package func stream(
    _ command: GitCommand, progress: (@Sendable ([UInt8]) -> Void)? = nil,
    _ consume: ([UInt8]) async throws -> ToolRunner.Appetite
  ) async throws -> Bool {
    let entry = context.log.start(command, in: folder)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let ending = try await withCall(for: command) { call in
        try await context.runner.stream(call, errors: progress, consume)
      }
      context.log.end(
        entry, ending.wasStopped ? .stopped : .status(ending.status), after: clock.now - start)
      guard ending.wasStopped || command.accepted.contains(ending.status) else {
        throw GitFailure(
          command: command, folder: folder, status: ending.status, output: "",
          errors: ending.errors
        ).error
      }
      return !ending.wasStopped
    } catch {
      context.log.endIfRunning(entry, error, after: clock.now - start)
      throw error
    }
  }

  /// Runs the steps of one operation while no other writing command of this repository runs.
  package func exclusively<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    let gate = ObjectIdentifier(context.gate)
    if GitContext.passedGate == gate { return try await work() }
    return try await context.gate.pass {
      try await GitContext.$passedGate.withValue(gate) { try await work() }
    }
  }

  private func attempt(
    _ command: GitCommand, _ progress: (@Sendable ([UInt8]) -> Void)?
  ) async throws -> ToolRunner.Outcome {
    let entry = context.log.start(command, in: folder)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let outcome = try await withCall(for: command) { call in
        try await context.runner.run(call, limit: command.limit, errors: progress)
      }
      context.log.end(entry, .status(outcome.status), after: clock.now - start)
      guard command.accepted.contains(outcome.status) else {
        throw GitFailure(
          command: command, folder: folder, status: outcome.status,
          output: String(decoding: outcome.output.suffix(1 << 14), as: UTF8.self),
          errors: outcome.errors
        ).error
      }
      return outcome
    } catch {
      context.log.endIfRunning(entry, error, after: clock.now - start)
      throw error
    }
  }

  private func withLockPatience<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    let clock = ContinuousClock()
    let deadline = clock.now + context.lockPatience
    var pause = Duration.milliseconds(20)
    while true {
      do {
        return try await work()
      } catch let error as WaymarkError where error.code == .gitLocked {
        guard clock.now + pause < deadline else { throw LockFile.explain(error, in: folder) }
        try await clock.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(400))
      }
    }
  }

  /// Runs work with the program call for a command, and with somebody to ask where it may ask.
  private func withCall<Value>(
    for command: GitCommand, _ work: (ToolCall) async throws -> Value
  ) async throws -> Value {
    var call = call(for: command)
    if command.purpose == .transfer || command.purpose == .background,
      let ssh = try await context.identity?.command(over: sshCommand())
    {
      call.environment["GIT_SSH_COMMAND"] = ssh
    }
    guard command.mayAsk, let askpass = context.askpass else { return try await work(call) }
    return try await AskpassServer.serving(askpass, for: command.text) { variables in
      call.environment.merge(variables) { $1 }
      return try await work(call)
    }
  }

  /// The user's own way to start ssh.
  private func sshCommand() async throws -> String? {
    if let own = context.environment["GIT_SSH_COMMAND"] ?? nil { return own }
    if let inherited = ProcessInfo.processInfo.environment["GIT_SSH_COMMAND"] { return inherited }
    return try await textIfAny(.read("config", "--get", "core.sshCommand"))
  }

  private func call(for command: GitCommand) -> ToolCall {
    var environment = GitEnvironment.variables(for: command.purpose)
    environment.merge(context.environment) { $1 }
    environment.merge(command.environment) { $1 }
    return ToolCall(
      "git",
      GitEnvironment.configuration(for: command.purpose).map { Array($0.utf8) }
        + command.arguments,
      in: folder, environment: environment, input: command.input)
  }
}

extension CommandLog {
  fileprivate func endIfRunning(_ entry: Entry, _ error: any Error, after duration: Duration) {
    guard entries.last(where: { $0.id == entry.id })?.ending == .running else { return }
    end(entry, error is CancellationError ? .cancelled : .failed, after: duration)
  }
}
