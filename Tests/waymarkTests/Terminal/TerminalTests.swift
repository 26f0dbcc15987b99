import Testing
import WaymarkTerminal
import WaymarkTestSupport

/// The real program on a real pseudo terminal, one at a time.
@Suite(.serialized) struct TerminalTests {}

extension TerminalTests {
  @Suite(.serialized) struct Dashboard {
    @Test(arguments: [(120, 40), (80, 24), (40, 15)])
    func `the dashboard opens on the last analysis`(columns: Int, rows: Int) throws {
      let project = try PreparedProject()
      let session = try TerminalSession(
        in: project.path, size: Size(rows: rows, columns: columns), home: project.home)
      try session.wait(for: "Objectives")
      try session.expectScreen("dashboard-\(columns)x\(rows)")
      try session.press("q")
      #expect(try session.waitForExit().code == 0)
    }
  }
}
