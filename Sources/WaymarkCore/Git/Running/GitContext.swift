/// What the commands of a repository share: how they are run, logged and kept apart.
package struct GitContext: Sendable {
  package var runner: ToolRunner
  package var log: CommandLog
  package var gate: WriteGate
  /// What can be taken back.
  package var undo: UndoLog
  /// How questions of git and ssh reach the user; nil lets the command fail instead.
  package var askpass: AskpassSettings?
  /// The project's own keys.
  package var identity: SSHIdentity?
  /// Changes to the environment of every command.
  package var environment: [String: String?]
  /// How long a writing command waits for another program's lock.
  package var lockPatience: Duration

  package init(
    runner: ToolRunner = ToolRunner(), log: CommandLog = CommandLog(),
    undo: UndoLog = UndoLog(), environment: [String: String?] = [:],
    lockPatience: Duration = .seconds(2)
  ) {
    self.runner = runner
    self.log = log
    self.undo = undo
    self.environment = environment
    self.lockPatience = lockPatience
    gate = WriteGate()
  }

  /// The gate that the current task has passed, so that the steps of one operation do not wait for
  /// the operation itself.
  @TaskLocal static var passedGate: ObjectIdentifier?

  /// False inside an operation that notes as a whole how to take it back.
  @TaskLocal static var notesUndo = true
}
