internal import Synchronization
internal import WaymarkCore

/// A change of files while it goes on.
struct FilesJob: Sendable {
  /// What was done so far, which can be taken back even if the rest fails.
  var changes: [FileChange] = []
  /// The share of the whole that is done; nil while nobody knows.
  var share: Double?
  private let send: Work.Send

  init(_ send: @escaping Work.Send) { self.send = send }

  /// Tells what is being done.
  func tell(_ words: String, share: Double? = nil) {
    send(FilesProgress(words: words, share: share ?? self.share))
  }

  /// Tells of the file that is being worked on.
  func report(_ words: String) -> FileProgress.Report {
    { [send, share] in send(FilesProgress(words: "\(words) \($0.current)", share: share)) }
  }

  /// The files that hold a text.
  func paths(of pattern: String, in files: ProjectFiles) async throws -> [ProjectPath] {
    let found = Mutex<Set<[UInt8]>>([])
    try await files.search(for: pattern, limit: .max) { matches in
      found.withLock { $0.formUnion(matches.map(\.path)) }
    }
    return found.withLock { $0 }.compactMap { try? ProjectPath(bytes: $0) }.sorted()
  }
}

extension FilesWork {
  /// One change at a time: what stops it, stops whatever it is.
  static let changeID = Work.ID(.files, "change")

  /// Does something that takes a while; what is thrown is told.
  static func change(
    named words: String,
    _ run: @escaping @Sendable (Services, inout FilesJob, Work.Send) async throws -> Void
  ) -> Effect {
    .run(
      Work(changeID) { services, send in
        var job = FilesJob(send)
        job.tell(words)
        do {
          try await run(services, &job, send)
        } catch is CancellationError {
          tell(job, "Stopped", send)
          send(FilesMessage.stopped)
        } catch let conflict as FileConflict {
          tell(job, "Ended early", send)
          let name = FileNameText.shown(Array(conflict.path.name))
          send(
            FilesMessage.changeFailed(
              Failure(message: "\(name) changed since, so that it was left as it is.")))
        } catch {
          tell(job, "Ended early", send)
          send(FilesMessage.changeFailed(Failure(error)))
        }
      })
  }

  /// Tells what was done before it ended early.
  private static func tell(_ job: FilesJob, _ words: String, _ send: Work.Send) {
    guard !job.changes.isEmpty else { return }
    let count = Figures.counted(job.changes.count, "change")
    send(
      FilesMessage.changed(
        job.changes, "\(words) after \(count); u takes back what was done.", open: nil, refresh: [])
    )
  }

  /// Changes files off the loop, says so when it is done and may open one of them.
  ///
  /// - Parameters:
  ///   - words: What was done.
  ///   - path: What to open then.
  ///   - folders: What to read again beside the folders of the changes.
  ///   - change: Adds to the job what can be taken back.
  /// - Returns: The work.
  static func change(
    _ words: String, opening path: ProjectPath? = nil, refreshing folders: Set<ProjectPath> = [],
    _ change: @escaping @Sendable (ProjectFiles, Trash, inout FilesJob) throws -> Void
  ) -> Effect {
    self.change(named: "Working") { services, job, send in
      let files = try await services.files.project()
      guard let trash = services.files.trash else { throw noTrash }
      try change(files, trash, &job)
      send(FilesMessage.changed(job.changes, words, open: path, refresh: folders))
    }
  }

  private static var noTrash: WaymarkError {
    WaymarkError(.notWritable, "There is no trash here, so that nothing can be taken back.")
  }

  /// Takes changes back, the last first.
  static func undo(_ changes: [FileChange]) -> Effect {
    change(named: "Taking back") { services, job, send in
      let files = try await services.files.project()
      guard let trash = services.files.trash else { throw noTrash }
      for (index, change) in changes.reversed().enumerated() {
        job.tell("Taking back", share: Double(index) / Double(changes.count))
        try files.undo(change, trash: trash)
      }
      send(FilesMessage.undone(changes))
    }
  }

  /// Makes a zip archive; stopped, it is not there.
  static func archive(_ path: ProjectPath, to target: String) -> Effect {
    change(named: "Zipping") { services, job, send in
      let files = try await services.files.project()
      let place = try OpenRequest.location(target, in: files)
      let ignored = await services.files.ignored(in: files)
      let done = try files.archive(
        path, to: try files.place(of: place), leavingOut: ignored, report: job.report("Zipping"))
      let count = Figures.counted(done.entries, "entry", plural: "entries")
      send(
        FilesMessage.changed(
          [], "\(target) holds \(count).", open: nil, refresh: [.root]))
    }
  }
}
