/// What went wrong, in words for a person, with a code for a program.
///
/// `message` says what happened and names the thing; `hint` says what to do about it. Cancellation
/// is not an error and is never wrapped in one.
package struct WaymarkError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The cause, for callers that act on it.
  package struct Code: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let invalidArgument = Code(rawValue: "invalid-argument")
    package static let pathNotFound = Code(rawValue: "path-not-found")
    package static let notADirectory = Code(rawValue: "not-a-directory")
    package static let notReadable = Code(rawValue: "not-readable")
    package static let projectConflict = Code(rawValue: "project-conflict")
    package static let projectNotFound = Code(rawValue: "project-not-found")
    package static let projectNotRegistered = Code(rawValue: "project-not-registered")
    package static let planNotFound = Code(rawValue: "plan-not-found")
    package static let targetNotFound = Code(rawValue: "target-not-found")
    package static let databaseCorrupt = Code(rawValue: "database-corrupt")
    package static let databaseNewer = Code(rawValue: "database-newer")
    package static let databaseBusy = Code(rawValue: "database-busy")
    package static let databaseFailed = Code(rawValue: "database-failed")
    package static let diskFull = Code(rawValue: "disk-full")
    package static let notWritable = Code(rawValue: "not-writable")
    package static let toolMissing = Code(rawValue: "tool-missing")
    package static let toolFailed = Code(rawValue: "tool-failed")
    package static let notRunning = Code(rawValue: "not-running")
    package static let serverNotFound = Code(rawValue: "server-not-found")
    package static let serverConflict = Code(rawValue: "server-conflict")
    package static let serverUnreachable = Code(rawValue: "server-unreachable")
    package static let serverSilent = Code(rawValue: "server-silent")
    package static let serverUnauthorised = Code(rawValue: "server-unauthorised")
    package static let serverUnreadable = Code(rawValue: "server-unreadable")
    package static let serverFailed = Code(rawValue: "server-failed")
    package static let certificateRefused = Code(rawValue: "certificate-refused")
    package static let modelNotFound = Code(rawValue: "model-not-found")
    package static let replyCut = Code(rawValue: "reply-cut")
    package static let contextExceeded = Code(rawValue: "context-exceeded")
    package static let threadNotFound = Code(rawValue: "thread-not-found")
    package static let messageNotFound = Code(rawValue: "message-not-found")
    package static let attachmentNotFound = Code(rawValue: "attachment-not-found")
    package static let promptNotFound = Code(rawValue: "prompt-not-found")
    package static let editDoesNotApply = Code(rawValue: "edit-does-not-apply")
    package static let promptConflict = Code(rawValue: "prompt-conflict")
    package static let grammarMissing = Code(rawValue: "grammar-missing")
  }

  /// Whose fault it is; decides the exit code.
  package enum Blame: Sendable {
    /// The command line asks for something that does not exist or makes no sense.
    case usage
    /// The machine, the disk or a tool is at fault.
    case environment
  }

  package let code: Code
  package let message: String
  package let hint: String?
  /// The argument or field that is wrong, where there is one.
  package let field: String?

  package init(_ code: Code, _ message: String, hint: String? = nil, field: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.field = field
  }

  package var description: String {
    hint.map { "\(message) \($0)" } ?? message
  }

  package var blame: Blame {
    switch code {
    case .invalidArgument, .pathNotFound, .notADirectory, .projectConflict, .projectNotFound,
      .projectNotRegistered, .planNotFound, .targetNotFound, .gitInvalidName, .gitNotARepository,
      .gitUnknownRevision, .serverNotFound, .serverConflict, .modelNotFound, .contextExceeded,
      .threadNotFound, .messageNotFound, .attachmentNotFound, .promptNotFound, .promptConflict:
      .usage
    default:
      .environment
    }
  }
}
