/// How a text is indented.
package struct Indentation: Sendable, Hashable {
  /// Columns of one step.
  package var width: Int
  package var usesTabs: Bool
  /// Columns of a tab character.
  package var tabWidth: Int

  package init(width: Int = 4, usesTabs: Bool = false, tabWidth: Int = 4) {
    self.width = width
    self.usesTabs = usesTabs
    self.tabWidth = tabWidth
  }

  /// One step.
  package var unit: String { usesTabs ? "\t" : String(repeating: " ", count: width) }

  /// Judges by the lines at the beginning of a text.
  ///
  /// The smallest step that many lines go in by is the width.
  ///
  /// - Parameter text: The text.
  /// - Returns: nil where too little is indented to tell.
  package static func detected(in text: TextSnapshot) -> Indentation? {
    let head = text.bytes(0..<min(text.count, 1 << 16))
    var tabs = 0
    var steps: [Int: Int] = [:]
    var before = 0
    for line in head.split(separator: 0x0A, maxSplits: 2000) {
      guard let first = line.first(where: { $0 != 0x20 }) else { continue }
      if line.first == 0x09 {
        tabs += 1
        continue
      }
      // The second line of a comment with a star in front is in by one.
      let spaces = line.prefix { $0 == 0x20 }.count
      if first == UInt8(ascii: "*") { continue }
      if spaces > before { steps[spaces - before, default: 0] += 1 }
      before = spaces
    }
    let spaced = steps.filter { (2...8).contains($0.key) }
    if tabs > 3, tabs > spaced.values.reduce(0, +) {
      return Indentation(width: 4, usesTabs: true, tabWidth: 4)
    }
    guard let best = spaced.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.value > 1
    else { return nil }
    return Indentation(width: best.key, usesTabs: false, tabWidth: 8)
  }
}
