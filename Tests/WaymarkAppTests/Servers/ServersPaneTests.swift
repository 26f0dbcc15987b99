import Foundation
import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The servers pane over a real registry and a model server on this machine.
@Suite struct ServersPaneTests {
  private func open(_ size: Size = Size(rows: 24, columns: 80)) async throws -> ChatScreen {
    let chat = try await ChatScreen(size: size)
    await chat.app.press("alt-6")
    await chat.wait(for: "tiny:1b")
    return chat
  }

  /// What differs from run to run: ports and times.
  private static let masks = [("127[0-9.:…]+ +[0-9.]+ ms", "ADDRESS 0.0 ms")]

  @Test(arguments: [
    Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 15, columns: 40),
  ])
  func `servers and models fit every screen`(size: Size) async throws {
    let chat = try await open(size)
    chat.app.expectScreen("servers-\(size.columns)x\(size.rows)", masking: Self.masks)
  }

  @Test func `a server is added by a form, becomes the default and is removed and brought back`()
    async throws
  {
    let chat = try await open()
    let other = try ModelServer(models: ["other:7b"])
    await chat.app.press("a")
    await chat.type("second")
    await chat.app.press("tab")
    await chat.type(other.url)
    await chat.app.press("enter")
    await chat.wait(for: "“second” is kept.")
    await chat.app.press("j")
    await chat.wait(for: "other:7b")
    await chat.app.press("*")
    await chat.app.wait { $0.screen.contains("second  default") }
    #expect(try ServerStore(chat.database).standard()?.name == "second")
    await chat.app.press("d", "down", "enter")
    await chat.app.wait { !$0.screen.contains("second  ") }
    await chat.app.press("u")
    await chat.wait(for: "second")
  }

  @Test func `what is wrong in the form is said at its field and nothing is stored`() async throws {
    let chat = try await open()
    await chat.app.press("a")
    await chat.type("bad")
    await chat.app.press("tab")
    await chat.type("ftp://host")
    await chat.app.press("enter")
    await chat.wait(for: "!")
    #expect(try ServerStore(chat.database).list().count == 1)
    #expect(chat.app.screen.contains("Add a server"))
  }

  @Test func `a server that is gone is shown as down, with the reason`() async throws {
    let chat = try await open()
    chat.server.close()
    await chat.app.press("r")
    await chat.wait(for: "down")
    #expect(chat.app.screen.contains("box"))
  }

  @Test func `a model is pulled with progress, stopped, and pulled on`() async throws {
    let chat = try await open()
    await chat.app.press("p")
    await chat.type("new:3b")
    await chat.app.press("enter")
    await chat.wait(for: "50 % of 2.0 MB")
    await chat.app.press("x")
    await chat.wait(for: "stopped; the server keeps what it has")
    chat.server.goOn()
    await chat.app.press("R")
    await chat.wait(for: "50 % of 2.0 MB")
    chat.server.goOn()
    await chat.wait(for: "is there")
    await chat.app.press("tab", "G")
    await chat.app.wait { $0.screen.components(separatedBy: "new:3b").count > 2 }
  }

  @Test func `a model is looked at, copied, made from and deleted after a question`() async throws {
    let chat = try await open()
    await chat.app.press("tab", "enter")
    await chat.wait(for: "32,768 tokens")
    await chat.app.press("esc", "c")
    await chat.type("mine")
    await chat.app.press("enter")
    await chat.wait(for: "mine is a copy of tiny:1b.")
    await chat.app.press("n")
    await chat.type("terse")
    await chat.app.press("tab")
    await chat.type("Be brief.")
    await chat.app.press("enter")
    await chat.wait(for: "terse is made.")
    await chat.app.press("G", "d", "enter")
    await chat.wait(for: "Models on box")
    #expect(chat.app.screen.contains("terse"))
    await chat.app.press("d", "down", "enter")
    await chat.wait(for: "terse is deleted.")
  }
}
