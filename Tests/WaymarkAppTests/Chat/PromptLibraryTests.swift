import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

/// The library of prompts above the chat.
@Suite struct PromptLibraryTests {
  @Test func `a prompt is written, changed, compared, and an old version taken back`() async throws
  {
    let chat = try await ChatScreen()
    await chat.app.press("ctrl-p")
    await chat.wait(for: "No prompt yet")
    await chat.app.press("n")
    await chat.type("review")
    await chat.app.press("tab")
    await chat.type("Review it")
    await chat.app.press("ctrl-s")
    await chat.wait(for: "v1")
    await chat.app.press("e")
    await chat.type(" well")
    await chat.app.press("ctrl-s")
    await chat.wait(for: "v2")
    await chat.app.press("v")
    await chat.wait(for: "+ Review it well")
    #expect(chat.app.screen.contains("- Review it"))
    await chat.app.press("down", "enter")
    await chat.wait(for: "v3")
    let store = PromptStore(chat.database)
    #expect(try store.find(named: "review").text == "Review it")
    #expect(try store.versions(of: store.find(named: "review")).count == 3)
    await chat.app.press("d")
    await chat.wait(for: "No prompt yet")
    await chat.app.press("u")
    await chat.wait(for: "v3")
  }

  @Test func `a name that is taken is refused where it was written`() async throws {
    let chat = try await ChatScreen()
    _ = try PromptStore(chat.database).add(name: "review", text: "x")
    await chat.app.press("ctrl-p")
    await chat.wait(for: "review")
    await chat.app.press("n")
    await chat.type("review")
    await chat.app.press("tab")
    await chat.type("y")
    await chat.app.press("ctrl-s")
    await chat.wait(for: "A prompt is called “review” already.")
  }

  @Test func `a prompt goes into the message with its values`() async throws {
    let chat = try await ChatScreen()
    _ = try PromptStore(chat.database).add(
      name: "explain", text: "Explain {{what}} to {{who=a friend}}.")
    await chat.app.press("ctrl-p")
    await chat.wait(for: "Explain {{what}}")
    await chat.app.press("enter")
    await chat.wait(for: "a friend")
    await chat.type("recursion")
    await chat.app.press("enter")
    await chat.wait(for: "> Explain recursion to a friend.")
  }

  @Test(arguments: [
    Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 15, columns: 40),
  ])
  func `a prompt runs on two models side by side and is judged`(size: Size) async throws {
    let chat = try await ChatScreen(.init("from the **first**"), size: size)
    let second = try ModelServer(replies: [.init("from the *second*")])
    _ = try ServerStore(chat.database).add(name: "second", url: second.url)
    _ = try PromptStore(chat.database).add(name: "greet", text: "Say hello")
    await chat.app.press("ctrl-p")
    await chat.wait(for: "greet")
    await chat.app.press("t")
    await chat.wait(for: "On which models?")
    await chat.app.press("space", "down", "space", "enter")
    await chat.app.wait { app in
      guard app.screen.contains("from the first") else { return false }
      return size.columns < 80 || app.screen.contains("from the second")
    }
    let store = PromptStore(chat.database)
    while try store.runs(of: store.find(named: "greet")).count < 2 { await Task.yield() }
    await chat.app.wait { !$0.screen.contains("running") }
    await chat.app.press("tab", "g")
    await chat.wait(for: "good")
    #expect(chat.app.screen.contains("from the second"))
    let runs = try store.runs(of: store.find(named: "greet"))
    #expect(Set(runs.map(\.output)) == ["from the **first**", "from the *second*"])
    #expect(runs.first { $0.server == "second" }?.verdict == "good")
    chat.app.expectScreen(
      "trial-\(size.columns)x\(size.rows)", masking: ChatThreadTests.times)
  }
}
