internal import CPseudoTerminal
internal import Foundation
internal import Glibc
internal import WaymarkTerminal

/// A program on a pseudo terminal of its own, as if a person had started it in a window.
final class PseudoTerminal {
  /// The process that was started; it leads its own session.
  let process: pid_t
  private let terminal: Int32
  /// The settings of the terminal before the program was started.
  let initialSettings: termios
  /// The `wait` status, once the program has ended.
  private(set) var status: Int32?
  /// Whether everything that was ever printed has been read and nobody can print more.
  private(set) var isDrained = false

  /// Starts a program.
  ///
  /// - Throws: `CommandFailed` when there is no terminal to be had or no such program.
  init(_ program: [String], in folder: String, environment: [String: String], size: Size) throws {
    terminal = wp_open(Int32(size.rows), Int32(size.columns))
    guard terminal >= 0 else {
      throw CommandFailed(what: "no pseudo terminal: \(String(cString: strerror(errno)))")
    }
    initialSettings = PseudoTerminal.settings(of: terminal)
    let words = program.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    process = wp_start(terminal, folder, words, variables)
    guard process > 0 else {
      throw CommandFailed(what: "\(program): \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    if status == nil, process > 0 {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      var ended: Int32 = 0
      waitpid(process, &ended, 0)
    }
    if terminal >= 0 { close(terminal) }
  }

  /// The settings of the terminal: whether it echoes, edits lines, makes signals and more.
  var settings: termios { PseudoTerminal.settings(of: terminal) }

  /// Whether the program has ended; never waits.
  var hasEnded: Bool {
    if status == nil {
      var ended: Int32 = 0
      if waitpid(process, &ended, WNOHANG) == process { status = ended }
    }
    return status != nil
  }

  func resize(to size: Size) { wp_resize(terminal, Int32(size.rows), Int32(size.columns)) }

  /// Reads what was printed, waiting for something at most so long.
  func read(milliseconds: Int) -> [UInt8] {
    guard !isDrained else { return [] }
    var entry = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, Int32(milliseconds)) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count == 0 || errno == EIO { isDrained = true }
    return []
  }

  /// Writes as much as the terminal takes now.
  ///
  /// - Returns: The number of bytes that were taken.
  func write(_ bytes: ArraySlice<UInt8>) -> Int {
    max(0, bytes.withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) })
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) { kill(process, number) }

  private static func settings(of descriptor: Int32) -> termios {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return settings
  }
}
