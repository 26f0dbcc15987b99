import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Random editing against a plain array of lines.
@Suite struct TextBufferPropertyTests {
  private static let rounds = 200
  private static let steps = 500

  @Test func `100000 random edits, undos and redos agree with an array of lines`() {
    var generator = SeededGenerator()
    for _ in 0..<Self.rounds {
      let seed = generator.next()
      var run = Run(SeededGenerator(seed: seed))
      for step in 0..<Self.steps {
        if let problem = run.step(step) {
          Issue.record("\(problem) (WAYMARK_SEED=\(generator.seed), step \(step))")
          return
        }
      }
    }
  }
}

/// One text and its model.
private struct Run {
  private var random: SeededGenerator
  private var buffer: TextBuffer
  private var model: LineArray
  private let original: OriginalText
  private var states: [UndoTree.State: LineArray] = [:]
  private var selections = SelectionSet()
  private let isLarge: Bool

  init(_ random: SeededGenerator) {
    self.random = random
    // Some texts are larger than what is counted at once.
    isLarge = self.random.below(30) == 0
    let size = isLarge ? 200_000 : self.random.below(2000)
    let bytes = Self.text(size, &self.random)
    original = OriginalText(bytes, isIndexed: self.random.below(2) == 0)
    buffer = TextBuffer(original, format: TextFormat())
    model = LineArray(bytes)
    states[0] = model
  }

  private static func text(_ size: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let words = ["a", "bc", " ", "\n", "\r\n", "é", "漢", "👍🏽", "\n\n", "\t", "word", "\u{301}"]
    var bytes: [UInt8] = []
    while bytes.count < size {
      // The model goes through all lines: large texts have long ones.
      if size > 10_000 { bytes += [UInt8](repeating: UInt8(ascii: "-"), count: 80) }
      bytes += words[random.below(words.count)].utf8
    }
    // Bytes that are no UTF-8 are text like any other.
    if random.below(4) == 0 { bytes.append(0xFF) }
    return Array(bytes.prefix(size))
  }

  /// - Returns: What does not agree.
  mutating func step(_ number: Int) -> String? {
    switch random.below(20) {
    case 0..<6: return edit(count: 1)
    case 6: return edit(count: 1 + random.below(30))
    case 7..<11: return type()
    case 11: return delete()
    case 12, 13: go(buffer.undo()?.selections)
    case 14, 15: go(buffer.redo()?.selections)
    case 16: go(buffer.go(to: random.below(buffer.history.count))?.selections)
    case 17: return group()
    case 18: count()
    default: buffer.endGroup()
    }
    // Comparing all of a large text takes the longest.
    return check(whole: number % (isLarge ? 250 : 25) == 0)
  }

  private mutating func range(longest: Int) -> Range<Int> {
    let start = random.below(buffer.count + 1)
    return start..<min(start + random.below(longest), buffer.count)
  }

  private mutating func edit(count: Int) -> String? {
    let edits = (0..<count).map { _ in
      let range = range(longest: random.below(20) == 0 ? 5000 : 12)
      return TextEdit(range, Self.text(random.below(8), &random))
    }
    return apply(edits, .other)
  }

  private mutating func type() -> String? {
    let places = Set((0..<1 + random.below(3)).map { _ in random.below(buffer.count + 1) }).sorted()
    let kind: TextBuffer.Kind = random.below(8) == 0 ? .other : .typing
    var offsets = places
    for _ in 0..<3 {
      let text = Self.text(1, &random)
      if let problem = apply(offsets.map { TextEdit($0..<$0, text) }, kind) { return problem }
      offsets = offsets.enumerated().map { $1 + ($0 + 1) * text.count }
    }
    return nil
  }

  private mutating func delete() -> String? {
    var end = random.below(buffer.count + 1)
    for _ in 0..<3 where end > 0 {
      if let problem = apply([TextEdit(delete: end - 1..<end)], .deleting) { return problem }
      end -= 1
    }
    return nil
  }

  private mutating func apply(_ edits: [TextEdit], _ kind: TextBuffer.Kind) -> String? {
    let made = TextTransaction(edits, in: buffer.count).edits
      .filter { !$0.range.isEmpty || !$0.text.isEmpty }
    let position = random.below(buffer.count + 1)
    let map = buffer.edit(edits, selections: selections, kind: kind)
    for side in [PositionMap.Side.before, .after]
    where map.map(position, side) != LineArray.map(position, made, side) {
      return "position \(position) went to \(map.map(position, side)) by \(made)"
    }
    model.edit(made)
    states[buffer.history.current] = model
    return check(whole: false)
  }

  private mutating func group() -> String? {
    buffer.openGroup()
    defer { buffer.closeGroup() }
    for _ in 0..<3 {
      if let problem = edit(count: 2) { return problem }
    }
    return nil
  }

  private mutating func count() {
    struct Enough: Error {}
    try? original.lines.build { _ in if random.below(2) == 0 { throw Enough() } }
    buffer.takeCountedLines()
  }

  private mutating func go(_ selections: SelectionSet?) {
    guard selections != nil, let model = states[buffer.history.current] else { return }
    self.model = model
  }

  private mutating func check(whole: Bool) -> String? {
    let text = buffer.snapshot
    if text.count != model.count { return "\(text.count) bytes, not \(model.count)" }
    if whole {
      if let defect = text.tree.defect(text.storage) { return defect }
      if text.bytes(0..<text.count) != model.bytes { return "the bytes differ" }
    }
    if let lines = text.lineCount, lines != model.lines.count { return "\(lines) lines" }
    let offset = random.below(text.count + 1)
    let place = model.place(of: offset)
    if let line = text.line(at: offset), line != place.line {
      return "offset \(offset) in line \(line), not \(place.line)"
    }
    let start = offset - place.column
    if text.startOfLine(at: offset) != start { return "the line of \(offset) begins elsewhere" }
    if let known = text.start(ofLine: place.line), known != start {
      return "line \(place.line) begins at \(known), not \(start)"
    }
    var content = model.lines[place.line]
    let isLast = place.line == model.lines.count - 1
    if !isLast, content.last == 0x0D { content.removeLast() }
    let end = text.endOfLine(at: offset)
    if place.column <= content.count, text.bytes(start..<end) != content {
      return "line \(place.line) differs"
    }
    return nil
  }
}
