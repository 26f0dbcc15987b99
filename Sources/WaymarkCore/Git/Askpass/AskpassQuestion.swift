/// Something that git or ssh has to be told before it can go on.
package struct AskpassQuestion: Sendable, Hashable {
  /// What an answer is; decides how it is asked for, never whether.
  package enum Kind: String, Sendable, Hashable {
    case userName
    /// A password, passphrase, code or PIN.
    case secret
    /// `yes` or `no`, as for the key of an unknown host.
    case confirmation
    /// Nothing to answer, as when a security key waits to be touched.
    case notice
  }

  /// In the words of the program that asks.
  package let prompt: String
  package let kind: Kind
  /// What asks, as a person would type it.
  package let command: String

  package init(prompt: String, hint: String?, command: String) {
    self.prompt = prompt
    self.command = command
    // ssh tells what it wants in a variable; whatever is not known is kept hidden.
    switch hint {
    case "confirm": kind = .confirmation
    case "none": kind = .notice
    default:
      if prompt.hasPrefix("Username for ") {
        kind = .userName
      } else {
        kind = prompt.contains("(yes/no") ? .confirmation : .secret
      }
    }
  }

  /// True when the answer must not be seen.
  package var isSecret: Bool { kind == .secret }
}

/// An answer that is not to be seen, logged or kept; its bytes are wiped when nobody has it any more.
package final class Secret: @unchecked Sendable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  // Safe: written before anybody else has it, and again when nobody has.
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  package init(_ text: String) {
    bytes = .allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
  }

  deinit {
    bytes.update(repeating: 0)
    bytes.deallocate()
  }

  /// Hands the bytes out for as long as a closure runs.
  package func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    body(UnsafeBufferPointer(bytes))
  }

  /// Overwrites bytes that held a secret.
  static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  package var description: String { "••••" }
  package var debugDescription: String { description }
}

/// How questions of git and ssh reach the user.
package struct AskpassSettings: Sendable {
  /// The program that git and ssh start to ask: Waymark's own, which knows by its name what to do.
  package let program: String
  /// A folder for sockets that only the user can enter.
  package let folder: String
  /// Asks the user; nil when they will not say.
  package let answer: @Sendable (AskpassQuestion) async -> Secret?

  package init(
    program: String, folder: String, answer: @escaping @Sendable (AskpassQuestion) async -> Secret?
  ) {
    self.program = program
    self.folder = folder
    self.answer = answer
  }
}
