/// A stretch of a file's bytes as text: where they are, in hexadecimal and as characters.
package struct HexDump: Sendable, Hashable {
  /// Lines of one length, but for the last.
  package let text: [UInt8]
  /// The bytes of the whole file.
  package let size: Int
  /// Which of them are shown.
  package let range: Range<Int>
  /// The bytes that stand in a line.
  package let bytesPerLine: Int
  /// The length of a line of the text.
  package let lineLength: Int

  /// The most bytes of a file that are shown at once.
  package static let limit = 1 << 20

  /// Writes bytes down.
  ///
  /// - Parameters:
  ///   - bytes: A part of the file.
  ///   - start: Where it begins; rounded down to a line.
  ///   - size: Of the whole file.
  ///   - columns: The columns that a line may take; at least four bytes stand in one.
  package init(_ bytes: [UInt8], from start: Int = 0, size: Int, columns: Int) {
    let digits = max(6, String(max(0, size - 1), radix: 16).count)
    let perLine = [16, 8].first { HexDump.width(of: $0, digits) <= columns } ?? 4
    let first = start / perLine * perLine
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count / perLine + 1) * (HexDump.width(of: perLine, digits) + 1))
    for offset in stride(from: 0, to: bytes.count, by: perLine) {
      let part = bytes[offset..<min(offset + perLine, bytes.count)]
      HexDump.write(part, at: first + offset, perLine, digits, to: &text)
    }
    self.text = text
    self.size = size
    range = first..<first + bytes.count
    bytesPerLine = perLine
    lineLength = HexDump.width(of: perLine, digits) + 1
  }

  private static func write(
    _ part: ArraySlice<UInt8>, at offset: Int, _ perLine: Int, _ digits: Int,
    to text: inout [UInt8]
  ) {
    let place = String(offset, radix: 16)
    text += Array(repeating: UInt8(ascii: "0"), count: max(0, digits - place.count)) + place.utf8
    text.append(0x20)
    for index in 0..<perLine {
      if index % 8 == 0, index > 0 { text.append(0x20) }
      text.append(0x20)
      guard index < part.count else {
        text += [0x20, 0x20]
        continue
      }
      let byte = part[part.startIndex + index]
      text.append(HexDump.digits[Int(byte >> 4)])
      text.append(HexDump.digits[Int(byte & 15)])
    }
    text += [0x20, 0x20]
    for byte in part { text.append(0x20...0x7E ~= byte ? byte : UInt8(ascii: ".")) }
    text.append(0x0A)
  }

  /// The byte of the file that a line of the text begins with, by an offset in the line.
  package func byte(at offset: Int) -> Int {
    range.lowerBound + offset / lineLength * bytesPerLine
  }

  /// Where the line with a byte of the file begins in the text, or the nearest there is.
  package func offset(of byte: Int) -> Int {
    let last = max(range.lowerBound, range.upperBound - 1)
    return (min(max(range.lowerBound, byte), last) - range.lowerBound) / bytesPerLine * lineLength
  }

  private static func width(of perLine: Int, _ digits: Int) -> Int {
    digits + 1 + 3 * perLine + (perLine - 1) / 8 + 2 + perLine
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

extension ProjectFiles {
  /// Reads a part of a file, text or not, to be shown in hexadecimal.
  ///
  /// - Parameters:
  ///   - location: The file.
  ///   - byte: One that is to be in the middle of what is read, as far as that can be.
  ///   - columns: The columns that a line may take.
  /// - Returns: The part.
  /// - Throws: What reading throws.
  package func hexDump(
    of location: FileLocation, around byte: Int = 0, columns: Int
  ) throws -> HexDump {
    let place = try place(of: location)
    let file = try FileReader.open(place)
    let size = Int(try FileStatus.of(file.number, place).size)
    let start = max(0, min(byte - HexDump.limit / 2, size - HexDump.limit)) / 16 * 16
    let bytes = try FileReader.bytes(
      file.number, place, at: start, count: min(size - start, HexDump.limit + 16))
    return HexDump(bytes, from: start, size: size, columns: columns)
  }

  /// Opens a file as text that is written in an encoding, whatever its bytes look like.
  ///
  /// - Throws: What `read` throws.
  package func openText(_ location: FileLocation, as encoding: TextEncoding) throws -> TextFile {
    let content = try read(location)
    let mark = encoding.byteOrderMark
    let hasMark = !mark.isEmpty && content.bytes.starts(with: mark)
    let format = TextFormat(encoding: encoding, hasByteOrderMark: hasMark)
    let original = OriginalText(format.decoded(content.bytes))
    return TextFile(
      location, version: content.version, buffer: TextBuffer(original, format: format))
  }
}
