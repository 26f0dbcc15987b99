import Foundation

/// The life of one reply, from asking a server to the last row in the database.
struct ReplyReception: Sendable {
  private let service: ChatService
  private let turn: MessageStore.Turn
  private let silence: ChatService.Silence
  private let listener: ChatService.Listener
  private let recorder: ReplyRecorder
  private let watch: ReplyWatch

  init(
    service: ChatService, turn: MessageStore.Turn, silence: ChatService.Silence,
    listener: @escaping ChatService.Listener
  ) {
    self.service = service
    self.turn = turn
    self.silence = silence
    self.listener = listener
    watch = ReplyWatch(listener)
    recorder = ReplyRecorder(service.messages, message: turn.reply.id)
  }

  func run() async throws -> ChatMessage {
    var progress = ReplyProgress(turn.reply)
    do {
      try await receive(&progress)
      try recorder.finish()
      return try service.messages.finish(
        turn.reply.id, as: .complete, statistics: progress.statistics)
    } catch is CancellationError {
      try recorder.finish()
      return try service.messages.finish(
        turn.reply.id, as: progress.isEmpty ? .failed : .stopped,
        fault: "Stopped.", statistics: progress.statistics)
    } catch {
      // The first error is the one to report, whether or not the rest can be saved.
      try? recorder.finish()
      let fault = (error as? WaymarkError)?.message ?? "The reply could not be received."
      _ = try? service.messages.finish(
        turn.reply.id, as: progress.isEmpty ? .failed : .interrupted, fault: fault,
        statistics: progress.statistics)
      throw error
    }
  }

  private func receive(_ progress: inout ReplyProgress) async throws {
    let source = ReplySource(
      service: service, turn: turn, isPatient: silence == .isTold, watch: watch,
      listener: listener)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await recorder.keepSaving() }
      group.addTask { await watch.lookAtModel() }
      defer { group.cancelAll() }
      var stream = try await source.open(&progress)
      if silence == .isTold { group.addTask { await watch.tellSilence() } }
      while let pieces = try await stream.next() {
        watch.note()
        for piece in pieces { take(piece, &progress) }
      }
    }
  }

  private func take(_ piece: ChatPiece, _ progress: inout ReplyProgress) {
    progress.take(piece)
    switch piece {
    case .text(let text):
      recorder.add(content: text)
      listener(.text(text))
    case .thinking(let text):
      recorder.add(thinking: text)
      listener(.thinking(text))
    case .damaged: listener(.damaged)
    case .done: break
    }
  }
}

/// What is known of a reply while it comes.
struct ReplyProgress {
  private(set) var statistics: ReplyStatistics
  /// Whether nothing has come, now or before it was cut off.
  private(set) var isEmpty: Bool
  private var asked = ContinuousClock.now
  private var thinkingSince: ContinuousClock.Instant?

  init(_ reply: ChatMessage) {
    statistics = reply.statistics
    isEmpty = reply.content.isEmpty && reply.thinking.isEmpty
  }

  /// Notes that the conversation is sent.
  mutating func send(_ conversation: Conversation) {
    asked = .now
    statistics.estimatedPrompt = TokenEstimator.uncorrected(conversation)
    statistics.firstPiece = nil
    statistics.counted = nil
  }

  mutating func take(_ piece: ChatPiece) {
    let now = ContinuousClock.now
    if statistics.firstPiece == nil { statistics.firstPiece = Self.milliseconds(now - asked) }
    switch piece {
    case .thinking:
      isEmpty = false
      if thinkingSince == nil { thinkingSince = now }
    case .text:
      isEmpty = false
      guard let since = thinkingSince, statistics.thinkingTime == nil else { break }
      statistics.thinkingTime = Self.milliseconds(now - since)
    case .damaged: statistics.damagedLines = (statistics.damagedLines ?? 0) + 1
    case .done(let counted): statistics.counted = counted
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration / .milliseconds(1))
  }
}
