internal import WaymarkCore

/// The colours of a text as far as they are known.
struct Coloring: Sendable {
  /// What follows the edits and finds the spans, off the loop.
  var text: HighlightedText?
  /// In order; of the state of the text that is on the screen, moved where it changed since.
  private(set) var spans: [HighlightSpan] = []
  private(set) var range = 0..<0
  /// The state that the spans were found in, and whether it is the newest.
  private var revision = -1
  /// How positions moved since older states, for spans that come late.
  private var moves: [(revision: Int, map: PositionMap)] = []
  /// Whether somebody is at it.
  var isRunning = false

  /// Moves the spans with an edit, so that they stay on what they colour until it is parsed.
  mutating func move(_ map: PositionMap) {
    spans = Coloring.moved(spans, map)
    range =
      map.map(
        range.lowerBound, .before)..<max(
        map.map(range.lowerBound, .before), map.map(range.upperBound))
  }

  private static func moved(_ spans: [HighlightSpan], _ map: PositionMap) -> [HighlightSpan] {
    spans.compactMap { span in
      let start = map.map(span.range.lowerBound, .after)
      let end = map.map(span.range.upperBound, .before)
      return start < end ? HighlightSpan(start..<end, span.capture) : nil
    }
  }

  /// Tells who finds the spans that the text changed.
  mutating func note(_ map: PositionMap?, after snapshot: TextSnapshot, revision: Int) {
    text?.note(map, after: snapshot, revision: revision)
    if let map { moves = moves.suffix(200) + [(revision, map)] } else { moves = [] }
  }

  /// Takes spans that were found.
  mutating func take(_ found: HighlightedText.Spans) {
    var spans = found.spans
    var range = found.range
    for move in moves where move.revision > found.revision {
      spans = Coloring.moved(spans, move.map)
      range =
        move.map.map(
          range.lowerBound, .before)..<max(
          move.map.map(range.lowerBound, .before), move.map.map(range.upperBound))
    }
    (self.spans, self.range, revision) = (spans, range, found.revision)
    moves.removeAll { $0.revision <= found.revision }
  }

  /// Whether a part of a state has to be found yet.
  func lacks(_ wanted: Range<Int>, revision: Int) -> Bool {
    guard text != nil else { return false }
    return self.revision != revision || wanted.lowerBound < range.lowerBound
      || wanted.upperBound > range.upperBound
  }

  /// Goes over spans in step with text that is drawn from the front.
  struct Walk {
    private let spans: [HighlightSpan]
    private var index: Int
    /// The scope of the span with this number, as naming it takes a while.
    private var known: (index: Int, scope: Scope) = (-1, .source)

    init(_ coloring: Coloring, from offset: Int) {
      spans = coloring.spans
      var (low, high) = (0, spans.count)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
      }
      index = low
    }

    /// The scope of the character at an offset; offsets only grow.
    mutating func scope(at offset: Int) -> Scope {
      while index < spans.count, spans[index].range.upperBound <= offset { index += 1 }
      guard index < spans.count, spans[index].range.contains(offset) else { return .source }
      if known.index != index {
        known = (index, Scope.syntax(capture: spans[index].capture) ?? .source)
      }
      return known.scope
    }
  }
}
