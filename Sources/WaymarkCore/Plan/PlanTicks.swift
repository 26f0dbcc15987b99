/// Ticks boxes in the text of a plan and touches nothing else.
package enum PlanTicks {
  /// A line that was ticked.
  package struct Tick: Sendable, Hashable {
    /// From 1.
    package var line: Int
    package var before: [UInt8]
    package var after: [UInt8]
  }

  /// Ticks tasks.
  ///
  /// - Parameters:
  ///   - tasks: From the plan as it was read last; each is found by its line or, where lines have
  ///     moved since, by its text.
  ///   - text: The plan's file as it is now.
  /// - Returns: The new text and what was ticked; tasks without an empty box are left out.
  package static func tick(
    _ tasks: [PlanTask], in text: [UInt8]
  ) -> (text: [UInt8], ticks: [Tick]) {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var ticks: [Tick] = []
    for task in tasks {
      let words = PlainWords.of(task.text)
      guard !words.isEmpty else { continue }
      let places = [task.line - 1] + lines.indices
      let place = places.first { index in
        lines.indices.contains(index) && box(in: lines[index]) != nil
          && PlainWords.of(String(decoding: lines[index], as: UTF8.self)).contains(words)
      }
      guard let place, let box = box(in: lines[place]) else { continue }
      let before = lines[place]
      lines[place][box] = UInt8(ascii: "x")
      ticks.append(Tick(line: place + 1, before: before, after: lines[place]))
    }
    return (Array(lines.joined(separator: [0x0A])), ticks)
  }

  /// The place of the blank between the brackets of a list item's open box; nil without one.
  private static func box(in line: [UInt8]) -> Int? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    let digits = text.prefix { 0x30...0x39 ~= $0 }
    var rest = text
    if let first = text.first, [0x2D, 0x2A, 0x2B].contains(first) {
      rest = text.dropFirst()
    } else if !digits.isEmpty, let mark = text.dropFirst(digits.count).first,
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
    {
      rest = text.dropFirst(digits.count + 1)
    } else {
      return nil
    }
    rest = rest.drop { $0 == 0x20 }
    guard rest.count >= 3, rest.first == UInt8(ascii: "["),
      rest[rest.startIndex + 2] == UInt8(ascii: "]"),
      [0x20, UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "-")]
        .contains(rest[rest.startIndex + 1])
    else { return nil }
    return rest.startIndex + 1
  }

  private enum PlainWords {
    /// Letters and digits alone, so that marks of Markdown do not matter.
    static func of(_ text: String) -> String {
      String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
  }
}
