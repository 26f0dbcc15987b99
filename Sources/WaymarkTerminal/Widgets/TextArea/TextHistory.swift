/// What was changed in a text, so that it can be taken back and done again.
struct TextHistory: Sendable {
  /// At a place some text went and some came.
  struct Change: Sendable {
    var position: TextArea.Position
    var removed: String
    var inserted: String
    /// Where the cursor was before.
    var cursor: TextArea.Position
  }

  private var done: [Change] = []
  private var undone: [Change] = []
  /// Whether the next letter belongs to the last change.
  private var isTyping = false

  /// More than anyone takes back step by step.
  private static let limit = 1000

  var canUndo: Bool { !done.isEmpty }
  var canRedo: Bool { !undone.isEmpty }

  /// Keeps a change.
  ///
  /// - Parameters:
  ///   - change: What was done.
  ///   - isTyped: Whether it is one typed character; those of a word are taken back together.
  mutating func keep(_ change: Change, isTyped: Bool) {
    undone = []
    let startsWord =
      change.inserted.first?.isWhitespace == false
      && done.last?.inserted.last?.isWhitespace == true
    if isTyped, isTyping, !startsWord, !done.isEmpty {
      done[done.count - 1].inserted += change.inserted
    } else {
      done.append(change)
      if done.count > TextHistory.limit { done.removeFirst() }
    }
    isTyping = isTyped
  }

  /// Makes the next letter a change of its own.
  mutating func close() { isTyping = false }

  /// The change to take back.
  mutating func undo() -> Change? {
    isTyping = false
    guard let change = done.popLast() else { return nil }
    undone.append(change)
    return change
  }

  /// The change to do again.
  mutating func redo() -> Change? {
    isTyping = false
    guard let change = undone.popLast() else { return nil }
    done.append(change)
    return change
  }
}
