import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  @Suite(.serialized) struct Sessions {
    @Test func `where people were comes back at the next start`() throws {
      let project = try PreparedProject()
      let size = Size(rows: 30, columns: 120)
      let first = try TerminalSession(in: project, size: size)
      try first.wait(for: "Objectives")
      try first.press("|", "ctrl-o")
      try first.wait(for: "New thread")
      try first.wait("the focus on the other pane") { !first.row(-1).contains("evidence") }
      try first.settle()
      let screen = first.screen
      try first.press("ctrl-q")
      #expect(try first.waitForExit().code == 0)
      let second = try TerminalSession(in: project, size: size)
      try second.wait("the same screen") { second.screen == screen }
      try second.press("ctrl-q")
      #expect(try second.waitForExit().code == 0)
    }
  }
}
