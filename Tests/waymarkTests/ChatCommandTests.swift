import Foundation
import Testing
import WaymarkTestSupport

/// `ask`, `servers`, `models`, `threads` and `prompts` against a server on this machine.
@Suite struct ChatCommandTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @discardableResult
  private func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(
      TestProgram.waymark, arguments, in: home.path,
      environment: ["WAYMARK_HOME": home.path, "NO_COLOR": "1"])
  }

  @Test func `ask streams the reply and a follow-up sends the whole conversation`() throws {
    let server = try ModelServer(replies: [.init("Four, of course."), .init("Six.")])
    try run("servers", "add", "box", server.url)
    let first = try run("ask", "What is 2+2?")
    #expect(first.status == 0)
    #expect(first.output == "Four, of course.\n")
    #expect(try run("ask", "--last", "And 3+3?").output == "Six.\n")
    #expect(server.conversations.last == ["What is 2+2?", "Four, of course.", "And 3+3?"])
    #expect(try run("threads", "list").output.contains("What is 2+2?"))
    #expect(try run("threads", "search", "course").output.contains("Four, of course."))
  }

  @Test func `a thread is printed without asking, also by itself in a pipe`() throws {
    let server = try ModelServer(replies: [.init("Four, of course.")])
    try run("servers", "add", "box", server.url)
    try run("ask", "What is 2+2?")
    let last = try run("ask", "--last", "--show")
    #expect(last.status == 0)
    #expect(last.output == (try run("threads", "show", "1").output))
    #expect(try run("ask", "--thread", "1", "--show", "--format", "json").output.contains("Four"))
    #expect(try run("ask", "--thread", "1", "--show", "More?").status == 2)
    #expect(server.conversations.count == 1)
  }

  @Test func `settings say what is left out when a thread is full`() throws {
    let server = try ModelServer(replies: [.init("one"), .init("two")])
    try run("servers", "add", "box", server.url)
    try run("ask", "--context", "8192", String(repeating: "text ", count: 6400))
    let long = String(repeating: "word ", count: 390)
    let refused = try run("ask", "--last", long)
    #expect(refused.errors.contains("nothing was sent"))
    try home.write("config/config.toml", "[chat]\nwhen-full = \"drop-oldest\"\n")
    let sent = try run("ask", "--last", long)
    #expect(sent.status == 0)
    #expect(sent.errors.contains("Left out the oldest 2 messages"))
    #expect(server.conversations.last?.count == 1)
  }

  @Test func `a reply that was cut off is kept and continued`() throws {
    let server = try ModelServer(replies: [
      .init("one two three four", fault: .cut), .init(" and the rest"),
    ])
    try run("servers", "add", "box", server.url)
    let cut = try run("ask", "Count")
    #expect(cut.status == 3)
    #expect(cut.output == "one two\n")
    #expect(cut.errors.contains("closed the connection in the middle"))
    #expect(cut.errors.contains("--thread 1 --continue"))
    #expect(try run("ask", "--thread", "1", "--continue").status == 0)
    #expect(try run("threads", "show", "1").output.contains("one two and the rest"))
  }

  @Test func `an exported thread comes back with all its messages`() throws {
    let server = try ModelServer(replies: [.init("# Answer\n\n- one\n- two")])
    try run("servers", "add", "box", server.url)
    try run("ask", "List them")
    for format in ["json", "markdown"] {
      let file = home.path + "/thread.\(format)"
      #expect(
        try run("threads", "export", "1", "--format", format, "--output", file).status == 0)
      #expect(try run("threads", "import", file).output.contains("2 messages"))
    }
    let texts = try (1...3).map { try run("threads", "show", "\($0)").output }
    #expect(texts[1] == texts[0])
    #expect(texts[2] == texts[0])
  }

  @Test func `models are listed, copied and deleted, and a missing one is named`() throws {
    let server = try ModelServer()
    try run("servers", "add", "box", server.url)
    #expect(try run("models").output.contains("tiny:1b  1.2 GB  1.2B  Q4_K_M  tiny"))
    try run("models", "copy", "tiny:1b", "mine")
    #expect(try run("models").output.contains("mine"))
    #expect(try run("models", "delete", "mine", "--yes").status == 0)
    let missing = try run("models", "show", "nothing:7b")
    #expect(missing.status != 0)
    #expect(missing.errors.contains("box has no model “nothing:7b”"))
  }

  @Test func `escape sequences of a model do not reach standard output`() throws {
    let server = try ModelServer(replies: [.init("before after", fault: .escapes)])
    try run("servers", "add", "box", server.url)
    let outcome = try run("ask", "Hi")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!outcome.output.contains("\u{202E}"))
    #expect(outcome.output.contains("␛[31mred"))
  }

  @Test func `a prompt keeps its versions and asks with its values put in`() throws {
    let server = try ModelServer(replies: [.init("Fine.")])
    try run("servers", "add", "box", server.url)
    try run("prompts", "add", "review", "--text", "Review {{code}} as {{who=a friend}}")
    try run("prompts", "edit", "review", "--text", "Review {{code}} well, as {{who=a friend}}")
    let lines = try run("prompts", "diff", "review").output
    #expect(lines.contains("- Review {{code}} as"))
    #expect(lines.contains("+ Review {{code}} well, as"))
    try run("ask", "--prompt", "review", "--set", "code=f(x)")
    #expect(server.conversations.last == ["Review f(x) well, as a friend"])
  }
}
