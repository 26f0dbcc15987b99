/// A value that can be kept as bytes and read back quickly.
///
/// One list of fields serves both ways, so that writing and reading cannot drift apart.
protocol Archivable {
  /// A value to read fields into.
  static var blank: Self { get }

  /// Hands over every field, always in the same order.
  mutating func archive(_ archive: inout some Archive) throws
}

/// Takes fields, to write them or to fill them in.
protocol Archive {
  mutating func field(_ value: inout Bool) throws
  mutating func field(_ value: inout Int) throws
  mutating func field(_ value: inout Double) throws
  mutating func field(_ value: inout String) throws
  mutating func field<Value: Archivable>(_ value: inout Value) throws
  mutating func list<Value>(
    _ values: inout [Value], blank: Value, _ body: (inout Self, inout Value) throws -> Void
  ) throws
}

extension Archive {
  mutating func field(_ value: inout Int64) throws {
    var number = Int(value)
    try field(&number)
    value = Int64(number)
  }

  mutating func field(_ values: inout [String]) throws {
    try list(&values, blank: "") { try $0.field(&$1) }
  }

  mutating func field<Value: Archivable>(_ values: inout [Value]) throws {
    try list(&values, blank: .blank) { try $0.field(&$1) }
  }

  /// A word of a closed list; one that this version does not know is damage.
  mutating func field<Value: RawRepresentable<String>>(_ value: inout Value) throws {
    var text = value.rawValue
    try field(&text)
    guard let known = Value(rawValue: text) else { throw ByteReader.Corrupt() }
    value = known
  }

  mutating func field(_ value: inout String?) throws {
    try optional(&value, blank: "") { try $0.field(&$1) }
  }

  mutating func field<Value: Archivable>(_ value: inout Value?) throws {
    try optional(&value, blank: .blank) { try $0.field(&$1) }
  }

  /// A list of at most one.
  mutating func optional<Value>(
    _ value: inout Value?, blank: Value, _ body: (inout Self, inout Value) throws -> Void
  ) throws {
    var values = value.map { [$0] } ?? []
    try list(&values, blank: blank, body)
    value = values.first
  }
}

/// What a field is; a byte before each, so that bytes of another version are noticed.
private enum ArchiveTag: UInt8 {
  case integer = 1
  case real
  case text
  case no
  case yes
  case list
  case value
}

/// Writes fields; every text is kept once and referred to by its number.
struct ArchiveWriter: Archive {
  private static let version: UInt8 = 1
  private var body = ByteWriter()
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]

  /// The bytes of a value.
  static func bytes(of value: some Archivable) throws -> [UInt8] {
    var writer = ArchiveWriter()
    var value = value
    try writer.field(&value)
    var head = ByteWriter()
    head.byte(version)
    head.texts(writer.texts)
    return head.bytes + writer.body.bytes
  }

  mutating func field(_ value: inout Bool) {
    body.byte(value ? ArchiveTag.yes.rawValue : ArchiveTag.no.rawValue)
  }

  mutating func field(_ value: inout Int) {
    body.byte(ArchiveTag.integer.rawValue)
    body.number(value)
  }

  mutating func field(_ value: inout Double) {
    body.byte(ArchiveTag.real.rawValue)
    body.raw(value.bitPattern)
  }

  mutating func field(_ value: inout String) {
    body.byte(ArchiveTag.text.rawValue)
    if let number = numbers[value] {
      body.number(number)
    } else {
      numbers[value] = texts.count
      body.number(texts.count)
      texts.append(value)
    }
  }

  mutating func field<Value: Archivable>(_ value: inout Value) throws {
    body.byte(ArchiveTag.value.rawValue)
    try value.archive(&self)
  }

  mutating func list<Value>(
    _ values: inout [Value], blank: Value,
    _ body: (inout ArchiveWriter, inout Value) throws -> Void
  ) throws {
    self.body.byte(ArchiveTag.list.rawValue)
    self.body.number(values.count)
    for value in values {
      var value = value
      try body(&self, &value)
    }
  }
}

/// Fills in fields from what `ArchiveWriter` wrote.
struct ArchiveReader: Archive {
  private var reader: ByteReader
  private let texts: [String]

  private init(_ bytes: UnsafeRawBufferPointer) throws {
    reader = ByteReader(bytes)
    guard try reader.byte() == 1 else { throw ByteReader.Corrupt() }
    texts = try reader.texts()
  }

  /// Reads a value.
  ///
  /// - Throws: `ByteReader.Corrupt` when the bytes are damaged or of another version.
  static func value<Value: Archivable>(
    _ type: Value.Type, from bytes: UnsafeRawBufferPointer
  ) throws -> Value {
    var archive = try ArchiveReader(bytes)
    var value = Value.blank
    try archive.field(&value)
    guard archive.reader.isAtEnd else { throw ByteReader.Corrupt() }
    return value
  }

  mutating func field(_ value: inout Bool) throws {
    switch try reader.byte() {
    case ArchiveTag.no.rawValue: value = false
    case ArchiveTag.yes.rawValue: value = true
    default: throw ByteReader.Corrupt()
    }
  }

  mutating func field(_ value: inout Int) throws {
    try expect(.integer)
    value = try reader.number()
  }

  mutating func field(_ value: inout Double) throws {
    try expect(.real)
    value = Double(bitPattern: try reader.raw())
  }

  mutating func field(_ value: inout String) throws {
    try expect(.text)
    let number = try reader.number()
    guard texts.indices.contains(number) else { throw ByteReader.Corrupt() }
    value = texts[number]
  }

  mutating func field<Value: Archivable>(_ value: inout Value) throws {
    try expect(.value)
    try value.archive(&self)
  }

  mutating func list<Value>(
    _ values: inout [Value], blank: Value,
    _ body: (inout ArchiveReader, inout Value) throws -> Void
  ) throws {
    try expect(.list)
    let count = try reader.count()
    values = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      var value = blank
      try body(&self, &value)
      values.append(value)
    }
  }

  private mutating func expect(_ tag: ArchiveTag) throws {
    guard try reader.byte() == tag.rawValue else { throw ByteReader.Corrupt() }
  }
}
