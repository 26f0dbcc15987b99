/// The bytes of a file as text: where they are, in hexadecimal and as characters.
package struct HexDump: Sendable, Hashable {
  /// Lines of one length, but for the last.
  package let text: [UInt8]
  /// The bytes of the file, and how many of them are shown.
  package let size: Int
  package let shownSize: Int

  /// Larger files are shown to here.
  package static let limit = 4 << 20

  /// Writes bytes down.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - size: Of the whole file.
  ///   - columns: The columns that a line may take; at least four bytes stand in one.
  package init(_ bytes: [UInt8], size: Int, columns: Int) {
    let digits = max(6, String(max(0, bytes.count - 1), radix: 16).count)
    let perLine = [16, 8].first { HexDump.width(of: $0, digits) <= columns } ?? 4
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count / perLine + 1) * (HexDump.width(of: perLine, digits) + 1))
    for start in stride(from: 0, to: bytes.count, by: perLine) {
      let part = bytes[start..<min(start + perLine, bytes.count)]
      let place = String(start, radix: 16)
      text += Array(repeating: UInt8(ascii: "0"), count: max(0, digits - place.count)) + place.utf8
      text.append(0x20)
      for offset in 0..<perLine {
        if offset % 8 == 0, offset > 0 { text.append(0x20) }
        text.append(0x20)
        guard offset < part.count else {
          text += [0x20, 0x20]
          continue
        }
        let byte = part[start + offset]
        text.append(HexDump.digits[Int(byte >> 4)])
        text.append(HexDump.digits[Int(byte & 15)])
      }
      text += [0x20, 0x20]
      for byte in part { text.append(0x20...0x7E ~= byte ? byte : UInt8(ascii: ".")) }
      text.append(0x0A)
    }
    self.text = text
    self.size = size
    shownSize = bytes.count
  }

  private static func width(of perLine: Int, _ digits: Int) -> Int {
    digits + 1 + 3 * perLine + (perLine - 1) / 8 + 2 + perLine
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

extension ProjectFiles {
  /// Reads the beginning of a file, text or not, to be shown in hexadecimal.
  ///
  /// - Throws: What reading throws.
  package func hexDump(of location: FileLocation, columns: Int) throws -> HexDump {
    let place = try place(of: location)
    let file = try FileReader.open(place)
    let size = Int(try FileStatus.of(file.number, place).size)
    let bytes = try FileReader.bytes(file.number, place, at: 0, count: min(size, HexDump.limit))
    return HexDump(bytes, size: size, columns: columns)
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
