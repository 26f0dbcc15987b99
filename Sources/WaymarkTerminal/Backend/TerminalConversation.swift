internal import CNcurses

#if canImport(Glibc)
  internal import Glibc
#endif

/// What is said to the terminal beside the screen, and what comes back: modes, questions, input.
final class TerminalConversation {
  private enum Phase {
    case silent, talking, paused, over
  }

  private var decoder: InputDecoder
  private var clicks = ClickCounter()
  private var phase = Phase.silent
  private let dialect = TerminalDialect(environment: { getenv($0).map { String(cString: $0) } })
  /// When what has arrived has to be settled although nothing follows it.
  private(set) var deadline: ContinuousClock.Instant?
  private var isAnswerDue = false
  private var speaksKeyboardProtocol = false
  private var synchronizes = false

  init(_ sequences: KeySequences) { decoder = InputDecoder(sequences) }

  /// Switches modes on and asks what the terminal can do; answers come as input, nobody waits.
  ///
  /// It comes behind the first frame, which it must not delay; later calls do nothing.
  func begin() {
    guard phase == .silent else { return }
    phase = .talking
    write(dialect.enter + dialect.questions)
    isAnswerDue = !dialect.questions.isEmpty
  }

  /// Switches every mode off for another program.
  func pause() {
    guard phase == .talking else { return }
    phase = .paused
    write((speaksKeyboardProtocol ? dialect.popKeyboard : "") + dialect.leave)
  }

  /// Switches the modes on again.
  func resume() {
    guard phase == .paused else { return }
    phase = .talking
    write(dialect.enter + (speaksKeyboardProtocol ? dialect.pushKeyboard : ""))
  }

  /// Switches every mode off for good.
  ///
  /// An answer that is still on its way would be typed into the shell, so it is waited for, a
  /// short while.
  func end() {
    let limit = ContinuousClock.now + .milliseconds(150)
    while phase == .talking, isAnswerDue, ContinuousClock.now < limit {
      guard wn_wait([0], 1, 20) & (1 << 31) == 0 else { break }
      _ = read()
    }
    pause()
    phase = .over
    wn_set_keyboard_pushed(false)
  }

  /// Draws a frame; a large one as a whole, where the terminal can hold it back until then.
  func frame(isLarge: Bool, _ draw: () -> Void) {
    guard isLarge, synchronizes else { return draw() }
    write("\u{1B}[?2026h")
    draw()
    write("\u{1B}[?2026l")
  }

  /// Puts a text into the terminal's clipboard; terminals that cannot do it ignore it.
  func copy(_ text: String) {
    guard phase == .talking, !dialect.enter.isEmpty else { return }
    let sequence = ClipboardSequence(text) { getenv($0).map { String(cString: $0) } }
    write(sequence.text)
  }

  /// What has arrived, without waiting.
  func read() -> [InputEvent] {
    var events: [InputEvent] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var total = 0
    while total < 4 << 20, case let count = wn_read(&buffer, Int32(buffer.count)), count > 0 {
      events += decoder.decode(Array(buffer[..<Int(count)]))
      total += Int(count)
    }
    let now = ContinuousClock.now
    if total == 0, let deadline, deadline <= now { events += decoder.timeOut() }
    deadline = decoder.patience.map { now + $0 }
    return events.compactMap { event in
      switch event {
      case .reply(let reply): take(reply) ? event : nil
      case .mouse(let mouse): .mouse(clicks.count(mouse, at: now))
      default: event
      }
    }
  }

  /// Acts on an answer.
  ///
  /// - Returns: Whether it concerns anyone else.
  private func take(_ reply: TerminalReply) -> Bool {
    switch reply {
    case .attributes: isAnswerDue = false
    case .mode(2026, let state): synchronizes = state == 1 || state == 2
    case .mode: break
    case .keyboardFlags:
      guard phase == .talking, !speaksKeyboardProtocol else { return false }
      speaksKeyboardProtocol = true
      wn_set_keyboard_pushed(true)
      write(dialect.pushKeyboard)
    case .background: return true
    }
    return false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    if !bytes.isEmpty { wn_write(bytes, Int32(bytes.count)) }
  }
}

/// The sequences that a kind of terminal understands.
struct TerminalDialect: Sendable, Hashable {
  /// Bracketed paste, focus reports, and the mouse with drags and numbers of any size.
  let enter: String
  let leave: String
  /// The background colour, synchronized output, the keyboard protocol; and what every terminal
  /// answers, so that the end of the answers is known.
  let questions: String
  let pushKeyboard = "\u{1B}[>1u"
  let popKeyboard = "\u{1B}[<u"

  /// Terminals that show unknown sequences, or know none of these.
  private static let plain = ["linux", "vt", "ansi", "sun", "cons", "wy", "hp", "cygwin"]

  init(environment: (String) -> String?) {
    let name = environment("TERM") ?? ""
    guard !TerminalDialect.plain.contains(where: name.hasPrefix) else {
      (enter, leave, questions) = ("", "", "")
      return
    }
    enter = "\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?1002h\u{1B}[?1006h"
    leave = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1004l\u{1B}[?2004l"
    // This one would show the last letter of the question about the mode.
    let mode = environment("TERM_PROGRAM") == "Apple_Terminal" ? "" : "\u{1B}[?2026$p"
    questions = "\u{1B}]11;?\u{1B}\\\(mode)\u{1B}[?u\u{1B}[c"
  }
}
