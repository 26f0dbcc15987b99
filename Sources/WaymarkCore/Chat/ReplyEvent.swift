/// What happens while a reply is awaited and received.
package enum ReplyEvent: Sendable, Hashable {
  /// The question is stored and the server is being asked.
  case asked(server: String, model: String)
  /// The window that was chosen for the thread, in tokens.
  case window(Int)
  /// The server failed before the first word and another one is asked instead.
  case switched(to: String, because: String)
  case thinking(String)
  case text(String)
  /// A line of the answer could not be read.
  case damaged
  /// Nothing has come yet because the server is loading the model.
  case loading
  /// Nothing has come yet although the model is loaded: it reads the conversation.
  case reading
  /// Nothing has come for longer than the server's limit; it is waited on.
  case silent
}
