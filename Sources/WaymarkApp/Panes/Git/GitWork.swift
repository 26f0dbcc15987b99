internal import WaymarkCore

/// What the git pane asks of the core.
enum GitWork {
  static let open = Effect.run(
    Work(Work.ID(.git, "open")) { services, send in
      guard let git = services.git else {
        return send(GitMessage.openingFailed(Failure(message: "Git is not available here.")))
      }
      do {
        let repository = try await git.open()
        send(GitMessage.opened(try await repository.layout()))
      } catch is CancellationError {
      } catch {
        send(GitMessage.openingFailed(Failure(error)))
      }
    })

  /// Tells of every change on disk, in git's own folders and outside the project.
  static let watch = Effect.run(
    Work(Work.ID(.git, "watch"), isSubscription: true) { services, send in
      // What changes in the project is told to every pane already.
      let isFollowed = services.files.isWatching
      let folder = isFollowed ? try? await services.files.project().root.path.text : nil
      guard let changes = try? await services.git?.changes(outside: folder) else { return }
      for await _ in changes { send(GitMessage.changed) }
    })

  /// Takes the questions of git and ssh.
  static let listen = Effect.run(
    Work(Work.ID(.git, "questions"), isSubscription: true) { services, send in
      guard let events = services.git?.questions.events() else { return }
      for await event in events { send(GitMessage.question(event)) }
    })

  static func readStatus(ignored: Bool) -> Effect {
    reading("status") { repository, send in
      send(GitMessage.status(try await repository.status(ignored: ignored)))
    } failed: {
      .statusFailed($0)
    }
  }

  /// Finds the last action that can be taken back.
  static let readLastUndo = reading("undo") { repository, send in
    send(GitMessage.undoable(try await repository.undoList().last))
  } failed: {
    .readingFailed($0)
  }

  /// Something that only reads; a newer one of its name takes its place.
  static func reading(
    _ name: String,
    _ work: @escaping @Sendable (Repository, @escaping Work.Send) async throws -> Void,
    failed: @escaping @Sendable (Failure) -> GitMessage
  ) -> Effect {
    reading(name, with: { repository, _, send in try await work(repository, send) }, failed: failed)
  }

  /// Something that only reads and needs more than the repository.
  static func reading(
    _ name: String,
    with work: @escaping @Sendable (Repository, Services, @escaping Work.Send) async throws -> Void,
    failed: @escaping @Sendable (Failure) -> GitMessage
  ) -> Effect {
    .run(
      Work(Work.ID(.git, name)) { services, send in
        do {
          guard let repository = try await services.git?.open() else { return }
          try await work(repository, services, send)
        } catch is CancellationError {
        } catch {
          guard !Task.isCancelled else { return }
          send(failed(Failure(error)))
        }
      })
  }

  /// Something that changes the repository; it has its own number, so that nothing replaces it.
  ///
  /// - Parameters:
  ///   - number: From ``GitPane/begin(_:cancels:)``.
  ///   - action: Returns a sentence that says what was done, when that cannot be seen.
  /// - Returns: The effect.
  static func act(
    _ number: Int,
    _ action: @escaping @Sendable (Repository, @escaping Work.Send) async throws -> String?
  ) -> Effect {
    .run(
      Work(actionID(number)) { services, send in
        do {
          guard let repository = try await services.git?.open() else { return }
          send(GitMessage.done(number, try await action(repository, send)))
        } catch is CancellationError {
          send(GitMessage.cancelled(number))
        } catch {
          send(
            Task.isCancelled
              ? GitMessage.cancelled(number) : GitMessage.actionFailed(number, Failure(error)))
        }
      })
  }

  static func actionID(_ number: Int) -> Work.ID { Work.ID(.git, "action \(number)") }
}

/// What the core answers to the git pane.
enum GitMessage: Sendable {
  case opened(RepositoryLayout)
  case openingFailed(Failure)
  /// Something on disk is not as it was.
  case changed
  case status(WorkTreeStatus)
  case statusFailed(Failure)
  case diff(DiffSubject, [FileDiff], preface: [DiffPreface])
  /// More files of a long diff.
  case moreDiff(DiffSubject, [FileDiff])
  case diffFailed(DiffSubject, Failure)
  case sizes(DiffSubject, Int, DiffSizes)
  case done(Int, String?)
  case actionFailed(Int, Failure)
  case cancelled(Int)
  case question(AskpassQuestions.Event)
  /// The commit is made, so that its message is not needed any more.
  case committed
  case undoable(UndoEntry?)
  /// A log that has begun, with what the references point to.
  case log(LogStore, fingerprint: String)
  /// References have moved since the log was read.
  case logIsOld
  case list(GitItems)
  /// A message to begin with.
  case draft(CommitEditor)
  case rebase(RebaseList)
  case blameText(BlameList.Place, [[UInt8]])
  case blame(BlameList.Place, Blame)
  case history(GitPath, [FileRevision])
  case blameFailed(Failure)
  /// What was looked for cannot be had.
  case readingFailed(Failure)
  case conflict(ConflictedFile, isOpening: Bool)
  /// A file has no conflicts any more, perhaps for a reason worth telling.
  case conflictGone(Failure?)
  /// A file is to be opened in the editor, as `FILE:LINE`.
  case edit(String)
  case plan(TouchedObjectives)
  case custom(CustomCommand)
  /// What a command of a person's own printed.
  case output(String, [DiffPreface])
  case colors(DiffSubject, Int, DiffColors)
  case draftFailed(Failure)
}

/// How far an action is.
struct GitProgress: Superseding {
  let number: Int
  let words: String
  let fraction: Double?
}
