import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The command table against the application.
@Suite struct CommandTests {
  private func app() async -> AppDriver {
    await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: 40, columns: 120))
  }

  @Test func `every command has a key in its context`() {
    for command in Command.all {
      #expect(!Keymap.builtIn.keys(of: command).isEmpty, "\(command.id) has no key")
    }
  }

  @Test func `a command that cannot be given says why`() async {
    let app = await app()
    await app.press("esc")
    #expect(app.row(-1).contains("Nothing is running."))
    await app.press("tab", "space")
    #expect(app.row(-1).contains("Only objectives can be opened and closed."))
  }

  @Test func `tabs without content say what they are for`() async {
    let app = await app()
    for (key, word) in [
      ("2", "models"), ("alt-3", "files"), ("4", "no repository"), ("alt-5", "edit"),
      ("6", "servers"),
    ] {
      await app.press(key)
      #expect(app.screen.contains(word))
    }
    await app.press("[")
    #expect(app.screen.contains("No file is open"))
    await app.press("]", "]")
    #expect(app.screen.contains("Objectives"))
    await app.press("2")
    app.expectScreen("tab-chat")
  }

  @Test func `quit, suspend and redraw are asked of the loop`() async {
    let app = await app()
    await app.press("ctrl-z", "ctrl-l", "q")
    #expect(app.requests == [.suspend, .redraw, .quit])
  }

  @Test func `the status line names keys that work here`() async {
    let app = await app()
    for keys in [[], ["enter"], ["esc", "?"], ["esc", "2"]] as [[String]] {
      for key in keys { await app.press(key) }
      #expect(!app.row(-1).allSatisfy { $0 == " " })
      #expect(app.row(-1).contains("help") || app.row(-1).contains("close"))
    }
  }
}
