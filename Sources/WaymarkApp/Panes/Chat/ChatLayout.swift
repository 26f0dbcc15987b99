internal import WaymarkTerminal

/// Where the parts of the chat go in an area.
struct ChatLayout: Sendable, Hashable {
  /// The list of threads; nil where there is no room beside the messages.
  private(set) var list: Rect?
  private(set) var line: Rect?
  let header: Rect
  let transcript: Rect
  /// What is attached to the next message.
  let chips: Rect
  let meter: Rect
  let composer: Rect

  /// The least width with a list beside the messages.
  static let wide = 96

  /// - Parameters:
  ///   - area: All there is.
  ///   - composerRows: The rows that the text of the next message takes.
  ///   - hasChips: Whether something is attached.
  init(area: Size, composerRows: Int, hasChips: Bool) {
    var rest = Rect(area)
    if area.columns >= ChatLayout.wide {
      let split = rest.split(left: min(34, area.columns / 4))
      let beside = split.rest.split(left: 1)
      list = split.left
      line = beside.left
      rest = beside.rest.split(left: 1).rest
    }
    (header, rest) = rest.split(top: 1)
    let most = max(1, min(Composer.rowLimit, area.rows / 3))
    let rows = max(1, min(composerRows, most))
    let foot = rows + 1 + (hasChips ? 1 : 0)
    let (body, bottom) = rest.split(top: max(0, rest.rows - foot))
    transcript = body
    var below: Rect
    (meter, below) = bottom.split(top: 1)
    (chips, below) = below.split(top: hasChips ? 1 : 0)
    composer = below.split(left: 2).rest
  }
}
