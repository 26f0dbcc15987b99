/// Turns the bytes of a terminal into events, byte by byte, so that it does not matter where a read
/// cut them; a value, so that it can be tested without a terminal.
///
/// Nothing that arrives makes it fail: what it does not understand is dropped as a whole, and what
/// a terminal answers is never taken for keys.
package struct InputDecoder: Sendable {
  private enum State: Sendable {
    case ground
    /// After Escape: the key itself, Alt with what follows, or the start of a sequence.
    case escape
    case doubleEscape
    /// After `ESC [`.
    case control
    /// After `ESC O`.
    case single
    /// After `ESC ]`; the flag says that the last byte was an Escape.
    case command(endsWithEscape: Bool)
    /// After `ESC [ M`: three bytes for a mouse that knows no better.
    case oldMouse
    case paste
  }

  private let sequences: KeySequences
  private var state = State.ground
  /// What has arrived of a sequence or a paste.
  private var pending: [UInt8] = []
  private var character = UTF8Assembler()
  private var isAlt = false

  /// The most bytes of a sequence that are kept; a longer one means nothing.
  private static let sequenceLimit = 128

  /// Makes a decoder.
  ///
  /// - Parameter sequences: What the terminal sends for keys beyond what terminals share.
  package init(_ sequences: KeySequences = KeySequences()) { self.sequences = sequences }

  /// Takes what was read.
  ///
  /// - Returns: The events that are complete now; the rest waits for more bytes or ``timeOut()``.
  package mutating func decode(_ bytes: [UInt8]) -> [InputEvent] {
    var events: [InputEvent] = []
    var index = 0
    while index < bytes.count {
      if case .paste = state {
        index = paste(bytes, from: index, &events)
      } else {
        take(bytes[index], &events)
        index += 1
      }
    }
    return events
  }

  /// How long to wait for the rest of what has arrived before ``timeOut()``; nil for any time.
  package var patience: Duration? {
    switch state {
    case .ground: character.isPartial ? .milliseconds(500) : nil
    case .escape, .doubleEscape: .milliseconds(25)
    case .control, .single, .command: .milliseconds(pending.isEmpty ? 100 : 500)
    case .oldMouse: .milliseconds(500)
    case .paste: nil
    }
  }

  /// Settles what nothing followed: an Escape was the key itself, half a sequence was noise.
  package mutating func timeOut() -> [InputEvent] {
    var events: [InputEvent] = []
    switch state {
    case .ground: endCharacter(&events)
    case .escape: emit(Key(.escape), &events)
    case .doubleEscape:
      emit(Key(.escape), &events)
      emit(Key(.escape), &events)
    case .control where pending.isEmpty: emit(Key(.character("["), .alt), &events)
    case .single where pending.isEmpty: emit(Key(.character("O"), .alt), &events)
    case .command where pending.isEmpty: emit(Key(.character("]"), .alt), &events)
    case .control, .single, .command, .oldMouse: break
    case .paste: return []
    }
    reset()
    return events
  }

  private mutating func reset() {
    state = .ground
    pending = []
    isAlt = false
  }

  private mutating func take(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: ground(byte, &events)
    case .escape: afterEscape(byte, &events)
    case .doubleEscape: afterDoubleEscape(byte, &events)
    case .control: control(byte, &events)
    case .single: single(byte, &events)
    case .command(let endsWithEscape): command(byte, endsWithEscape, &events)
    case .oldMouse: oldMouse(byte, &events)
    case .paste: break
    }
  }

  private mutating func ground(_ byte: UInt8, _ events: inout [InputEvent]) {
    if byte >= 0x80 {
      for scalar in character.take(byte) { emit(scalar, &events) }
      return
    }
    endCharacter(&events)
    if byte == 0x1B {
      state = .escape
    } else {
      emit(Key(byte: byte), &events)
    }
  }

  private mutating func afterEscape(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case 0x1B: state = .doubleEscape
    case UInt8(ascii: "["): begin(.control)
    case UInt8(ascii: "O"): begin(.single)
    case UInt8(ascii: "]"): begin(.command(endsWithEscape: false))
    default:
      state = .ground
      if let key = sequences.key(for: [0x1B, byte]) { return emit(key, &events) }
      isAlt = true
      ground(byte, &events)
    }
  }

  private mutating func afterDoubleEscape(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case 0x1B: emit(Key(.escape), &events)
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      isAlt = true
      begin(byte == UInt8(ascii: "[") ? .control : .single)
    default:
      emit(Key(.escape), &events)
      afterEscape(byte, &events)
    }
  }

  private mutating func begin(_ next: State) {
    state = next
    pending = []
  }

  private mutating func control(_ byte: UInt8, _ events: inout [InputEvent]) {
    let isLinux = pending == [UInt8(ascii: "[")]
    switch byte {
    case _ where isLinux && byte >= 0x20: finishControl(byte, &events)
    case UInt8(ascii: "[") where pending.isEmpty: pending = [byte]
    case UInt8(ascii: "M") where pending.isEmpty: begin(.oldMouse)
    case UInt8(ascii: "$") where pending.first.map { (0x30...0x39).contains($0) } ?? false:
      finishControl(byte, &events)
    case 0x20...0x3F:
      if pending.count < InputDecoder.sequenceLimit { pending.append(byte) }
    case 0x40...0x7E: finishControl(byte, &events)
    default: abandon(for: byte, &events)
    }
  }

  private mutating func finishControl(_ final: UInt8, _ events: inout [InputEvent]) {
    let (body, alt) = (pending, isAlt)
    reset()
    guard body.count < InputDecoder.sequenceLimit else { return }
    if body == Array("200".utf8), final == UInt8(ascii: "~") { return begin(.paste) }
    isAlt = alt
    if let key = sequences.key(for: [0x1B, 0x5B] + body + [final]) { return emit(key, &events) }
    switch ControlSequence(body, final: final).event {
    case .key(let key): emit(key, &events)
    case let event?: events.append(event)
    case nil: break
    }
    isAlt = false
  }

  private mutating func single(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch byte {
    case 0x30...0x39, UInt8(ascii: ";"):
      if pending.count < InputDecoder.sequenceLimit { pending.append(byte) }
    case 0x20...0x7E:
      let (body, alt) = (pending, isAlt)
      reset()
      isAlt = alt
      if let key = sequences.key(for: [0x1B, 0x4F] + body + [byte])
        ?? Key(application: byte, held: ControlSequence(body, final: byte))
      {
        emit(key, &events)
      }
      isAlt = false
    default: abandon(for: byte, &events)
    }
  }

  private mutating func command(
    _ byte: UInt8, _ endsWithEscape: Bool, _ events: inout [InputEvent]
  ) {
    if pending.isEmpty, !(0x30...0x39).contains(byte) {
      reset()
      emit(Key(.character("]"), .alt), &events)
      return take(byte, &events)
    }
    switch byte {
    case UInt8(ascii: "\\") where endsWithEscape: finishCommand(&events)
    case _ where endsWithEscape:
      begin(.escape)
      afterEscape(byte, &events)
    case 0x07: finishCommand(&events)
    case 0x1B: state = .command(endsWithEscape: true)
    case 0x18, 0x1A: reset()
    default:
      if pending.count < InputDecoder.sequenceLimit { pending.append(byte) }
    }
  }

  private mutating func finishCommand(_ events: inout [InputEvent]) {
    if let reply = TerminalReply(command: pending) { events.append(.reply(reply)) }
    reset()
  }

  private mutating func oldMouse(_ byte: UInt8, _ events: inout [InputEvent]) {
    pending.append(byte)
    guard pending.count == 3 else { return }
    let numbers = pending.map { Int($0) - 32 }
    reset()
    let event = MouseEvent(
      code: numbers[0], row: numbers[2] - 1, column: numbers[1] - 1, isRelease: false)
    if let event { events.append(.mouse(event)) }
  }

  /// Drops a sequence that a byte cannot belong to; the byte is taken for itself.
  private mutating func abandon(for byte: UInt8, _ events: inout [InputEvent]) {
    reset()
    ground(byte, &events)
  }

  // MARK: - Events

  private mutating func endCharacter(_ events: inout [InputEvent]) {
    for scalar in character.end() { emit(scalar, &events) }
  }

  private mutating func emit(_ scalar: Unicode.Scalar, _ events: inout [InputEvent]) {
    // C1 controls have no key of their own.
    if (0x80...0x9F).contains(scalar.value) {
      isAlt = false
    } else {
      emit(Key(.character(Character(scalar))), &events)
    }
  }

  private mutating func emit(_ key: Key, _ events: inout [InputEvent]) {
    events.append(.key(isAlt ? Key(key.code, key.modifiers.union(.alt)) : key))
    isAlt = false
  }

  // MARK: - Paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes what belongs to a paste.
  ///
  /// - Returns: The index of the first byte behind it.
  private mutating func paste(
    _ bytes: [UInt8], from start: Int, _ events: inout [InputEvent]
  ) -> Int {
    var index = start
    while index < bytes.count {
      // Only a byte that ends the mark can end the paste, so everything up to one is taken at once.
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "~")) ?? bytes.count - 1
      pending += bytes[index...end]
      index = end + 1
      guard pending.last == UInt8(ascii: "~"),
        pending.suffix(InputDecoder.pasteEnd.count).elementsEqual(InputDecoder.pasteEnd)
      else { continue }
      pending.removeLast(InputDecoder.pasteEnd.count)
      events.append(.paste(PastedText.text(of: pending)))
      reset()
      break
    }
    return index
  }
}
