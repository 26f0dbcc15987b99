internal import CArchive
import Foundation

extension WaymarkError.Code {
  package static let archiveFailed = Self(rawValue: "archive-failed")
}

/// A zip archive that is written as it is made, in constant memory.
final class ZipArchive {
  private let writer: OpaquePointer
  private let target: AbsolutePath

  /// Begins an archive.
  ///
  /// - Parameters:
  ///   - descriptor: Where it goes.
  ///   - target: Its name, for errors.
  /// - Throws: `toolMissing` when libarchive is not there.
  init(_ descriptor: Int32, _ target: AbsolutePath) throws(WaymarkError) {
    var reason: UnsafePointer<CChar>?
    guard let writer = zip_open(descriptor, &reason) else {
      let text = reason.map { String(cString: $0) } ?? "no reason was given"
      throw WaymarkError(
        .toolMissing, "No archive can be made: \(text).",
        hint: "Install the package libarchive13.")
    }
    self.writer = writer
    self.target = target
  }

  deinit { zip_close(writer) }

  /// Adds a folder, so that empty ones and their permissions are kept.
  func addFolder(_ name: [UInt8], _ status: FileStatus) throws(WaymarkError) {
    try begin(name + [UInt8(ascii: "/")], ZIP_FOLDER, status, size: 0)
  }

  /// Adds a symbolic link.
  func addLink(_ name: [UInt8], _ status: FileStatus, to link: [UInt8]) throws(WaymarkError) {
    try begin(name, ZIP_LINK, status, size: 0, link)
  }

  /// Adds a file.
  ///
  /// A file that grows meanwhile is cut off where it ended, one that shrinks is filled up with
  /// zeros.
  ///
  /// - Parameters:
  ///   - name: In the archive.
  ///   - place: The file.
  ///   - report: Called with the number of bytes after every portion.
  /// - Throws: `notReadable`, `diskFull`, `archiveFailed`; `CancellationError`.
  func addFile(_ name: [UInt8], _ place: AbsolutePath, report: (Int) -> Void) throws {
    let file = try FileReader.open(place)
    let status = try FileStatus.of(file.number, place)
    try begin(name, ZIP_FILE, status, size: status.size)
    var rest = Int(status.size)
    struct Complete: Error {}
    do {
      try FileReader.portions(of: file.number, place) { portion in
        let part = UnsafeRawBufferPointer(rebasing: portion.prefix(rest))
        try check(zip_add(writer, part.baseAddress, part.count))
        rest -= part.count
        report(part.count)
        if rest == 0 { throw Complete() }
      }
    } catch is Complete {}
  }

  /// Ends the archive.
  func finish() throws(WaymarkError) { try check(zip_finish(writer)) }

  private func begin(
    _ name: [UInt8], _ kind: zip_kind, _ status: FileStatus, size: Int64, _ link: [UInt8] = []
  ) throws(WaymarkError) {
    func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
    try check(
      zip_begin(
        writer, terminated(name), kind, status.mode, status.modified, size, terminated(link)))
  }

  private func check(_ result: Int32) throws(WaymarkError) {
    guard result != 0 else { return }
    let number = zip_error_number(writer)
    if number == ENOSPC || number == EDQUOT { throw FileFailure.error(number, .write, target) }
    throw WaymarkError(
      .archiveFailed,
      "The archive \(target.shown) could not be made: \(String(cString: zip_error_text(writer))).",
      hint: "Try again.")
  }
}
