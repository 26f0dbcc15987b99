/// The head of a hunk, as in `@@ -12,7 +12,8 @@ func draw()`, with one old side more for each `@`
/// above two.
struct HunkNumbers {
  struct Side {
    var start: Int
    var count: Int
  }

  let old: [Side]
  let new: Side
  let section: String

  init?(_ line: ArraySlice<UInt8>) {
    let marks = line.prefix { $0 == UInt8(ascii: "@") }.count
    guard marks >= 2 else { return nil }
    var sides: [Side] = []
    var place = line.startIndex + marks
    for _ in 0..<marks {
      guard place + 1 < line.endIndex, line[place] == 0x20,
        line[place + 1] == UInt8(ascii: sides.count == marks - 1 ? "+" : "-")
      else { return nil }
      place += 2
      guard let start = Self.number(line, &place) else { return nil }
      var side = Side(start: start, count: 1)
      if place < line.endIndex, line[place] == UInt8(ascii: ",") {
        place += 1
        guard let count = Self.number(line, &place) else { return nil }
        side.count = count
      }
      sides.append(side)
    }
    guard let last = sides.popLast(), !sides.isEmpty else { return nil }
    old = sides
    new = last
    section = String(decoding: line[min(place + marks + 2, line.endIndex)...], as: UTF8.self)
  }

  private static func number(_ line: ArraySlice<UInt8>, _ place: inout Int) -> Int? {
    var value = 0
    let start = place
    while place < line.endIndex, (0x30...0x39).contains(line[place]) {
      value = value &* 10 &+ Int(line[place] &- 0x30)
      place += 1
    }
    return place > start ? value : nil
  }
}
