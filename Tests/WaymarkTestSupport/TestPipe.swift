internal import CPseudoTerminal
import Glibc

/// A pipe between a test and a program that it starts.
package final class TestPipe: Sendable {
  private let reading: Int32
  /// The end that the program writes to, until it is closed.
  package let writing: Int32

  /// Opens a pipe.
  ///
  /// - Throws: `CommandFailed` when there are no descriptors left.
  package init() throws {
    var ends: [Int32] = [-1, -1]
    guard wp_pipe(&ends) == 0 else { throw CommandFailed(what: "No pipe can be opened.") }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit { close(reading) }

  /// Closes the test's copy of the end that is written to; once, after the program was started.
  package func closeWriting() { close(writing) }

  /// Waits for what the program prints next.
  ///
  /// - Returns: Nothing at the end; a signal does not end the wait.
  package func nextBytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(reading, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      return Array(bytes.prefix(max(0, count)))
    }
  }
}
