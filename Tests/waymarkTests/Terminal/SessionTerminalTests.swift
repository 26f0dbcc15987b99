import Foundation
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

    @Test func `open files come back where people were in them`() throws {
      let project = try PreparedProject()
      let long = (1...90).map { "line \($0)\n" }.joined()
      for (name, text) in [("one.txt", long), ("two.txt", "the other\n")] {
        try text.write(toFile: "\(project.path)/\(name)", atomically: true, encoding: .utf8)
      }
      let size = Size(rows: 24, columns: 80)
      let first = try TerminalSession(in: project, size: size)
      try first.wait(for: "Objectives")
      for name in ["one.txt", "two.txt", "one.txt:70:3"] {
        try first.press("alt-5", "alt-o")
        try first.wait(for: "path")
        try first.type(name)
        try first.press("enter")
        try first.wait(for: name.split(separator: ":").first.map(String.init) ?? "")
      }
      try first.wait(for: "70:3")
      try first.press("ctrl-q")
      #expect(try first.waitForExit().code == 0)
      let second = try TerminalSession(in: project, size: size)
      try second.wait(for: "70:3")
      #expect(second.screen.contains("line 70"))
      try second.press("ctrl-b")
      try second.wait(for: "two.txt")
      try second.press("esc")
      try second.wait("the list to go") { !second.screen.contains("Open files") }
      try second.press("ctrl-q")
      #expect(try second.waitForExit().code == 0)
    }
  }
}
