internal import WaymarkCore

/// Starts work as tasks and keeps each by its id, so that it can be cancelled or replaced.
final class EffectRunner {
  private let services: Services
  private let mailbox: Mailbox
  private var tasks: [Work.ID: Task<Void, Never>] = [:]

  init(services: Services, mailbox: Mailbox) {
    self.services = services
    self.mailbox = mailbox
  }

  /// Starts work and returns at once.
  func start(_ work: Work) {
    tasks[work.id]?.cancel()
    tasks[work.id] = Task.detached { [services, mailbox] in
      await work.run(services) { mailbox.post(PaneMessage(work.id, $0)) }
    }
  }

  func cancel(_ id: Work.ID) { tasks[id]?.cancel() }

  /// Saves the session and cancels what is under way.
  func end(with session: Session) {
    for task in tasks.values { task.cancel() }
    // Where people were is worth a try, not an error at the very end.
    try? services.session?.write(session)
  }
}
