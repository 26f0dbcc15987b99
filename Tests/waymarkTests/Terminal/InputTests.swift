import Testing
import WaymarkTerminal
import WaymarkTestSupport

#if canImport(Glibc)
  import Glibc
#endif

extension TerminalTests {
  /// Mouse, paste, and what terminals offer beyond the usual.
  @Suite(.serialized) struct Input {
    private let session: TerminalSession

    init() throws {
      session = try TerminalSession(PreparedProject())
      try session.wait(for: "Invoices")
      try session.wait("the modes") { session.modes.contains("SGR mouse") }
    }

    @Test func `a click selects a tab, a section and a row, two open it`() throws {
      try session.click(on: "2 Chat")
      try session.wait(for: "New thread")
      try session.click(on: "1 Dashboard")
      try session.wait(for: "Verify: Send reminders")
      try session.click(on: "Verify: Send reminders")
      try session.wait(for: "▌Next")
      try session.click(on: "Read invoices from CSV", times: 2)
      try session.wait(for: "▌Evidence")
      try session.wait(for: "class InvoiceParser:")
    }

    @Test func `a click on the mark of an objective opens and closes it`() throws {
      try session.click(on: "▸ ✓ Read invoices")
      try session.wait(for: "Parse the CSV")
      try session.click(on: "▾ ✓ Read invoices")
      try session.wait(until: "Parse the CSV")
    }

    @Test func `the wheel moves in what lies under the pointer`() throws {
      try session.wheel(down: true, row: 21, column: 10)
      try session.wait(for: "↑")
      try session.wheel(down: false, row: 21, column: 10)
      try session.wait(until: "↑")
    }

    @Test func `a paste is no command, however long it is`() throws {
      try session.paste(String(repeating: "q\rR2?\u{1B}[A", count: 1_000_000))
      try session.press("2")
      try session.wait(for: "New thread")
      #expect(!session.screen.contains("Keys"))
    }

    @Test func `the keyboard protocol is used where it is spoken, and left`() throws {
      try session.answer("\u{1B}[?0u")
      try session.wait("the protocol") { session.modes.contains("keyboard protocol") }
      try session.press("j", "enter")
      try session.wait(for: "▌Evidence")
      try session.answer("\u{1B}[27u")
      try session.wait(for: "Gaps")
      try session.answer("\u{1B}[113u")
      let ending = try session.waitForExit()
      #expect(ending.code == 0)
      #expect(ending.modesLeftOn == [])
    }

    @Test func `a crash leaves the keyboard protocol too`() throws {
      try session.answer("\u{1B}[?0u")
      try session.wait("the protocol") { session.modes.contains("keyboard protocol") }
      session.signal(SIGSEGV)
      #expect(try session.waitForExit().modesLeftOn == [])
    }

    @Test func `large frames are held together where the terminal can do it`() throws {
      try session.settle()
      var start = session.output.count
      try session.press("ctrl-l")
      try session.settle()
      #expect(!session.hasPrinted("\u{1B}[?2026h", since: start))
      try session.answer("\u{1B}[?2026;2$y")
      start = session.output.count
      try session.press("ctrl-l")
      try session.wait("the end of a frame") {
        session.hasPrinted("\u{1B}[?2026h", since: start)
          && session.hasPrinted("\u{1B}[?2026l", since: start)
      }
    }

    @Test func `answers of the terminal are never typed`() throws {
      try session.settle()
      let before = session.screen
      try session.answer(
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c\u{1B}[?2026;0$y\u{1B}[I")
      try session.settle()
      #expect(session.screen == before)
    }

    @Test func `an Escape alone works at once and with Alt it is another key`() throws {
      try session.press("?")
      try session.wait(for: "In lists")
      try session.press("esc")
      try session.wait(until: "In lists")
      try session.press("alt-2")
      try session.wait(for: "New thread")
    }
  }
}
