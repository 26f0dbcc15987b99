internal import Foundation
internal import Testing

/// A golden text that lies in the `Snapshots` folder of the test target.
///
/// `WAYMARK_RECORD=1` rewrites what differs and fails all the same, so that nothing is recorded
/// unseen.
package struct GoldenText: Sendable {
  private let path: String
  private let name: String

  /// A golden text by its name, for a test in the given file.
  package init(_ name: String, besides file: String) {
    self.name = name
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.deletingLastPathComponent().lastPathComponent != "Tests", folder.path.count > 1 {
      folder = folder.deletingLastPathComponent()
    }
    path = folder.appendingPathComponent("Snapshots/\(name).txt").path
  }

  /// Whether differing files are rewritten.
  package var isRecording: Bool {
    ProcessInfo.processInfo.environment["WAYMARK_RECORD"].map { !$0.isEmpty && $0 != "0" } ?? false
  }

  private var golden: String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a text is the golden one.
  package func isEqual(_ text: String) -> Bool { golden == text + "\n" }

  /// Compares a text with the golden one and records an issue with the difference.
  package func expect(_ text: String, file: String, line: Int, column: Int) {
    guard !isEqual(text) else { return }
    let place = SourceLocation(
      fileID: GoldenText.fileID(file), filePath: file, line: line, column: column)
    guard !isRecording else {
      record(text, place)
      return
    }
    let message: String
    if let golden {
      message = LineDiff(from: golden, to: text + "\n").text
    } else {
      message = "There is no golden file yet. This is what it would hold:\n\(text)"
    }
    Issue.record(
      "\(name): \(message)\nIf this is right, run WAYMARK_RECORD=1 make test.",
      sourceLocation: place)
  }

  private func record(_ text: String, _ place: SourceLocation) {
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: path))
      Issue.record(
        "\(name): recorded anew. Look at it, then run the tests again.", sourceLocation: place)
    } catch {
      Issue.record("\(name): cannot be recorded: \(error)", sourceLocation: place)
    }
  }

  /// The module and the file, as the testing library wants them.
  private static func fileID(_ file: String) -> String {
    let parts = file.split(separator: "/")
    let module = parts.lastIndex(of: "Tests").map { parts.index(after: $0) }
    let name = module.flatMap { parts.indices.contains($0) ? String(parts[$0]) : nil } ?? "Tests"
    return "\(name)/\(parts.last ?? "")"
  }
}
