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
}
