internal import GRDB

/// Puts SQLite's result codes into sentences for people.
enum StorageFailure {
  /// The error to show for something that a database call threw.
  ///
  /// - Parameters:
  ///   - error: What was thrown; cancellation and Waymark's own errors pass unchanged.
  ///   - path: The database file.
  /// - Returns: An error with words, or the one that was given.
  static func error(for error: any Error, path: String) -> any Error {
    guard let failure = error as? DatabaseError else { return error }
    switch failure.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return WaymarkError(
        .databaseCorrupt, "The database \(path) is damaged.",
        hint: "Run `waymark doctor --move-database-aside` to keep it under another name "
          + "and start with an empty one.")
    case .SQLITE_FULL:
      return WaymarkError(
        .diskFull, "The disk that holds \(path) is full; nothing was changed.",
        hint: "Free some space and try again.")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return WaymarkError(
        .notWritable, "The database \(path) cannot be opened for writing.",
        hint: "Check its permissions, or set XDG_DATA_HOME to a folder you can write to.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return WaymarkError(
        .databaseBusy, "Another Waymark is writing to \(path).", hint: "Try again in a moment.")
    default:
      return WaymarkError(
        .databaseFailed,
        "The database \(path) failed: \(failure.message ?? "code \(failure.resultCode.rawValue)").")
    }
  }
}
