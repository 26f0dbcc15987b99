import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// A shell in the next pane drives the Waymark that runs.
  @Suite(.serialized) struct Companion {
    @Test func `a file, an objective and a gap are shown from outside`() throws {
      let project = try PreparedProject()
      let session = try TerminalSession(
        in: project, size: Size(rows: 24, columns: 80))
      try session.wait(for: "Objectives")
      let key = "invoices"
      // The socket opens after the first paint.
      try session.wait("the program to hear") {
        (try? project.run("show", "gap", "1", "--project", project.path))?.status == 0
      }
      try session.wait(for: "gap:")
      #expect(try project.run("open", "\(project.path)/MASTER_PLAN.md:3").status == 0)
      try session.wait(for: "3:1")
      #expect(session.row(1).contains("MASTER_PLAN.md"))
      let refused = try project.run("show", "objective", "no-\(key)", "--project", project.path)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("no objective"))
      try session.press("ctrl-w")
      try session.wait(for: "No file is open")
      try session.press("q")
      #expect(try session.waitForExit().code == 0)
    }

    @Test func `what changed is shown from outside`() throws {
      let project = try PreparedProject()
      let plan = "\(project.path)/MASTER_PLAN.md"
      let text = try String(contentsOfFile: plan, encoding: .utf8)
      try Data((text + "\n- [ ] Send a letter\n").utf8).write(to: URL(fileURLWithPath: plan))
      let session = try TerminalSession(in: project, size: Size(rows: 40, columns: 120))
      try session.wait(for: "Objectives")
      // The socket opens after the first paint.
      try session.wait("the program to hear") {
        (try? project.run("show", "diff", plan, "--project", project.path))?.status == 0
      }
      try session.wait(for: "+- [ ] Send a letter")
      #expect(session.row(0).contains("4 Git"))
      #expect(
        try project.run("show", "diff", "\(project.path)/src/none.py", "--project", project.path)
          .status == 0)
      try session.wait(for: "Nothing has changed in src/none.py.")
      try session.press("1")
      try session.wait(for: "Objectives")
      #expect(try project.run("show", "diff", "--project", project.path).status == 0)
      try session.wait(for: "Changed 1")
      try session.press("q")
      #expect(try session.waitForExit().code == 0)
    }

    @Test func `without a Waymark they say so`() throws {
      let project = try PreparedProject()
      let outcome = try project.run("show", "gap", "1", "--project", project.path)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("No Waymark runs on"))
    }
  }
}
