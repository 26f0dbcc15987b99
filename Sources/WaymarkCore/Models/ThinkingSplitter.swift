/// Takes the thinking out of replies that begin with `<think>`: a server that was told not to let
/// a model think passes its thoughts on as text.
struct ThinkingSplitter {
  private enum State {
    /// Nothing but blanks or a part of the opening mark has come.
    case start
    case thinking
    /// Between the thoughts and the text, where line breaks say nothing.
    case gap
    case text
  }

  private static let opening = "<think>"
  private static let closing = "</think>"

  private var state = State.start
  /// What may be the beginning of a mark.
  private var held = ""

  /// Divides the next piece of text.
  mutating func split(_ text: String) -> [ChatPiece] {
    switch state {
    case .text: return [.text(text)]
    case .gap: return afterThoughts(text)
    case .start:
      held += text
      let begin = held.drop(while: \.isWhitespace)
      if begin.hasPrefix(ThinkingSplitter.opening) {
        state = .thinking
        held = ""
        return thoughts(String(begin.dropFirst(ThinkingSplitter.opening.count)))
      }
      guard !ThinkingSplitter.opening.hasPrefix(begin) else { return [] }
      state = .text
      defer { held = "" }
      return [.text(held)]
    case .thinking: return thoughts(text)
    }
  }

  /// What was held back at the end of a reply; nil for nothing.
  mutating func finish() -> ChatPiece? {
    defer { held = "" }
    guard !held.isEmpty else { return nil }
    return state == .thinking ? .thinking(held) : .text(held)
  }

  private mutating func thoughts(_ text: String) -> [ChatPiece] {
    held += text
    if let end = held.firstRange(of: ThinkingSplitter.closing) {
      state = .gap
      let thinking = String(held[..<end.lowerBound])
      let rest = String(held[end.upperBound...])
      held = ""
      return (thinking.isEmpty ? [] : [.thinking(thinking)]) + afterThoughts(rest)
    }
    let kept = ThinkingSplitter.partialMark(at: held)
    let thinking = String(held.dropLast(kept))
    held = String(held.suffix(kept))
    return thinking.isEmpty ? [] : [.thinking(thinking)]
  }

  private mutating func afterThoughts(_ text: String) -> [ChatPiece] {
    let rest = text.drop(while: \.isNewline)
    guard !rest.isEmpty else { return [] }
    state = .text
    return [.text(String(rest))]
  }

  /// How many characters at the end may be the beginning of the closing mark.
  private static func partialMark(at text: String) -> Int {
    for count in stride(from: min(closing.count - 1, text.count), to: 0, by: -1)
    where closing.hasPrefix(text.suffix(count)) {
      return count
    }
    return 0
  }
}
