/// Something that was done to a text, for the recovery journal.
enum JournalEntry: Sendable {
  /// A change, which begins a new state of the history or is part of the current one.
  case edit(TextChange, isNewState: Bool, before: SelectionSet, after: SelectionSet)
  /// Going to another state.
  case moved(UndoTree.State)
  /// The file on disk is in a state.
  case saved(UndoTree.State, FileVersion?)
}

/// An entry as it is read back: with bytes in the place of pieces.
enum JournalRecord: Sendable, Hashable {
  case edit([TextEdit], isNewState: Bool, before: SelectionSet, after: SelectionSet)
  case moved(UndoTree.State)
  case saved(UndoTree.State, hash: Int64?, size: Int)
}

extension JournalEntry {
  /// The entry as bytes.
  ///
  /// - Parameter storage: What the pieces of a change refer to.
  /// - Returns: What `JournalRecord` reads.
  func encoded(_ storage: TextStorage) -> [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .edit(let change, let isNewState, let before, let after):
      writer.number(isNewState ? 1 : 2)
      writer.number(change.count)
      var last = 0
      for index in change.starts.indices {
        writer.number(change.starts[index] - last)
        last = change.starts[index]
        writer.number(change.removedLengths[index])
        writer.number(change.insertedLengths[index])
        for piece in change.insertedPieces(index) { writer.raw(storage.bytes(of: piece)) }
      }
      writer.selections(before)
      writer.selections(after)
    case .moved(let state):
      writer.number(3)
      writer.number(state)
    case .saved(let state, let version):
      writer.number(4)
      writer.number(state)
      writer.number(version?.hash.map { Int($0) } ?? 0)
      writer.number(version.map { Int($0.status.size) } ?? -1)
    }
    return writer.bytes
  }
}

extension JournalRecord {
  /// Reads an entry.
  ///
  /// - Throws: When the bytes are none.
  init(_ bytes: UnsafeRawBufferPointer) throws(ByteReader.Corrupt) {
    var reader = ByteReader(bytes)
    let kind = try reader.number()
    switch kind {
    case 1, 2:
      let count = try reader.count(itemSize: 3)
      var edits: [TextEdit] = []
      edits.reserveCapacity(count)
      var last = 0
      for _ in 0..<count {
        let start = try last + reader.natural()
        let removed = try reader.natural()
        edits.append(TextEdit(start..<start + removed, try reader.block()))
        last = start
      }
      self = .edit(
        edits, isNewState: kind == 1, before: try reader.selections(),
        after: try reader.selections())
    case 3: self = .moved(try reader.natural())
    case 4:
      let state = try reader.natural()
      let hash = Int64(try reader.number())
      let size = try reader.number()
      self = .saved(state, hash: size < 0 ? nil : hash, size: size)
    default: throw ByteReader.Corrupt()
    }
  }
}

extension ByteWriter {
  fileprivate mutating func selections(_ set: SelectionSet) {
    number(set.count)
    number(set.primaryIndex)
    for selection in set.all {
      number(selection.anchor)
      number(selection.head)
    }
  }
}

extension ByteReader {
  /// A number that is not negative and small enough to be added to another.
  fileprivate mutating func natural() throws(Corrupt) -> Int {
    let value = try number()
    guard value >= 0, value < 1 << 48 else { throw Corrupt() }
    return value
  }

  fileprivate mutating func selections() throws(Corrupt) -> SelectionSet {
    let count = try count(itemSize: 2)
    let primary = try natural()
    var all: [TextSelection] = []
    for _ in 0..<count { all.append(TextSelection(anchor: try natural(), head: try natural())) }
    return SelectionSet(all, primaryIndex: primary)
  }
}
