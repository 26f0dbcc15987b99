import Foundation

extension ProjectFiles {
  /// Larger files are mapped and not read; those that are read cannot be torn by other programs.
  static let mappingSize: Int64 = 16 << 20

  /// Opens a file as text; the time it takes does not depend on its size.
  ///
  /// Only large files that are not UTF-8 are read whole, to be decoded.
  ///
  /// - Parameter location: The file.
  /// - Returns: The text; of a large file, lines are not counted yet.
  /// - Throws: `binaryFile` for what is no text; `outsideProject`, `pathNotFound`, `notAFile`,
  ///   `notReadable`, `tooLarge`.
  package func openText(_ location: FileLocation) throws -> TextFile {
    let place = try place(of: location)
    let file = try FileReader.open(place)
    let status = try FileStatus.of(file.number, place)
    if status.size > ProjectFiles.mappingSize,
      let text = try openMapped(location, place, file, status)
    {
      return text
    }
    let content = try read(location)
    return try content.bytes.withUnsafeBufferPointer { bytes in
      let format = try textFormat(of: bytes, isWhole: true, location)
      let mark = format.hasByteOrderMark ? format.encoding.byteOrderMark.count : 0
      let rest = UnsafeBufferPointer(rebasing: bytes[mark...])
      let original =
        format.encoding == .utf8
        ? OriginalText(rest)
        : OriginalText(TextDecoder.decode(UnsafeRawBufferPointer(rest), format.encoding))
      return TextFile(
        location, version: content.version, buffer: TextBuffer(original, format: format))
    }
  }

  /// Opens a file of the project as text.
  package func openText(_ path: ProjectPath) throws -> TextFile { try openText(.project(path)) }

  private func openMapped(
    _ location: FileLocation, _ place: AbsolutePath, _ file: FileDescriptor, _ status: FileStatus
  ) throws -> TextFile? {
    let takenAt = FileVersion.now
    let sample = try FileReader.bytes(file.number, place, at: 0, count: TextFormat.sampleSize)
    let format = try sample.withUnsafeBufferPointer {
      try textFormat(of: $0, isWhole: false, location)
    }
    guard format.encoding == .utf8,
      let original = OriginalText(
        mapping: file.number, size: Int(status.size),
        skipping: format.hasByteOrderMark ? format.encoding.byteOrderMark.count : 0, of: status)
    else { return nil }
    return TextFile(
      location, version: FileVersion(hash: nil, status: status, takenAt: takenAt),
      buffer: TextBuffer(original, format: format))
  }

  private func textFormat(
    of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, _ location: FileLocation
  ) throws(WaymarkError) -> TextFormat {
    guard case .text(let format) = TextFormat.nature(of: bytes, isWhole: isWhole) else {
      throw WaymarkError(
        .binaryFile, "\(location.shown) is no text: it has bytes of value zero.",
        hint: "Look at it with another program.", field: "path")
    }
    return format
  }
}
