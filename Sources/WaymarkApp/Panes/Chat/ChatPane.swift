internal import Foundation
package import WaymarkCore
package import WaymarkTerminal

/// The state of the chat: the threads, the open one with its messages, and what is being written.
package struct ChatPane: Pane {
  /// What has the keys.
  package enum Focus: Sendable, Hashable {
    case composer, transcript, threads
  }

  enum Phase: Sendable, Hashable {
    case opening
    /// There is nothing to talk through, as in some tests.
    case unavailable
    case failed(Failure)
    case open
  }

  /// Whom a thread that does not exist yet will ask, and how.
  struct Choice: Sendable, Hashable {
    var server: Server?
    var model = ""
    var settings = ThreadSettings()
    var title: String?
    var isInProject = true
  }

  /// A thread that is not on the screen but grows.
  struct Parked: Sendable {
    var thread: ChatThread
    var server: String
    var transcript: Transcript
  }

  var phase = Phase.opening
  var project: Project?
  var defaults = ChatDefaults()
  package internal(set) var focus = Focus.composer
  var list = ThreadList()
  /// The open thread; nil for one that its first message makes.
  package internal(set) var thread: ChatThread?
  var choice = Choice()
  /// The name of the open thread's server; empty while it has none.
  var server = ""
  var transcript = Transcript()
  /// The replies that are coming, by number.
  var replies: [Int: LiveReply] = [:]
  var parked: [Int64: Parked] = [:]
  /// What was taken out of the composer and is not stored yet, by number.
  var drafts: [Int: Question] = [:]
  var nextNumber = 1
  /// What to ask elsewhere once a reply has stopped, by the reply's number.
  var moves: [Int: Move] = [:]
  /// The number of the question that makes the open thread.
  var makingThread: Int?
  var composer = Composer()
  var completion: Completion?
  /// What can be attached; nil until the first `@`.
  var paths: [String]?
  var isAskingPaths = false
  /// What the words with `@` stand for, and their tokens or what is wrong with them.
  var weights: [String: AttachmentWeight] = [:]
  var weighed: [String] = []
  /// The question that is being written anew.
  var editing: Int64?
  /// Whether what is being written begins another branch of the thread.
  var startsAfresh = false
  /// The numbers of the replies that sum a thread up.
  var compactions: Set<Int> = []
  var meter: ContextMeter?
  /// What is done when a conversation does not fit.
  var windowPolicy = WindowPolicy.ask
  var sheet: Sheet?
  var purpose: SheetPurpose?
  var hits: [ThreadHit] = []
  var offers: [ModelOffer] = []
  var isLoadingEarlier = false
  /// The block of code that was written last.
  var applied: AppliedEdit?
  /// The thread that was open at the last start, and a text that was not sent.
  var remembered: ChatMemory?
  var layout = ChatLayout(area: Size(rows: 24, columns: 80), composerRows: 1, hasChips: false)

  package init() {}

  package mutating func appear() -> [Effect] { [ChatWork.open(list.filter)] }

  package var contexts: [CommandContext] {
    guard phase == .open else { return [.chat] }
    if sheet != nil { return [.sheet] }
    return switch focus {
    case .composer: [.composer, .field, .chat, .text]
    case .transcript: [.chat, .list]
    case .threads: [.threads, .list]
    }
  }

  package var isTakingText: Bool {
    if let sheet { return sheet.isTakingText }
    return focus == .composer && phase == .open
  }

  /// The reply that is coming in the open thread.
  var live: LiveReply? {
    guard let id = thread?.id else { return nil }
    return replies.values.first { $0.threadID == id }
  }

  /// Whether something is being asked in the open thread.
  var isBusy: Bool {
    live != nil || makingThread != nil || drafts.values.contains { $0.isAsked(in: thread?.id) }
  }

  package var mustFinish: Bool { !replies.isEmpty }

  package mutating func reveal(in area: Size) {
    let columns = ChatLayout(area: area, composerRows: 1, hasChips: false).composer.columns
    let rows = composer.rowCount(columns: columns)
    layout = ChatLayout(area: area, composerRows: rows, hasChips: !chips.isEmpty)
    composer.reveal(rows: layout.composer.rows, columns: columns)
    transcript.layOut(
      width: layout.transcript.columns - 3, height: layout.transcript.rows)
    list.reveal(height: max(1, area.rows - 1))
    sheet?.reveal(in: area)
  }
}

/// A reply that is coming.
struct LiveReply: Sendable, Hashable {
  let number: Int
  let threadID: Int64
  let messageID: Int64
  let since: Date
  /// What it waits for; nil once it comes.
  var waiting: String?
  var model = ""
  var server = ""
  /// Since when nothing has come any more, once that is longer than the server's limit.
  var silentSince: Date?
  /// Bytes that have come, and the milliseconds since the first.
  var bytes = 0
  var milliseconds = 0
  var isStopping = false

  /// About how many tokens have come; the server counts at the end.
  var tokens: Int { (bytes + 3) / 4 }

  /// About how many tokens come in a second.
  var speed: Double? {
    tokens > 1 && milliseconds > 0 ? Double(tokens) * 1000 / Double(milliseconds) : nil
  }
}

/// A question on its way to another server.
struct Move: Sendable, Hashable {
  var question: Int64
  var server: Int64
}

/// What a word with `@` brings along.
struct AttachmentWeight: Sendable, Hashable {
  var tokens: Int?
  /// Why it cannot be attached.
  var fault: String?
}

/// What a sheet is for.
enum SheetPurpose: Sendable, Hashable {
  case model
  case rename(Int64)
  case settings
  case search
  case copyCode([String])
  case applyCode([CodeBlocks.Block])
  case applyTo(CodeEdit)
  case promptValues(Prompt)
  case fit(Question, ContextForecast)
  case otherServer(question: Int64, [Server])
  case reading
}
