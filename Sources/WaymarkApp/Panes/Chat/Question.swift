internal import WaymarkCore

/// Something that is asked, on its way to the core.
struct Question: Sendable, Hashable {
  /// What to do when the conversation does not fit its window.
  enum Fit: Sendable, Hashable {
    case ask
    case dropOldest
    case window(Int)
  }

  /// Where it goes.
  enum Place: Sendable, Hashable {
    case new(ChatPane.Choice)
    case thread(Int64)
    /// At the beginning of another branch of a thread.
    case afresh(Int64)
    /// In the place of another question.
    case insteadOf(Int64)
    /// Another reply to a question that is there.
    case again(question: Int64)
    /// On with a reply that was cut off.
    case proceed(reply: Int64)
  }

  var place: Place
  var text = ""
  var attachments: [ChatAttachment] = []
  var fit = Fit.ask
  /// Whether its reply is to be what another branch begins with.
  var isCompaction = false
  /// The server that the thread asks from now on; nil leaves it.
  var server: Int64?

  /// Whether it is on its way in a thread, the open one where it names none.
  func isAsked(in thread: Int64?) -> Bool {
    switch place {
    case .new: false
    case .thread(let id), .afresh(let id): id == thread
    case .insteadOf, .again, .proceed: thread != nil
    }
  }
}
