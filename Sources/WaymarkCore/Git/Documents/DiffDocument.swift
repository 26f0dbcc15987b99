import Foundation

/// A diff as JSON; the names are a contract, additions are free.
package struct DiffDocument: Encodable, Sendable {
  private let version = 1
  private let files: [File]

  package init(_ files: [FileDiff]) { self.files = files.map(File.init) }

  package func json() throws -> String { try JSONText.encode(self) }

  private struct File: Encodable {
    let path: PathDocument
    let oldPath: PathDocument?
    let change: String
    let content: String
    let oldMode: String?
    let newMode: String?
    let added: Int
    let removed: Int
    let hunks: [Hunk]

    init(_ file: FileDiff) {
      path = PathDocument(file.path)
      oldPath = file.oldPath.map(PathDocument.init)
      change = file.change.word
      content =
        switch file.content {
        case .text: "text"
        case .binary: "binary"
        case .combined: "combined"
        }
      oldMode = file.oldMode == 0 ? nil : String(file.oldMode, radix: 8)
      newMode = file.newMode == 0 ? nil : String(file.newMode, radix: 8)
      added = file.addedCount
      removed = file.removedCount
      hunks = file.hunks.map { Hunk($0, of: file) }
    }
  }

  private struct Hunk: Encodable {
    let oldStart: Int
    let oldCount: Int
    let newStart: Int
    let newCount: Int
    let section: String
    let lines: [Line]

    init(_ hunk: FileDiff.Hunk, of file: FileDiff) {
      oldStart = hunk.oldStart
      oldCount = hunk.oldCount
      newStart = hunk.newStart
      newCount = hunk.newCount
      section = hunk.section
      lines = hunk.lines.map { Line($0, of: file) }
    }
  }

  private struct Line: Encodable {
    let kind: String
    let text: String
    let endsInNewline: Bool

    init(_ line: FileDiff.Line, of file: FileDiff) {
      kind =
        switch line.kind {
        case .context: "context"
        case .added: "added"
        case .removed: "removed"
        }
      text = file.text(of: line)
      endsInNewline = !line.lacksNewline
    }
  }
}
