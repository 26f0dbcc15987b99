/// What stands above the hunks of one file in a patch.
struct DiffHeader {
  private var first: [UInt8]
  private var old: GitPath?
  private var new: GitPath?
  private var change = StatusEntry.Change.modified
  private var oldMode: UInt32 = 0
  private var newMode: UInt32 = 0
  private var oldID: ObjectID?
  private var newID: ObjectID?
  private var similarity: Int?
  private var isBinary = false
  private var isCombined = false
  /// How many old sides the hunks compare with.
  var sides = 1

  init(firstLine: ArraySlice<UInt8>) {
    first = Array(firstLine)
    for word in ["diff --cc ", "diff --combined "] where firstLine.starts(with: word.utf8) {
      isCombined = true
      new = QuotedPath.read(firstLine.dropFirst(word.utf8.count))
    }
  }

  /// Reads one line of the header.
  mutating func read(_ line: ArraySlice<UInt8>) {
    func rest(_ word: String) -> ArraySlice<UInt8>? {
      line.starts(with: word.utf8) ? line.dropFirst(word.utf8.count) : nil
    }
    if let rest = rest("index ") {
      readIndex(String(decoding: rest, as: UTF8.self))
    } else if let rest = rest("--- ") {
      old = QuotedPath.read(rest, after: "a/")
    } else if let rest = rest("+++ ") {
      new = QuotedPath.read(rest, after: "b/") ?? new
    } else if let rest = rest("old mode ") {
      oldMode = Self.mode(rest)
    } else if let rest = rest("new mode ") {
      newMode = Self.mode(rest)
    } else if let rest = rest("deleted file mode ") {
      change = .deleted
      oldMode = Self.mode(rest)
    } else if let rest = rest("new file mode ") {
      change = .added
      newMode = Self.mode(rest)
    } else if let rest = rest("similarity index ") {
      similarity = Int(String(decoding: rest.dropLast(), as: UTF8.self))
    } else {
      readNames(line)
    }
  }

  private mutating func readNames(_ line: ArraySlice<UInt8>) {
    let words: [(String, StatusEntry.Change, WritableKeyPath<DiffHeader, GitPath?>)] = [
      ("rename from ", .renamed, \.old), ("rename to ", .renamed, \.new),
      ("copy from ", .copied, \.old), ("copy to ", .copied, \.new),
    ]
    for (word, change, side) in words where line.starts(with: word.utf8) {
      self.change = change
      self[keyPath: side] = QuotedPath.read(line.dropFirst(word.utf8.count))
      return
    }
    if line.starts(with: "Binary files ".utf8) || line.starts(with: "GIT binary patch".utf8) {
      isBinary = true
    }
  }

  /// Reads `OLD..NEW` with the mode when it stayed; of a combined diff `OLD,OLD..NEW`.
  private mutating func readIndex(_ text: String) {
    let words = text.split(separator: " ")
    guard let hashes = words.first?.split(separator: ".", omittingEmptySubsequences: true),
      hashes.count == 2
    else { return }
    oldID = ObjectID(hashes[0].split(separator: ",")[0])
    newID = ObjectID(hashes[1])
    if words.count > 1, let mode = UInt32(words[1], radix: 8) {
      oldMode = mode
      newMode = mode
    }
  }

  private static func mode(_ digits: ArraySlice<UInt8>) -> UInt32 {
    UInt32(String(decoding: digits.prefix(6), as: UTF8.self), radix: 8) ?? 0
  }

  /// The finished file.
  func file(hunks: [FileDiff.Hunk], bytes: [UInt8]) -> FileDiff {
    let unchanged = QuotedPath.sameName(in: first[...])
    let name = (change == .deleted ? old : new) ?? new ?? old ?? unchanged ?? GitPath("")
    let moved = change == .renamed || change == .copied
    return FileDiff(
      path: name, oldPath: moved ? old : nil, change: change,
      content: isCombined ? .combined : isBinary ? .binary : .text,
      oldMode: oldMode, newMode: newMode, oldID: oldID.flatMap { $0.isNull ? nil : $0 },
      newID: newID.flatMap { $0.isNull ? nil : $0 }, similarity: similarity, hunks: hunks,
      bytes: bytes)
  }
}
