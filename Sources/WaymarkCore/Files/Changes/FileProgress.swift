/// How far bulk work on files has come.
package struct FileProgress: Sendable, Hashable {
  /// Files and folders that are done.
  package var entries = 0
  /// Bytes that are done.
  package var bytes: Int64 = 0
  /// What is being worked on, safe to show.
  package var current = ""

  package init() {}

  /// Called from the working thread, once per file and once per megabyte of a large one.
  package typealias Report = @Sendable (FileProgress) -> Void
}
