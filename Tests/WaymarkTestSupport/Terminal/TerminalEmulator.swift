internal import CVterm
internal import WaymarkTerminal

/// A terminal in memory: takes what a program prints and knows what a person would see.
///
/// It is libvterm, so that a screen in a test is the opinion of a terminal and not our own.
final class TerminalEmulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private let state: UnsafeMutablePointer<State>

  /// What the terminal tells through callbacks.
  private struct State {
    var replies: [UInt8] = []
    var isAlternate = false
    var isCursorVisible = true
    var mouseMode = 0
    var title = ""
  }

  private(set) var size: Size

  init(_ size: Size) {
    self.size = size
    terminal = vterm_new(Int32(size.rows), Int32(size.columns))
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    vterm_screen_enable_altscreen(screen, 1)
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let state = user?.assumingMemoryBound(to: State.self) else { return 0 }
      switch property {
      case VTERM_PROP_ALTSCREEN: state.pointee.isAlternate = value.pointee.boolean != 0
      case VTERM_PROP_CURSORVISIBLE: state.pointee.isCursorVisible = value.pointee.boolean != 0
      case VTERM_PROP_MOUSE: state.pointee.mouseMode = Int(value.pointee.number)
      case VTERM_PROP_TITLE:
        state.pointee.title = value.pointee.string.map { String(cString: $0) } ?? ""
      default: break
      }
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, state)
    vterm_output_set_callback(
      terminal,
      { bytes, length, user in
        guard let bytes, let state = user?.assumingMemoryBound(to: State.self) else { return }
        UnsafeRawBufferPointer(start: bytes, count: length).withMemoryRebound(to: UInt8.self) {
          state.pointee.replies.append(contentsOf: $0)
        }
      }, state)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Whether the alternate screen is shown.
  var isAlternate: Bool { state.pointee.isAlternate }
  var isCursorVisible: Bool { state.pointee.isCursorVisible }
  /// Whether the program asked for reports of the mouse.
  var wantsMouse: Bool { state.pointee.mouseMode != 0 }
  /// The title of the window.
  var title: String { state.pointee.title }

  /// Where the cursor stands, counted from 0.
  var cursor: (row: Int, column: Int) {
    var place = VTermPos(row: 0, col: 0)
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place)
    return (Int(place.row), Int(place.col))
  }

  /// Takes what a program printed.
  func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      _ = vterm_input_write(
        terminal, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  func resize(to size: Size) {
    self.size = size
    vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
  }

  /// What the terminal sends to the program since the last call: answers, keys, the mouse.
  func takeReplies() -> [UInt8] {
    defer { state.pointee.replies = [] }
    return state.pointee.replies
  }

  /// The bytes that the terminal sends for a key, given the modes that are on now.
  func bytes(of key: Key) -> [UInt8] {
    var modifiers: UInt32 = 0
    if key.modifiers.contains(.shift) { modifiers |= VTERM_MOD_SHIFT.rawValue }
    if key.modifiers.contains(.alt) { modifiers |= VTERM_MOD_ALT.rawValue }
    if key.modifiers.contains(.control) { modifiers |= VTERM_MOD_CTRL.rawValue }
    let modifier = VTermModifier(rawValue: modifiers)
    let earlier = takeReplies()
    if case .character(let character) = key.code {
      for scalar in character.unicodeScalars {
        vterm_keyboard_unichar(terminal, scalar.value, modifier)
      }
    } else {
      vterm_keyboard_key(terminal, VTermKey(rawValue: TerminalEmulator.code(of: key)), modifier)
    }
    let bytes = takeReplies()
    state.pointee.replies = earlier
    return bytes
  }

  /// The bytes that the terminal sends when a text is pasted.
  func bytes(ofPaste text: String) -> [UInt8] {
    let earlier = takeReplies()
    vterm_keyboard_start_paste(terminal)
    let start = takeReplies()
    vterm_keyboard_end_paste(terminal)
    let end = takeReplies()
    state.pointee.replies = earlier
    return start + Array(text.utf8) + end
  }

  /// The bytes that the terminal sends for a press and a release of a button in a cell; 4 and 5 are
  /// the wheel.
  func bytes(ofButton button: Int, row: Int, column: Int) -> [UInt8] {
    let earlier = takeReplies()
    vterm_mouse_move(terminal, Int32(row), Int32(column), VTERM_MOD_NONE)
    vterm_mouse_button(terminal, Int32(button), true, VTERM_MOD_NONE)
    vterm_mouse_button(terminal, Int32(button), false, VTERM_MOD_NONE)
    let bytes = takeReplies()
    state.pointee.replies = earlier
    return bytes
  }

  /// The character and the look of a cell; the second column of a wide character is empty.
  func cell(row: Int, column: Int) -> (character: String, look: String) {
    let cell = wv_cell_at(screen, Int32(row), Int32(column))
    let scalars = withUnsafeBytes(of: cell.scalars) { Array($0.bindMemory(to: UInt32.self)) }
    guard scalars.first != .max else { return ("", TerminalEmulator.look(of: cell)) }
    let text = scalars.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
    let character = text.isEmpty ? " " : String(String.UnicodeScalarView(text))
    return (character, TerminalEmulator.look(of: cell))
  }

  private static func look(of cell: wv_cell) -> String {
    var words: [String] = []
    if cell.foreground >= 0 { words.append(color(cell.foreground)) }
    if cell.background >= 0 { words.append("on " + color(cell.background)) }
    let attributes = [
      (cell.bold, "bold"), (cell.italic, "italic"), (cell.underline, "underline"),
      (cell.reverse, "reverse"), (cell.blink, "blink"), (cell.strike, "strike"),
    ]
    return (words + attributes.filter(\.0).map(\.1)).joined(separator: " ")
  }

  private static func color(_ value: Int32) -> String {
    guard value >= 0x1000000 else { return "color \(value)" }
    let digits = String(value & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func code(of key: Key) -> UInt32 {
    switch key.code {
    case .enter: VTERM_KEY_ENTER.rawValue
    case .tab: VTERM_KEY_TAB.rawValue
    case .backspace: VTERM_KEY_BACKSPACE.rawValue
    case .escape: VTERM_KEY_ESCAPE.rawValue
    case .up: VTERM_KEY_UP.rawValue
    case .down: VTERM_KEY_DOWN.rawValue
    case .left: VTERM_KEY_LEFT.rawValue
    case .right: VTERM_KEY_RIGHT.rawValue
    case .insert: VTERM_KEY_INS.rawValue
    case .delete: VTERM_KEY_DEL.rawValue
    case .home: VTERM_KEY_HOME.rawValue
    case .end: VTERM_KEY_END.rawValue
    case .pageUp: VTERM_KEY_PAGEUP.rawValue
    case .pageDown: VTERM_KEY_PAGEDOWN.rawValue
    case .function(let number): VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)
    case .character: VTERM_KEY_NONE.rawValue
    }
  }
}
