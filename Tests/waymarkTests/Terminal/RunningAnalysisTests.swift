import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// An analysis that is held up, so that a test can look at the screen meanwhile.
  @Suite(.serialized) struct RunningAnalysis {
    private let project: PreparedProject
    private let gate: Gate
    private let session: TerminalSession

    /// A `git` that waits before it lists files until the test opens the gate or is over.
    private struct Gate {
      let folder: TemporaryFolder

      init() throws {
        folder = try TemporaryFolder()
        try folder.write(
          "git",
          """
          #!/bin/sh
          case "$*" in *ls-files*)
            while [ -d "\(folder.path)" ] && [ ! -e "\(folder.path)/open" ]; do sleep 0.01; done
          esac
          PATH="${PATH#*:}" exec git "$@"
          """)
        try folder.makeExecutable("git")
      }

      func open() throws { try folder.write("open", "") }
    }

    init() throws {
      project = try PreparedProject()
      gate = try Gate()
      session = try TerminalSession(
        project, variables: ["PATH": gate.folder.path + ":/usr/local/bin:/usr/bin:/bin"])
      try session.wait(for: "Invoices")
      try session.press("R")
      try session.wait(for: "Scanning")
    }

    @Test func `keys work while it runs, and the result replaces the last one`() throws {
      try session.press("j", "enter")
      try session.wait(for: "class InvoiceParser:")
      try session.press("esc")
      try session.wait(for: "Gaps")
      try session.press("2")
      try session.wait(for: "New thread")
      try session.press("alt-1")
      try session.wait(for: "analysed 3 days ago")
      try gate.open()
      try session.wait(for: "analysed just now")
    }

    @Test func `escape cancels it and the last result stands`() throws {
      try session.press("esc")
      try session.wait(for: "the last result stands")
      #expect(session.screen.contains("analysed 3 days ago"))
    }

    @Test func `a resize while it runs keeps the progress in the last line`() throws {
      session.resize(to: Size(rows: 15, columns: 40))
      try session.wait("the narrow form") { session.row(14).contains("Scanning") }
      #expect(session.row(0).hasSuffix("5  6"))
    }

    @Test func `quitting while it runs ends at once and closes the run`() throws {
      try session.press("q")
      #expect(try session.waitForExit().code == 0)
      let again = try TerminalSession(project)
      try again.wait(for: "analysed 3 days ago")
    }
  }
}
