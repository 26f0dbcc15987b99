internal import Foundation
internal import WaymarkCore

/// What the core answers to the chat.
enum ChatAnswer: Sendable {
  case opened(ChatOpening)
  case failed(Failure)
  case unavailable
  case listed([ChatThread], ThreadList.Filter)
  case thread(ThreadContent)
  case earlier([ChatMessage], of: Int64)
  /// A question is stored and asked; the content comes with it where another branch is shown now.
  case begun(Int, MessageStore.Turn, ThreadContent?)
  /// A question was not stored.
  case refused(Int, Failure)
  case tooLong(Int, Question, ContextForecast)
  /// The window that was chosen; the model may have to be loaded with it.
  case window(Int, tokens: Int)
  case answers(Int, model: String, server: String)
  /// What the server does before anything comes.
  case waits(Int, isLoaded: Bool)
  /// Nothing has come since a time, which is longer than the server's limit.
  case silent(Int, since: Date)
  case switched(Int, server: String, reason: String)
  case ended(ReplyEnd)
  /// The servers that have the model, too: because a person wants another, or after a failure before
  /// the first word.
  case alternatives(question: Int64, [Server], isWanted: Bool)
  case updated(ChatThread, server: String, notice: String?)
  /// The server that a new thread asks.
  case server(Server)
  case offers([ModelOffer])
  case paths([String])
  case weighed([String: AttachmentWeight])
  case found(String, [ThreadHit])
  /// A prompt that goes into the message.
  case prompt(Prompt)
  case notice(Notice)
  case proposed(EditProposal)
  case applied(AppliedEdit)
  case tookBack(String)
  /// The coloured lines of a message's blocks of code.
  case highlighted(Int64, [Int: SourceLines])
  case meter(ContextMeter, of: Int64)
  case defaults(ChatDefaults)
}

/// What the chat begins with.
struct ChatOpening: Sendable {
  var project: Project?
  var defaults: ChatDefaults
  var server: Server?
  var threads: [ChatThread]
}

/// A thread with the end of the branch that is shown.
struct ThreadContent: Sendable {
  /// The most messages that are read at once.
  static let limit = 60

  var thread: ChatThread
  var branch: [ChatMessage]
  var forks: [[Int64]]
  var server: String
  /// The message to show first; nil for the end.
  var message: Int64?
}

/// How a reply ended.
struct ReplyEnd: Sendable {
  var number: Int
  var reply: ChatMessage
  var thread: ChatThread
  var server: String
  var failure: Failure?
}

/// What has come of a reply since the last news; news that waits is joined.
struct ReplyNews: Joining {
  let number: Int
  var text: String
  var thinking: String
  var milliseconds: Int

  func joined(with next: any Sendable) -> (any Sendable)? {
    guard let next = next as? ReplyNews, next.number == number else { return nil }
    return ReplyNews(
      number: number, text: text + next.text, thinking: thinking + next.thinking,
      milliseconds: next.milliseconds)
  }
}
