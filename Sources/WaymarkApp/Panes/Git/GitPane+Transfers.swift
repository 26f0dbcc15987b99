internal import WaymarkCore

extension GitPane {
  /// Runs something that talks to a remote, with its progress in the status line.
  mutating func transfer(
    _ words: String,
    _ action: @escaping @Sendable (Repository, @escaping TransferObserver) async throws -> String?
  ) -> [Effect] {
    let number = begin("\(words) …", cancels: true)
    return [
      GitWork.act(number) { repository, send in
        try await action(repository, GitWork.observer(number, words, send))
      }
    ]
  }

  mutating func fetch(from remote: String? = nil) -> [Effect] {
    transfer("Fetch") { repository, observe in
      var options = FetchOptions()
      options.remote = remote
      options.prunes = true
      try await repository.fetch(options, observe: observe)
      return "Fetched."
    }
  }

  mutating func pull(_ mode: PullMode) -> [Effect] {
    transfer("Pull") { repository, observe in
      try await repository.pull(mode, observe: observe)
      return "Pulled."
    }
  }

  mutating func push() -> [Effect] {
    let upstream = status?.upstream
    return transfer("Push") { repository, observe in
      let options = try await repository.pushOptions(upstream: upstream)
      return sentence(try await repository.push(options, observe: observe), options)
    }
  }

  /// Asks before a remote branch is replaced.
  mutating func askToPushForced() -> [Effect] {
    guard let upstream = status?.upstream, let behind = upstream.behind else {
      return [.notify(Notice("There is no remote branch to replace."))]
    }
    let lost =
      behind == 0
      ? "It has nothing that is not here."
      : "\(Figures.counted(behind, "commit")) that only the remote has will be lost to it."
    question = GitQuestion(
      "Push by force?",
      [
        "Replaces \(upstream.name) by the branch as it is here. \(lost)",
        "Git refuses when the remote has moved since the last fetch.",
      ],
      answers: [
        (
          "Push by force",
          { pane in
            pane.transfer("Push") { repository, observe in
              var options = try await repository.pushOptions(upstream: upstream)
              options.force = .replacing(try await repository.resolve(upstream.name))
              return sentence(try await repository.push(options, observe: observe), options)
            }
          }
        )
      ])
    return []
  }

  // MARK: - The operation in progress

  mutating func proceed(_ step: OperationInProgress.Step) -> [Effect] {
    guard let operation = status?.operation else { return [] }
    let words = "\(step.rawValue) the \(operation.kind.rawValue)"
    return act(words) { repository in
      try await repository.proceed(operation, step)
      return "Done: \(words)."
    }
  }

  /// Asks before an operation is given up.
  mutating func askToAbort() -> [Effect] {
    guard let operation = status?.operation else { return [] }
    question = GitQuestion(
      "Abort the \(operation.kind.rawValue)?",
      [
        "Goes back to where the branch was before.",
        "Files that differ are kept first: undo brings them back.",
      ],
      answers: [("Abort", { pane in pane.proceed(.abort) })])
    return []
  }

  // MARK: - Undo

  /// Shows what undoing would run, and asks.
  mutating func askToUndo(_ entry: UndoEntry?) -> [Effect] {
    guard let entry else { return [.notify(Notice("Nothing can be taken back here."))] }
    var commands = entry.commands.prefix(5).map { $0 }
    if entry.commands.count > commands.count {
      commands.append("and \(entry.commands.count - commands.count) more")
    }
    question = GitQuestion(
      "Undo?", ["\(entry.title)."] + commands, focused: 1,
      answers: [
        (
          "Undo",
          { pane in
            pane.act("Undo") { repository in
              try await repository.undo(entry)
              return "Taken back: \(entry.title)."
            }
          }
        )
      ])
    return []
  }

  // MARK: - Questions of git and ssh

  mutating func take(_ event: AskpassQuestions.Event) -> [Effect] {
    switch event {
    case .asked(let pending):
      waiting.append(pending)
      return askNext()
    case .withdrawn(let id):
      if waiting.first?.id == id, asksFirst {
        prompt = nil
        question = nil
        asksFirst = false
      }
      waiting.removeAll { $0.id == id }
      return askNext()
    }
  }

  /// Asks the first question that waits, unless something is being asked already.
  mutating func askNext() -> [Effect] {
    guard !asksFirst, prompt == nil, question == nil, let pending = waiting.first else { return [] }
    asksFirst = true
    let asked = pending.question
    switch asked.kind {
    case .userName, .secret:
      prompt = GitPrompt(
        asked.isSecret ? "A secret is asked for" : "A name is asked for",
        help: "\(asked.prompt) (\(asked.command))", isSecret: asked.isSecret,
        cancel: { $0.answer(nil) }, take: { $1.answer($0) })
    case .confirmation:
      question = GitQuestion(
        "Go on?", asked.prompt.split(separator: "\n").map(String.init) + [asked.command],
        answers: [("Yes", { $0.answer("yes") })], cancel: { $0.answer("no") })
    case .notice:
      _ = answer("")
      return [.notify(Notice(asked.prompt))]
    }
    return [.select(.git)]
  }

  /// Answers the question that is asked and asks the next.
  mutating func answer(_ text: String?) -> [Effect] {
    guard asksFirst, !waiting.isEmpty else { return [] }
    asksFirst = false
    waiting.removeFirst().answer(text.map { Secret($0) })
    return askNext()
  }
}

/// What a push did, for people.
private func sentence(_ pushed: [PushedReference], _ options: PushOptions) -> String {
  let changed = pushed.filter { $0.result != .unchanged }
  guard !changed.isEmpty else { return "\(options.remote) has everything already." }
  return "Pushed to \(options.remote): " + changed.map(\.summary).joined(separator: ", ") + "."
}
