internal import WaymarkCore

/// Where the motions of modal editing lead.
struct VimMotions {
  let text: OpenText
  let vim: Vim

  private var snapshot: TextSnapshot { text.text }

  /// The target of a motion of one key.
  func target(of key: Character, from head: Int, times: Int, column: Int) -> VimTarget? {
    switch key {
    case "h": return VimTarget(offset: sideways(head, by: -times))
    case "l", " ": return VimTarget(offset: sideways(head, by: times))
    case "j", "+": return vertical(head, by: times, key == "+" ? nil : column)
    case "k", "-": return vertical(head, by: -times, key == "-" ? nil : column)
    case "0": return VimTarget(offset: snapshot.startOfLine(at: head))
    case "^", "_":
      return VimTarget(
        offset: snapshot.indent(ofLineAt: snapshot.startOfLine(at: head)).upperBound)
    case "$":
      let line = vertical(head, by: times - 1, 0).offset
      return VimTarget(
        offset: max(snapshot.startOfLine(at: line), last(ofLineAt: line)), isInclusive: true)
    case "w", "W":
      return repeated(times, head) { snapshot.nextWordStart(after: $0, isLarge: key == "W") }
    case "b", "B":
      return repeated(times, head) { snapshot.wordStart(before: $0, isLarge: key == "B") }
    case "e", "E":
      var target = repeated(times, head) { offset in
        let from = snapshot.boundary(after: offset)
        return snapshot.boundary(before: snapshot.wordEnd(after: from, isLarge: key == "E"))
      }
      target.isInclusive = true
      return target
    case "|":
      let start = snapshot.startOfLine(at: head)
      return VimTarget(offset: text.ruler.offset(ofColumn: times - 1, inLineAt: start))
    case "{": return repeated(times, head) { snapshot.paragraph(before: $0) }
    case "}": return repeated(times, head) { snapshot.paragraph(after: $0) }
    case "%" where !vim.count.isEmpty:
      let lines = snapshot.lineCount ?? 1
      return line(max(1, (times * lines + 99) / 100))
    case "%":
      let end = snapshot.endOfLine(at: head)
      let bracket = (head..<max(head, end)).prefix(2000).first {
        snapshot.byte(at: $0).map { "()[]{}".utf8.contains($0) } ?? false
      }
      return bracket.flatMap { snapshot.matchingBracket(at: $0) }
        .map { VimTarget(offset: $0, isInclusive: true) }
    case "G": return line(vim.times(orElse: snapshot.lineCount ?? 1))
    case ";": return vim.lastCharacterSearch.flatMap { search($0, from: head, times) }
    case ",":
      return vim.lastCharacterSearch.flatMap { last in
        var back = last
        back.isForward.toggle()
        return search(back, from: head, times)
      }
    default: return nil
    }
  }

  /// The target of a motion that begins with `g`.
  func targetAfterG(_ key: Character, from head: Int, times: Int) -> VimTarget? {
    if key == "_" {
      let line = vertical(head, by: times - 1, 0).offset
      var end = snapshot.endOfLine(at: line)
      let start = snapshot.startOfLine(at: line)
      while end > start, snapshot.byte(at: end - 1).map({ WordClass($0) == .blank }) ?? false {
        end -= 1
      }
      return VimTarget(offset: max(start, snapshot.boundary(before: end)), isInclusive: true)
    }
    // The end of the word before.
    var target = repeated(times, head) { offset in
      func kind(_ place: Int) -> WordClass? {
        guard place >= 0, let byte = snapshot.byte(at: place) else { return nil }
        return key == "E" ? WordClass(large: byte) : WordClass(byte)
      }
      var place = offset
      let here = kind(place)
      if here != .blank { while place > 0, kind(place) == here { place -= 1 } }
      while place > 0, kind(place) == .blank { place -= 1 }
      return place
    }
    target.isInclusive = true
    return target
  }

  /// The first character of a line, counted from 1.
  func line(_ number: Int) -> VimTarget? {
    // What follows the last line ending is no line here.
    let phantom = snapshot.count > 0 && snapshot.byte(at: snapshot.count - 1) == 0x0A ? 1 : 0
    let last = max(0, (snapshot.lineCount ?? .max) - 1 - phantom)
    guard let start = snapshot.start(ofLine: min(max(0, number - 1), last)) else { return nil }
    return VimTarget(offset: snapshot.indent(ofLineAt: start).upperBound, isLines: true)
  }

  private func repeated(_ times: Int, _ head: Int, _ step: (Int) -> Int) -> VimTarget {
    var offset = head
    for _ in 0..<times {
      let next = step(offset)
      if next == offset { break }
      offset = next
    }
    return VimTarget(offset: offset)
  }

  /// Within the line.
  private func sideways(_ head: Int, by steps: Int) -> Int {
    let (start, end) = (snapshot.startOfLine(at: head), snapshot.endOfLine(at: head))
    var offset = head
    for _ in 0..<abs(steps) {
      offset = steps < 0 ? snapshot.boundary(before: offset) : snapshot.boundary(after: offset)
      if offset <= start || offset >= end { break }
    }
    return min(max(offset, start), end)
  }

  /// Another line, in a column; on its first character where that is nil.
  private func vertical(_ head: Int, by lines: Int, _ column: Int?) -> VimTarget {
    var start = snapshot.startOfLine(at: head)
    for _ in 0..<abs(lines) {
      let next =
        lines < 0
        ? (start > 0 ? snapshot.startOfLine(at: start - 1) : nil)
        : snapshot.startOfNextLine(after: start)
      guard let next, lines < 0 || next < snapshot.count else { break }
      start = next
    }
    let offset =
      column.map { text.ruler.offset(ofColumn: $0, inLineAt: start) }
      ?? snapshot.indent(ofLineAt: start).upperBound
    return VimTarget(offset: offset, isLines: true)
  }

  /// The last character of a line.
  func last(ofLineAt offset: Int) -> Int {
    let (start, end) = (snapshot.startOfLine(at: offset), snapshot.endOfLine(at: offset))
    return end > start ? snapshot.boundary(before: end) : start
  }

  /// A character in the line, as `f` and `t` find it.
  func search(_ search: Vim.CharacterSearch, from head: Int, _ times: Int) -> VimTarget? {
    let (start, end) = (snapshot.startOfLine(at: head), snapshot.endOfLine(at: head))
    let wanted = Array(String(search.target).utf8)
    var left = times
    var offset = head
    while true {
      if search.isForward {
        guard offset < end else { return nil }
        offset = snapshot.boundary(after: offset)
        guard offset < end else { return nil }
      } else {
        guard offset > start else { return nil }
        offset = snapshot.boundary(before: offset)
      }
      guard snapshot.bytes(offset..<min(offset + wanted.count, end)) == wanted else { continue }
      left -= 1
      if left == 0 { break }
    }
    if search.isTill {
      offset =
        search.isForward ? snapshot.boundary(before: offset) : snapshot.boundary(after: offset)
    }
    return VimTarget(offset: offset, isInclusive: search.isForward)
  }
}
