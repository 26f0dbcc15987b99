/// Reads a log of fields that end in zero bytes, from pieces that may end anywhere.
struct LogParser {
  /// Hash, parents, author's time, author, references, subject.
  static let format = "--format=tformat:%H%x00%P%x00%at%x00%aN%x00%D%x00%s"
  static let fieldCount = 6

  private var rest: [UInt8] = []
  private(set) var table = CommitTable()

  /// Reads on; a commit whose end has not come yet waits.
  mutating func feed(_ piece: [UInt8]) throws {
    rest += piece
    var fields: [ArraySlice<UInt8>] = []
    fields.reserveCapacity(Self.fieldCount)
    var start = 0
    var consumed = 0
    while let end = Self.zero(in: rest, from: start) {
      fields.append(rest[start..<end])
      start = end + 1
      if fields.count == Self.fieldCount {
        try table.append(fields)
        fields.removeAll(keepingCapacity: true)
        consumed = start
      }
    }
    rest.removeFirst(consumed)
  }

  /// Takes the rows that were read since the last time.
  mutating func take() -> CommitTable {
    defer { table = CommitTable() }
    return table
  }

  private static func zero(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var place = start
      while place < buffer.count {
        if buffer[place] == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
