/// What a journal begins with: which file it is about, and what the file held.
struct JournalHeader: Sendable, Hashable {
  /// Where the file lies; empty for a text that has none yet.
  var place: [UInt8]
  var format: TextFormat
  /// The size and, where it is known, the fingerprint of what was opened.
  var size: Int
  var hash: Int64?
  /// When it last changed, in nanoseconds since 1970.
  var modified: Int
  /// What was opened, decoded, for files that are not too large.
  var base: [UInt8]?
  /// When the text was opened, in seconds since 1970.
  var openedAt: Int

  /// Files up to this size are kept whole, so that the journal stands for itself.
  static let baseLimit = 4 << 20

  private static let magic = Array("waymark journal 1\n".utf8)

  var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.words(Self.magic)
    writer.words(place)
    writer.text(format.encoding.rawValue)
    writer.number(format.hasByteOrderMark ? 1 : 0)
    writer.text(format.lineEnding.rawValue)
    writer.number(size)
    writer.number(hash == nil ? 0 : 1)
    writer.number(Int(hash ?? 0))
    writer.number(modified)
    writer.number(openedAt)
    writer.number(base == nil ? 0 : 1)
    writer.words(base ?? [])
    return writer.bytes
  }

  init(
    place: [UInt8], format: TextFormat, version: FileVersion?, base: [UInt8]?, openedAt: Int
  ) {
    self.place = place
    self.format = format
    size = version.map { Int($0.status.size) } ?? 0
    hash = version?.hash
    modified = version.map { Int($0.status.modified) } ?? 0
    self.base = base
    self.openedAt = openedAt
  }

  /// Reads a header.
  ///
  /// - Throws: When the bytes are none.
  init(_ bytes: UnsafeRawBufferPointer) throws(ByteReader.Corrupt) {
    var reader = ByteReader(bytes)
    guard try reader.block() == Self.magic else { throw ByteReader.Corrupt() }
    place = try reader.block()
    let encoding = TextEncoding(rawValue: try reader.text())
    let hasMark = try reader.number() == 1
    let ending = LineEnding(rawValue: try reader.text())
    guard let encoding, let ending else { throw ByteReader.Corrupt() }
    format = TextFormat(encoding: encoding, hasByteOrderMark: hasMark, lineEnding: ending)
    size = try reader.number()
    let hasHash = try reader.number() == 1
    let number = Int64(try reader.number())
    hash = hasHash ? number : nil
    modified = try reader.number()
    openedAt = try reader.number()
    let hasBase = try reader.number() == 1
    let content = try reader.block()
    base = hasBase ? content : nil
  }
}
