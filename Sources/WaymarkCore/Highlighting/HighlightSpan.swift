/// A stretch of text and what it is in its language.
package struct HighlightSpan: Sendable, Hashable {
  /// In bytes.
  package var range: Range<Int>
  /// The name of a capture as highlight queries have it, such as `keyword` or `string.escape`.
  package var capture: String

  package init(_ range: Range<Int>, _ capture: String) {
    self.range = range
    self.capture = capture
  }
}

/// What a query found at a node, before overlaps are settled.
struct CapturedRange {
  var range: Range<Int>
  /// nil takes away what encloses it.
  var capture: String?
  /// How many languages enclose it.
  var depth: Int
  /// Of several at the same node, the highest counts.
  var priority: Int

  /// Settles overlaps: what lies inside covers what encloses it.
  ///
  /// - Returns: Spans in order that do not overlap.
  static func flattened(_ captures: [CapturedRange]) -> [HighlightSpan] {
    let sorted = captures.sorted { left, right in
      (left.range.lowerBound, -left.range.upperBound, left.depth, left.priority)
        < (right.range.lowerBound, -right.range.upperBound, right.depth, right.priority)
    }
    var spans: [HighlightSpan] = []
    var open: [CapturedRange] = []
    var place = 0
    func close(upTo end: Int) {
      guard end > place else { return }
      if let capture = open.last?.capture {
        if let last = spans.last, last.range.upperBound == place, last.capture == capture {
          spans[spans.count - 1].range = last.range.lowerBound..<end
        } else {
          spans.append(HighlightSpan(place..<end, capture))
        }
      }
      place = end
    }
    for next in sorted where !next.range.isEmpty {
      while let last = open.last, last.range.upperBound <= next.range.lowerBound {
        close(upTo: last.range.upperBound)
        open.removeLast()
      }
      close(upTo: next.range.lowerBound)
      place = max(place, next.range.lowerBound)
      open.append(next)
    }
    while let last = open.last {
      close(upTo: last.range.upperBound)
      open.removeLast()
    }
    return spans
  }
}
