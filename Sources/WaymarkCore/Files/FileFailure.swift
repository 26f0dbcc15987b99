import Foundation

extension WaymarkError.Code {
  package static let outsideProject = Self(rawValue: "outside-project")
  package static let alreadyExists = Self(rawValue: "already-exists")
  package static let readOnlyFile = Self(rawValue: "read-only-file")
  package static let notAFile = Self(rawValue: "not-a-file")
  package static let tooLarge = Self(rawValue: "too-large")
  package static let writeInterrupted = Self(rawValue: "write-interrupted")
}

/// Turns what the system says about files into sentences.
enum FileFailure {
  /// What was being done.
  enum Action: String {
    case find = "looked up"
    case read
    case write = "written"
    case create = "made"
    case rename = "renamed"
    case copy = "copied"
    case remove = "deleted"
    case list = "listed"
    case watch = "watched"
  }

  /// The error for a system call that failed.
  ///
  /// - Parameters:
  ///   - number: The value of `errno` right after the call.
  ///   - action: What was being done.
  ///   - path: What it was done to.
  /// - Returns: A sentence and what to do.
  static func error(_ number: Int32, _ action: Action, _ path: AbsolutePath) -> WaymarkError {
    let name = path.shown
    switch number {
    case ENOENT:
      return WaymarkError(.pathNotFound, "There is nothing at \(name).", field: "path")
    case ENOTDIR:
      return WaymarkError(
        .notADirectory, "A part of \(name) is a file, not a folder.", field: "path")
    case EISDIR:
      return WaymarkError(.notAFile, "\(name) is a folder, not a file.", field: "path")
    case EEXIST, ENOTEMPTY:
      return WaymarkError(
        .alreadyExists, "There is already something at \(name).", hint: "Choose another name.",
        field: "path")
    case ENOSPC, EDQUOT:
      return WaymarkError(
        .diskFull, "There is no room on the disk for \(name); what was there is as it was.",
        hint: "Free some space and try again.")
    case EFBIG:
      return WaymarkError(
        .diskFull, "\(name) would be larger than this system allows; it was left as it was.")
    case ELOOP:
      return WaymarkError(
        .invalidArgument, "\(name) is a symbolic link that leads back to itself.",
        hint: "Delete the link or point it elsewhere.", field: "path")
    case ENAMETOOLONG:
      return WaymarkError(.invalidArgument, "The name \(name) is too long.", field: "path")
    case EROFS:
      return WaymarkError(
        .notWritable, "\(name) is on a file system that is mounted read-only.",
        hint: "Mount it writable or choose another place.")
    case EACCES, EPERM:
      let isReading = [.read, .list, .find, .watch].contains(action)
      return WaymarkError(
        isReading ? .notReadable : .notWritable, "\(name) may not be \(action.rawValue).",
        hint: "Check the permissions of the file and of its folder.", field: "path")
    default:
      let reason = String(cString: strerror(number))
      return WaymarkError(
        [.read, .list, .find].contains(action) ? .notReadable : .notWritable,
        "\(name) could not be \(action.rawValue): \(reason).", hint: "Try again.")
    }
  }
}
