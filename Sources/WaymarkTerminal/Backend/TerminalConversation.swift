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

  /// Names the terminal's window.
  func setTitle(_ title: String) {
    if phase == .talking { write(dialect.title(DisplayText.clean(title))) }
  }

  /// A frame of more bytes than this may be cut by the terminal's own repaint.
  private static let wholeFrame = 512

  /// Sends a frame in one write; a large one is shown as a whole, where the terminal can hold it
  /// back until then.
  func frame(_ bytes: [UInt8]) {
    guard synchronizes, bytes.count > TerminalConversation.wholeFrame else { return write(bytes) }
    write(Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8))
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

  private func write(_ text: String) { write(Array(text.utf8)) }

  /// Sends bytes as they are.
  func write(_ bytes: [UInt8]) {
    if !bytes.isEmpty { wn_write(bytes, Int32(bytes.count)) }
  }
}
