/// The stored form of a source file. The first byte is the version: a file stored by another
/// version is parsed again.
extension SourceFile {
  private static let version: UInt8 = 2

  /// The file as bytes.
  func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.number(Int(SourceFile.version))
    writer.text(path)
    writer.text(language)
    writer.number(isParsed ? 1 : 0)
    writer.number(isTest ? 1 : 0)
    writer.number(size)
    writer.number(lines.code)
    writer.number(lines.comment)
    writer.number(lines.blank)
    writer.texts(imports)
    writer.texts(markers)
    writer.number(findings.count)
    for finding in findings {
      writer.texts([finding.code, finding.severity.rawValue, finding.message])
      writer.number(finding.line)
    }
    writer.words(profile.packed)
    writer.number(symbols.count)
    for symbol in symbols { symbol.encode(to: &writer) }
    return writer.bytes
  }

  /// Reads a stored file; nil when the bytes are damaged or of another version.
  init?(encoded bytes: [UInt8]) {
    guard
      let file = bytes.withUnsafeBytes({ buffer in
        var reader = ByteReader(buffer)
        return try? SourceFile(&reader)
      })
    else { return nil }
    self = file
  }

  private init(_ reader: inout ByteReader) throws(ByteReader.Corrupt) {
    guard try reader.number() == Int(SourceFile.version) else { throw ByteReader.Corrupt() }
    self.init(path: try reader.text(), language: try reader.text())
    isParsed = try reader.number() == 1
    isTest = try reader.number() == 1
    size = try reader.size()
    lines = LineCounts(
      code: try reader.size(), comment: try reader.size(), blank: try reader.size())
    imports = try reader.texts()
    markers = try reader.texts()
    for _ in 0..<(try reader.count()) {
      let texts = try reader.texts()
      guard texts.count == 3, let severity = Finding.Severity(rawValue: texts[1]) else {
        throw ByteReader.Corrupt()
      }
      findings.append(
        Finding(
          code: texts[0], severity: severity, path: path, line: try reader.size(),
          message: texts[2]))
    }
    profile = TermProfile(packed: try reader.words())
    let count = try reader.count()
    symbols.reserveCapacity(count)
    for _ in 0..<count { symbols.append(try Symbol(&reader)) }
    guard reader.isAtEnd else { throw ByteReader.Corrupt() }
  }
}

extension Symbol {
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.number(Int(kind.rawValue))
    writer.text(name)
    writer.text(container)
    writer.number(line)
    writer.number(endLine)
    writer.number(complexity)
    writer.texts(parameters)
    writer.text(doc)
    writer.texts(markers)
    writer.words(terms)
  }

  fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Corrupt) {
    let number = try reader.number()
    guard let raw = UInt8(exactly: number), let kind = Kind(rawValue: raw) else {
      throw ByteReader.Corrupt()
    }
    self.init(
      kind: kind, name: try reader.text(), container: try reader.text(),
      line: try reader.size(), endLine: try reader.size())
    guard line <= endLine else { throw ByteReader.Corrupt() }
    complexity = try reader.size()
    parameters = try reader.texts()
    doc = try reader.text()
    markers = try reader.texts()
    terms = try reader.words()
  }
}
