import Foundation
import Glibc

/// The other end of a question: what git and ssh start to ask.
package enum AskpassClient {
  /// Whether a program was started under the name that means asking.
  package static func isMeant(byName name: String) -> Bool {
    (name as NSString).lastPathComponent == AskpassServer.programName
  }

  /// Asks and prints the answer.
  ///
  /// - Parameters:
  ///   - prompt: The question.
  ///   - environment: Tells where to ask.
  /// - Returns: The exit status: 0 with an answer, 1 without one.
  package static func run(prompt: String, environment: [String: String]) -> Int32 {
    guard let path = environment[AskpassServer.variable],
      let descriptor = try? LocalSocket.connect(to: path, patience: nil)
    else { return 1 }
    defer { close(descriptor) }
    let request = AskpassRequest(prompt: prompt, hint: environment["SSH_ASKPASS_PROMPT"])
    guard let bytes = try? Array(JSONEncoder().encode(request)),
      bytes.withUnsafeBufferPointer({ LocalSocket.writeAll(descriptor, $0) })
    else { return 1 }
    shutdown(descriptor, Int32(SHUT_WR))
    guard var answer = LocalSocket.readAll(descriptor, limit: 1 << 16), answer.first == 1 else {
      return 1
    }
    answer.append(0x0A)
    defer { Secret.wipe(&answer) }
    return answer.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(rebasing: buffer[1...])
      while !rest.isEmpty {
        let count = write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return 1 }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return 0
    }
  }
}
