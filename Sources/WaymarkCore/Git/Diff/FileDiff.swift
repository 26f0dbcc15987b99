/// How one file differs between two states.
///
/// The bytes of the patch are kept once; lines are ranges in them, so that a diff of a hundred
/// thousand lines is cheap to hold.
package struct FileDiff: Sendable {
  /// What a diff shows of a file's content.
  package enum Content: Sendable, Hashable {
    /// Hunks of lines; none when only the name or the mode changed or the file is empty.
    case text
    /// Not lines, or too large to be shown as lines; the sizes say which.
    case binary
    /// An unmerged file against two or more sides; lines have a column for each.
    case combined
  }

  /// The name after the change; the old one for a deleted file.
  package var path: GitPath
  /// The name before, where a file was renamed or copied.
  package var oldPath: GitPath?
  package var change: StatusEntry.Change
  package var content: Content
  /// File modes in octal; 0 on the side where there is no file.
  package var oldMode: UInt32
  package var newMode: UInt32
  /// The blobs as the patch names them; nil when it does not, and for a file of the work tree
  /// possibly one that git has not stored.
  package var oldID: ObjectID?
  package var newID: ObjectID?
  /// How much of a renamed or copied file stayed, in percent.
  package var similarity: Int?
  package var hunks: [Hunk]
  /// The patch's bytes that the lines are ranges of.
  package let bytes: [UInt8]

  package var isSymbolicLink: Bool { max(oldMode, newMode) == 0o120000 }
  package var isSubmodule: Bool { max(oldMode, newMode) == 0o160000 }
  package var changesMode: Bool { oldMode != newMode && oldMode != 0 && newMode != 0 }

  /// A line without its marker and line break.
  package func bytes(of line: Line) -> ArraySlice<UInt8> {
    bytes[Int(line.start)..<Int(line.start) + Int(line.count)]
  }

  package func text(of line: Line) -> String { String(decoding: bytes(of: line), as: UTF8.self) }

  package var addedCount: Int { hunks.reduce(0) { $0 + $1.lines.count { $0.kind == .added } } }
  package var removedCount: Int { hunks.reduce(0) { $0 + $1.lines.count { $0.kind == .removed } } }

  /// Lines that changed together with some that did not.
  package struct Hunk: Sendable, Hashable {
    /// Line numbers from 1; 0 on a side without lines.
    package var oldStart: Int
    package var oldCount: Int
    package var newStart: Int
    package var newCount: Int
    /// The function or section that git found above.
    package var section: String
    package var lines: [Line]
  }

  /// One line of a hunk.
  package struct Line: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, Hashable {
      case context = 0x20
      case added = 0x2B
      case removed = 0x2D
    }

    package var kind: Kind
    /// True for the last line of a file that does not end in a line break.
    package var lacksNewline = false
    var start: UInt32
    var count: UInt32
    /// The line number before and after; 0 on the side that does not have the line.
    package var old: UInt32
    package var new: UInt32
  }
}
