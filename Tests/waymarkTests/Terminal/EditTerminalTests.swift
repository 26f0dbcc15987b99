import Foundation
import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// `waymark edit`, as other programs start it.
  @Suite(.serialized) struct Edit {
    @Test func `a file that is no text is refused with a sentence`() throws {
      let folder = try TemporaryFolder()
      let file = folder.path + "/picture.bin"
      try Data([1, 0, 2, 0, 255]).write(to: URL(fileURLWithPath: file))
      let session = try TerminalSession(
        in: PreparedProject(), program: [TestProgram.waymark, "edit", file])
      let ending = try session.waitForExit()
      #expect(ending.code == 3)
      #expect(ending.isTerminalAsBefore)
      #expect(session.screen.contains("is no text"))
    }

    @Test func `a file is edited and the program ends when it is closed`() throws {
      let folder = try TemporaryFolder()
      try folder.write("a.txt", "one\n")
      let session = try TerminalSession(
        in: PreparedProject(), program: [TestProgram.waymark, "edit", folder.path + "/a.txt"])
      try session.wait(for: "one")
      try session.type("number ")
      try session.press("ctrl-s")
      try session.wait(for: "Saved")
      try session.press("ctrl-w")
      let ending = try session.waitForExit()
      #expect(ending.code == 0)
      #expect(try folder.read("a.txt") == "number one\n")
    }
  }
}
