import Testing

@testable import WaymarkCore

@Suite struct DirectoriesTests {
  @Test func `the defaults lie below the home folder`() {
    let folders = Directories(environment: ["HOME": "/home/a"])
    #expect(folders.database == "/home/a/.local/share/waymark/waymark.db")
    #expect(folders.configuration == "/home/a/.config/waymark")
    #expect(folders.log == "/home/a/.local/state/waymark/waymark.log")
  }

  @Test func `absolute XDG variables win and relative ones are ignored`() {
    let folders = Directories(
      environment: ["HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "relative"])
    #expect(folders.data == "/d/waymark")
    #expect(folders.state == "/h/.local/state/waymark")
  }

  @Test func `grammars are looked for in the override first and beside the program later`() {
    let environment = ["HOME": "/h", "WAYMARK_GRAMMARS": "/mine"]
    let paths = Directories(environment: environment)
      .grammarPaths(environment: environment, executable: "/opt/w/bin/waymark")
    #expect(paths.first == "/mine")
    #expect(paths.contains("/opt/w/lib/waymark/grammars"))
  }
}
