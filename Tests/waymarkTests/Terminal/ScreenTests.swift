import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// What a person sees and does, from start to quit.
  @Suite(.serialized) struct Screens {
    @Test(arguments: TerminalTests.sizes)
    func `the dashboard opens on the last analysis and q leaves it`(
      columns: Int, rows: Int
    ) throws {
      let session = try TerminalSession(PreparedProject(), columns: columns, rows: rows)
      try session.wait(for: "Invoices")
      try session.expectScreen("dashboard-\(columns)x\(rows)")
      #expect(session.isAlternateScreen)
      #expect(!session.cursor.isVisible)
      try session.press("q")
      let ending = try session.waitForExit()
      #expect(ending.code == 0)
      #expect(ending.isTerminalAsBefore)
      #expect(ending.modesLeftOn == [])
      #expect(!session.isAlternateScreen)
    }

    @Test func `enter opens the evidence with its source and escape goes back`() throws {
      let session = try TerminalSession(PreparedProject())
      try session.wait(for: "Invoices")
      try session.press("j", "enter")
      try session.wait(for: "class InvoiceParser:")
      try session.expectScreen("evidence-80x24")
      try session.press("esc")
      try session.wait(for: "Gaps")
    }

    @Test func `a directory is registered by one key and analysed`() throws {
      let project = try PreparedProject(isAnalysed: false)
      let session = try TerminalSession(project)
      try session.wait(for: "This directory is not a project yet")
      try session.press("y")
      try session.wait(for: "analysed just now")
      try session.wait(for: "Objectives")
      try session.press("q")
      #expect(try session.waitForExit().code == 0)
      let again = try TerminalSession(project)
      try again.wait(for: "analysed just now")
    }

    @Test func `a resize takes the new size at once`() throws {
      let session = try TerminalSession(PreparedProject())
      try session.wait(for: "Invoices")
      session.resize(to: Size(rows: 15, columns: 40))
      try session.expectScreen("dashboard-40x15")
      session.resize(to: Size(rows: 1, columns: 1))
      session.resize(to: Size(rows: 200, columns: 500))
      for rows in 10..<110 { session.resize(to: Size(rows: rows, columns: 2 * rows)) }
      session.resize(to: Size(rows: 24, columns: 80))
      try session.expectScreen("dashboard-80x24")
    }

    @Test func `a redraw repairs what something else wrote on the screen`() throws {
      let session = try TerminalSession(PreparedProject())
      try session.wait(for: "Invoices")
      try session.settle()
      let before = session.screen
      session.scribble("\u{1B}[5;5H*** a message from root ***")
      #expect(session.screen != before)
      try session.press("ctrl-l")
      try session.wait("the screen to be repaired") { session.screen == before }
    }
  }
}
