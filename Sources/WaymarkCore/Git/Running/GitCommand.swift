/// One call of git: its arguments, what it reads, and what kind of thing it does.
///
/// Whatever the user or a repository named goes behind `--` or is a full reference or hash, so that
/// a name with a leading dash is never an option.
package struct GitCommand: Sendable {
  /// What a command does, which decides how it is run.
  package enum Purpose: Sendable, Hashable {
    /// Takes no lock, starts no hook, can be repeated at any time.
    case read
    /// Changes the repository; one at a time, waiting a little for another git's lock.
    case write
    /// Talks to a remote; may ask the user.
    case transfer
    /// Talks to a remote behind the user's back and fails rather than ask.
    case background
  }

  package var purpose: Purpose
  package var arguments: [[UInt8]]
  package var input: [UInt8] = []
  package var environment: [String: String?] = [:]
  /// The statuses that are an answer rather than a failure.
  package var accepted: Set<Int32> = [0]
  /// The hooks that may refuse what the command does.
  package var hooks: [String] = []
  /// Whether it may ask the user: transfers do, and what signs.
  package var mayAsk: Bool
  /// The most bytes of output that are collected.
  package var limit = 1 << 28

  package init(_ purpose: Purpose, _ arguments: [String]) {
    self.purpose = purpose
    mayAsk = purpose == .transfer
    self.arguments = arguments.map { Array($0.utf8) }
  }

  package static func read(_ arguments: String...) -> GitCommand { GitCommand(.read, arguments) }

  package static func write(_ arguments: String...) -> GitCommand { GitCommand(.write, arguments) }

  /// The command with more arguments.
  package func adding(_ arguments: [String]) -> GitCommand {
    var command = self
    command.arguments += arguments.map { Array($0.utf8) }
    return command
  }

  package func adding(_ arguments: String...) -> GitCommand { adding(arguments) }

  package func adding(bytes: [UInt8]) -> GitCommand {
    var command = self
    command.arguments.append(bytes)
    return command
  }

  /// The command with paths at its end, each taken literally.
  package func paths(_ paths: [GitPath]) -> GitCommand {
    var command = adding("--")
    command.arguments += paths.map(\.pathspec)
    return command
  }

  /// The command with paths on its standard input, for those that may be given thousands.
  ///
  /// Only `add`, `checkout`, `commit`, `reset`, `restore`, `rm` and `stash push` read them there.
  package func pathsFromInput(_ paths: [GitPath]) -> GitCommand {
    var command = adding("--pathspec-from-file=-", "--pathspec-file-nul")
    command.input = Array(paths.map(\.pathspec).joined(separator: [0]))
    return command
  }

  package func input(_ bytes: [UInt8]) -> GitCommand {
    var command = self
    command.input = bytes
    return command
  }

  package func environment(_ changes: [String: String?]) -> GitCommand {
    var command = self
    command.environment.merge(changes) { $1 }
    return command
  }

  /// The command with leave to ask for a passphrase, as signing with an SSH key needs.
  package func asking() -> GitCommand {
    var command = self
    command.mayAsk = true
    return command
  }

  package func accepting(_ statuses: Int32...) -> GitCommand {
    var command = self
    command.accepted.formUnion(statuses)
    return command
  }

  /// The command as a person would type it, without passwords in addresses.
  package var text: String { Self.text(of: [Array("git".utf8)] + arguments) }

  /// Words as a person would type them, without passwords in addresses.
  static func text(of words: [[UInt8]]) -> String {
    words.map { quoted(Redaction.clean(String(decoding: $0, as: UTF8.self))) }
      .joined(separator: " ")
  }

  /// The name of the git command, as in `switch`.
  package var name: String {
    arguments.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5E, 0x5F: true
      case 0x80...: true
      default: false
      }
    }
    return plain && !word.isEmpty
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
  }
}

/// Takes secrets out of what is logged or shown.
package enum Redaction {
  /// Removes user name and password from addresses, as in `https://me:secret@host/`.
  package static func clean(_ text: String) -> String {
    guard text.contains("://") else { return text }
    return text.replacing(#/:\/\/[^\/@\s'"]*@/#, with: "://")
  }
}
