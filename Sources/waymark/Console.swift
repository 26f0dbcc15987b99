import WaymarkCore

#if canImport(Glibc)
  import Glibc
#endif

/// Standard output and standard error of the command line.
enum Console {
  enum Stream {
    case output
    case error

    fileprivate var descriptor: Int32 {
      switch self {
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

  /// Whether the full-screen application has a terminal to run on.
  static var hasScreen: Bool { isatty(STDIN_FILENO) == 1 && isTerminal(.output) }

  /// Whether someone can answer a question.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isTerminal(.error) }

  /// Whether the user wants no colour anywhere: `NO_COLOR` is set and not empty.
  static var refusesColor: Bool {
    getenv("NO_COLOR").map { !String(cString: $0).isEmpty } ?? false
  }

  /// Whether text on standard output may carry colour: a terminal, and `NO_COLOR` not set.
  static var hasColor: Bool {
    isTerminal(.output) && !refusesColor
      && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// The columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes all of a text; a reader that went away ends the program quietly, as pipes expect.
  static func write(_ text: String, to stream: Stream) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = Glibc.write(stream.descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE { exit(ExitStatus.fine) }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Writes all of a text to standard output.
  ///
  /// - Returns: False when nobody reads it any more.
  static func tryWrite(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written >= 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
      return true
    }
  }

  static func note(_ text: String) { write("waymark: \(text)\n", to: .error) }

  static func error(_ error: WaymarkError) {
    write("waymark: \(Sanitiser.clean(error.message))\n", to: .error)
    if let hint = error.hint { write("  hint: \(Sanitiser.clean(hint))\n", to: .error) }
  }

  /// Asks a yes-or-no question on the terminal; anything but `y` or `yes` is no.
  static func confirm(_ question: String) -> Bool {
    write("\(question) [y/N] ", to: .error)
    let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
    return answer == "y" || answer == "yes"
  }
}
