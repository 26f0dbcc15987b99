import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// Terminals and environments other than the usual ones.
  @Suite(.serialized) struct Environment {
    @Test func `without a terminal a sentence says what to use instead`() throws {
      let project = try PreparedProject()
      let outcome = try Command.run(
        TestProgram.waymark, ["."], in: project.path,
        environment: ["WAYMARK_HOME": project.home.path])
      #expect(outcome.status == 3)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("`waymark analyze`"))
    }

    @Test(arguments: ["dumb", "unknown", "no-such-terminal", ""])
    func `a terminal that cannot place its cursor is refused`(term: String) throws {
      let session = try TerminalSession(PreparedProject(), variables: ["TERM": term])
      let ending = try session.waitForExit()
      #expect(ending.code == 3)
      #expect(ending.isTerminalAsBefore)
      #expect(session.screen.contains("TERM=xterm-256color"))
    }

    @Test func `colour is used, and not with NO_COLOR`() throws {
      let project = try PreparedProject()
      let colored = try TerminalSession(project)
      try colored.wait(for: "Invoices")
      #expect(colored.styledScreen.legend.contains("color"))
      let plain = try TerminalSession(project, variables: ["NO_COLOR": "1"])
      try plain.wait(for: "Invoices")
      #expect(!plain.styledScreen.legend.contains("color"))
      #expect(plain.styledScreen.legend.contains("reverse"))
    }

    @Test func `ambiguous characters take two columns where the settings say so`() throws {
      // Lines and signs are ambiguous as well, so that none are drawn then.
      let signs = ["─", "│", "╭", "█", "▾"]
      func column(settings: String, drawsSigns: Bool) throws -> Int {
        let project = try PreparedProject()
        try Data("§§§§ x\n".utf8).write(to: URL(fileURLWithPath: "\(project.path)/wide.txt"))
        let folder = URL(fileURLWithPath: "\(project.home.path)/config")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(settings.utf8).write(to: folder.appending(path: "config.toml"))
        let session = try TerminalSession(project)
        try session.wait("the dashboard as the settings have it") {
          let screen = session.screen
          return screen.contains("Invoices") && signs.contains { screen.contains($0) } == drawsSigns
        }
        try session.press("alt-5", "alt-o")
        try session.type("wide.txt")
        try session.press("enter")
        try session.wait(for: "§")
        try session.press("end")
        try session.settle()
        let place = session.cursor.column
        try session.press("ctrl-q")
        #expect(try session.waitForExit().code == 0)
        return place
      }
      let narrow = try column(settings: "", drawsSigns: true)
      let wide = try column(settings: "ambiguous-width = 2\n", drawsSigns: false)
      #expect(wide == narrow + 4)
    }

    @Test(arguments: ["C", "POSIX", "en_US.ISO-8859-1"])
    func `a locale without UTF-8 still draws it`(locale: String) throws {
      let session = try TerminalSession(PreparedProject(), variables: ["LC_ALL": locale])
      try session.wait(for: "Invoices")
      try session.expectScreen("dashboard-80x24")
    }

    @Test(arguments: [
      "xterm", "screen", "screen-256color", "tmux", "tmux-256color", "linux", "vt100", "vt220",
      "kitty", "alacritty", "putty-256color", "xterm-direct",
    ])
    func `every usual terminal shows the same words`(term: String) throws {
      let session = try TerminalSession(PreparedProject(), variables: ["TERM": term])
      try session.wait(for: "Invoices")
      try session.expectScreen("dashboard-80x24")
    }
  }
}
