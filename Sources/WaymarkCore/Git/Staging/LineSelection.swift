/// Which lines of a file's diff an action is about.
package struct LineSelection: Sendable, Hashable {
  /// By the hunk's place in the diff, the places of lines in it; lines of context do not matter.
  package var lines: [Int: Set<Int>]
  /// Whether a change of the file's mode is meant too.
  package var includesMode: Bool

  package init(lines: [Int: Set<Int>], includesMode: Bool = false) {
    self.lines = lines
    self.includesMode = includesMode
  }

  /// One hunk.
  package init(hunk: Int, of file: FileDiff) {
    self.init(lines: [hunk: Set(file.hunks[hunk].lines.indices)])
  }

  /// Some lines of one hunk.
  package init(hunk: Int, lines: some Sequence<Int>) {
    self.init(lines: [hunk: Set(lines)])
  }

  /// Everything that differs.
  package init(all file: FileDiff) {
    self.init(
      lines: Dictionary(
        uniqueKeysWithValues: file.hunks.enumerated().map { ($0, Set($1.lines.indices)) }),
      includesMode: true)
  }
}
