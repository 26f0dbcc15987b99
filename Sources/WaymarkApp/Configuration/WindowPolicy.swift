/// What the chat does when a conversation does not fit the window of its model.
package enum WindowPolicy: String, Sendable, Hashable, CaseIterable {
  /// Lets the person choose, before anything is sent.
  case ask
  /// Leaves the oldest messages out, and says so.
  case dropOldest = "drop-oldest"
  /// Asks for a summary of the thread, which can be changed before it begins another branch.
  case sumUp = "sum-up"
  /// Takes the next larger window, for which the server loads the model anew.
  case enlarge
}
