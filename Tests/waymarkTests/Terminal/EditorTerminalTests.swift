import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// The file tree and the editor of the real program, from opening a file to finding again what a
  /// crash left.
  @Suite(.serialized) struct EditorSessions {
    private static let text = """
      The kiln is cold.
      It heats a kiln's worth of pots,
      then the kiln cools.

      """

    private func project() throws -> PreparedProject {
      let project = try PreparedProject()
      try write(project, "kiln.txt", Self.text)
      return project
    }

    private func write(_ project: PreparedProject, _ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.path)/\(name)"))
    }

    private func read(_ project: PreparedProject, _ name: String) throws -> String {
      String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: "\(project.path)/\(name)")),
        as: UTF8.self)
    }

    private func open(
      _ project: PreparedProject, _ name: String = "kiln.txt", columns: Int, rows: Int
    ) throws -> TerminalSession {
      let session = try TerminalSession(
        in: project, size: Size(rows: rows, columns: columns),
        program: [TestProgram.waymark, "edit", name])
      try session.wait(for: "The kiln is cold.")
      return session
    }

    /// What holds of every screen: a title, nothing over the edge, a line of keys.
    private func expectFrame(_ session: TerminalSession, columns: Int, rows: Int) {
      let lines = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= rows)
      #expect(lines.allSatisfy { DisplayText.width(String($0)) <= columns }, "\(session.screen)")
      #expect(!session.row(rows - 1).isEmpty, "\(session.screen)")
    }

    @Test(arguments: TerminalTests.sizes)
    func `a file is opened, typed in and saved`(columns: Int, rows: Int) throws {
      let project = try project()
      let session = try open(project, columns: columns, rows: rows)
      #expect(session.row(1).contains("kiln.txt"))
      #expect(session.cursor.isVisible)
      try session.press("down", "end")
      try session.type(" Hot!")
      try session.wait(for: "pots, Hot!")
      try session.wait(for: "● kiln.txt")
      expectFrame(session, columns: columns, rows: rows)
      try session.press("ctrl-s")
      try session.wait(until: "● kiln.txt")
      #expect(try read(project, "kiln.txt").contains("pots, Hot!\n"))
      try session.press("ctrl-w")
      #expect(try session.waitForExit().code == 0)
    }

    @Test(arguments: TerminalTests.sizes)
    func `text is found and replaced`(columns: Int, rows: Int) throws {
      let project = try project()
      let session = try open(project, columns: columns, rows: rows)
      try session.press("ctrl-r")
      try session.wait(for: "Replace")
      try session.type("kiln")
      if columns >= 80 { try session.wait(for: "1 of 3") }
      try session.press("tab")
      try session.type("oven")
      try session.wait(for: "oven")
      expectFrame(session, columns: columns, rows: rows)
      try session.press("alt-a")
      try session.wait(for: "The oven is cold.")
      try session.press("esc")
      // A notice may stand where the fields were.
      try session.wait(for: "Ctrl-S save")
      try session.press("ctrl-z")
      try session.wait(for: "The kiln is cold.")
      #expect(try read(project, "kiln.txt") == Self.text)
    }

    @Test(arguments: TerminalTests.sizes)
    func `the tree, the finder and the search lead to a file`(columns: Int, rows: Int) throws {
      let project = try project()
      let session = try TerminalSession(project, columns: columns, rows: rows)
      try session.wait(for: "Objectives")
      try session.press("3")
      try session.wait(for: "kiln.txt")
      expectFrame(session, columns: columns, rows: rows)
      try session.press("ctrl-p")
      try session.type("kln")
      try session.wait(for: "1 of")
      expectFrame(session, columns: columns, rows: rows)
      try session.press("enter")
      try session.wait(for: "The kiln is cold.")
      try session.press("alt-f")
      try session.type("heats")
      try session.wait(for: "kiln.txt:2")
      expectFrame(session, columns: columns, rows: rows)
      try session.press("enter")
      try session.wait(for: "then the kiln cools.")
      try session.wait("the cursor to be on the match") {
        session.row(session.cursor.row).contains("It heats")
      }
      try session.press("ctrl-q")
      #expect(try session.waitForExit().code == 0)
    }

    @Test(arguments: TerminalTests.sizes)
    func `what was typed before a kill is offered again`(columns: Int, rows: Int) throws {
      let project = try project()
      let first = try open(project, columns: columns, rows: rows)
      try first.paste("Lost? ")
      try first.wait(for: "Lost? The kiln")
      let folder = "\(project.home.path)/state/recovery"
      try first.wait("the journal to be written") {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.contains { name in
          let place = "\(folder)/\(name)"
          let facts = try? FileManager.default.attributesOfItem(atPath: place)
          return (facts?[.size] as? Int ?? 0) > 0
            && (try? Data(contentsOf: URL(fileURLWithPath: place)))?.range(of: Data("Lost? ".utf8))
              != nil
        }
      }
      first.signal(SIGKILL)
      #expect(try first.waitForExit().signal == SIGKILL)
      #expect(try read(project, "kiln.txt") == Self.text)

      let second = try TerminalSession(
        in: project, size: Size(rows: rows, columns: columns),
        program: [TestProgram.waymark, "edit", "kiln.txt"])
      try second.wait(for: "Recover unsaved work?")
      expectFrame(second, columns: columns, rows: rows)
      try second.press("enter")
      try second.wait(for: "Lost? The kiln")
      try second.press("ctrl-s")
      try second.wait(until: "● kiln.txt")
      #expect(try read(project, "kiln.txt") == "Lost? " + Self.text)
    }

    @Test(arguments: TerminalTests.sizes)
    func `what another program wrote is not written over without a question`(
      columns: Int, rows: Int
    ) throws {
      let project = try project()
      let session = try open(project, columns: columns, rows: rows)
      try session.type("Mine. ")
      try session.wait(for: "Mine. The kiln")
      try write(project, "kiln.txt", "Theirs.\n")
      try session.press("ctrl-s")
      try session.wait(for: "Save kiln.txt?")
      try session.wait(for: "Reload")
      expectFrame(session, columns: columns, rows: rows)
      #expect(try read(project, "kiln.txt") == "Theirs.\n")
      try session.press("esc")
      try session.wait(until: "Reload")
      try session.wait(for: "Mine. The kiln")
      #expect(try read(project, "kiln.txt") == "Theirs.\n")
    }

    @Test func `a change on disk reaches the tree and an editor without edits`() throws {
      let project = try project()
      let session = try open(project, columns: 120, rows: 40)
      try write(project, "kiln.txt", "Fired.\n")
      try session.wait(for: "Fired.")
      try session.press("alt-3")
      try session.wait(for: "kiln.txt")
      try write(project, "glaze.txt", "")
      try session.wait(for: "glaze.txt")
      try FileManager.default.removeItem(atPath: "\(project.path)/glaze.txt")
      try session.wait(until: "glaze.txt")
    }

    @Test func `open files that git ignores and files outside the project are followed`() throws {
      let project = try project()
      try write(project, ".gitignore", "ash/\n")
      try FileManager.default.createDirectory(
        atPath: "\(project.path)/ash", withIntermediateDirectories: true)
      try write(project, "ash/kiln.txt", Self.text)
      let ignored = try open(project, "ash/kiln.txt", columns: 80, rows: 24)
      try write(project, "ash/kiln.txt", "Fired.\n")
      try ignored.wait(for: "Fired.")
      let outside = try TemporaryFolder()
      try outside.write("pots.txt", Self.text)
      let session = try open(project, columns: 80, rows: 24)
      try session.press("alt-o")
      try session.type(outside.path + "/pots.txt")
      try session.press("enter")
      try session.wait(for: "pots.txt")
      try outside.write("pots.txt", "Glazed.\n")
      try session.wait(for: "Glazed.")
    }
  }
}
