import Testing
import WaymarkTerminal
import WaymarkTestSupport

#if canImport(Glibc)
  import Glibc
#endif

extension TerminalTests {
  /// However the program ends, the shell gets its terminal back.
  @Suite(.serialized) struct Leaving {
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal to end leaves a clean terminal`(signal: Int32) throws {
      let session = try TerminalSession(PreparedProject())
      try session.wait(for: "Invoices")
      #expect(!session.modes.isEmpty)
      session.signal(signal)
      let ending = try session.waitForExit()
      #expect(ending.isTerminalAsBefore)
      #expect(ending.modesLeftOn == [])
      #expect(session.cursor.isVisible)
      #expect(!session.isAlternateScreen)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL])
    func `a crash leaves a clean terminal and says so`(signal: Int32) throws {
      let project = try PreparedProject()
      let session = try TerminalSession(project)
      try session.wait(for: "Invoices")
      // Another thread may take the signal while the first frame is still being written.
      try session.settle()
      session.signal(signal)
      let ending = try session.waitForExit()
      #expect(ending.signal == signal)
      #expect(ending.isTerminalAsBefore)
      #expect(ending.modesLeftOn == [])
      #expect(session.cursor.isVisible)
      #expect(!session.isAlternateScreen)
      #expect(session.screen.contains("waymark: crashed; the terminal has been restored"))
      #expect(session.screen.contains("waymark: the report is in "))
      let report = try project.home.read("state/crash.txt")
      #expect(report.hasPrefix("waymark ended by signal \(signal < 10 ? "0" : "")\(signal)\n"))
      #expect(report.split(separator: "\n").count > 2)
    }

    @Test func `an editor gets the terminal and gives it back`() throws {
      let project = try PreparedProject()
      try project.home.write(
        "editor", "#!/bin/sh\necho EDITOR \"$(basename \"$1\")\"; read answer\n")
      let editor = project.home.path + "/editor"
      chmod(editor, 0o755)
      let session = try TerminalSession(project, variables: ["EDITOR": editor])
      try session.wait(for: "Invoices")
      #expect(session.title == "acme · Waymark")
      try session.press("alt-3")
      // The plan's name stands on the dashboard as well, so the folder tells that the tree is there.
      try session.wait(for: "▸ src/")
      try session.press("end", "e")
      try session.wait(for: "EDITOR MASTER_PLAN.md")
      #expect(!session.isAlternateScreen && session.cursor.isVisible)
      #expect(session.modes == [])
      try session.press("enter")
      try session.wait("the screen to come back") { session.isAlternateScreen }
      try session.wait(for: "MASTER_PLAN.md")
      #expect(session.modes.contains("bracketed paste"))
    }

    @Test func `ctrl-z gives the terminal to the shell and fg takes it back`() throws {
      let session = try TerminalSession(
        in: PreparedProject(), program: ["/bin/bash", "--norc", "--noprofile"],
        variables: ["PS1": "shell> "])
      try session.wait(for: "shell>")
      try session.type("\(TestProgram.waymark) .\r")
      try session.wait(for: "Invoices")
      try session.expectScreen("dashboard-80x24")
      try session.press("ctrl-z")
      try session.wait(for: "Stopped")
      #expect(!session.isAlternateScreen)
      #expect(session.cursor.isVisible)
      #expect(session.modes.filter { $0 != "bracketed paste" } == [])
      try session.type("fg\r")
      try session.wait(for: "Invoices")
      try session.expectScreen("dashboard-80x24")
      try session.press("j", "enter")
      try session.wait(for: "class InvoiceParser:")
      try session.press("esc")
      try session.wait(for: "Gaps")
      try session.press("q")
      try session.wait("the shell") { session.row(session.cursor.row).hasPrefix("shell>") }
      #expect(!session.isAlternateScreen)
    }
  }
}
