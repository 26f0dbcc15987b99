package import WaymarkCore

/// The syntax colours of both sides of a file's diff.
package struct DiffColors: Sendable {
  let old: LineColors
  let new: LineColors

  /// Colours of a whole text, to be asked for by line.
  struct LineColors: Sendable {
    private let spans: [HighlightSpan]
    private let starts: [Int]

    static let none = LineColors([], of: [])

    init(_ spans: [HighlightSpan], of text: [UInt8]) {
      self.spans = spans
      var starts = [0]
      if !spans.isEmpty {
        for (place, byte) in text.enumerated() where byte == 0x0A { starts.append(place + 1) }
      }
      self.starts = starts
    }

    var isEmpty: Bool { spans.isEmpty }

    /// The coloured ranges of a line, in its own bytes.
    ///
    /// - Parameter number: From 1.
    /// - Returns: In order and without overlap.
    func ranges(ofLine number: Int) -> [(range: Range<Int>, scope: Scope)] {
      guard number >= 1, number <= starts.count, !spans.isEmpty else { return [] }
      let start = starts[number - 1]
      let end = number < starts.count ? starts[number] - 1 : Int.max
      var (low, high) = (0, spans.count)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].range.upperBound <= start { low = middle + 1 } else { high = middle }
      }
      var result: [(Range<Int>, Scope)] = []
      while low < spans.count, spans[low].range.lowerBound < end {
        let range = spans[low].range.clamped(to: start..<end)
        if !range.isEmpty, let scope = Scope.syntax(capture: spans[low].capture) {
          result.append((range.lowerBound - start..<range.upperBound - start, scope))
        }
        low += 1
      }
      return result
    }
  }

  /// Colours the texts of both sides; nil where nothing is known of the language.
  package init?(old: [UInt8]?, new: [UInt8]?, language: String, _ highlighter: SyntaxHighlighter) {
    func colors(_ text: [UInt8]?) -> LineColors {
      guard let text else { return .none }
      return LineColors(highlighter.spans(of: text, language: language), of: text)
    }
    self.old = colors(old)
    self.new = colors(new)
    if self.old.isEmpty, self.new.isEmpty { return nil }
  }
}
