import Testing
import WaymarkTerminal
import WaymarkTestSupport

extension TerminalTests {
  /// The chat of the real program on a real terminal, with a model server beside it.
  @Suite(.serialized) struct Chat {
    private let project: PreparedProject
    private let server: ModelServer

    static let sizes = [
      Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 15, columns: 40),
    ]

    init() throws {
      project = try PreparedProject()
      let numbers = (1...40).map { "number \($0)" }.joined(separator: "\n\n")
      // The server waits in the middle: after some words.
      server = try ModelServer(replies: [.init(numbers, pauses: [20]), .init("A second reply.")])
      _ = try project.run("servers", "add", "box", server.url)
    }

    private func start(_ size: Size) throws -> TerminalSession {
      let session = try TerminalSession(project, columns: size.columns, rows: size.rows)
      try session.wait(for: "Invoices")
      try session.press("2")
      try session.wait(for: "New thread")
      try session.type("Count\r")
      try session.wait(for: "number 19")
      return session
    }

    @Test(arguments: sizes)
    func `a question is sent and the reply comes to its end`(size: Size) throws {
      let session = try start(size)
      server.goOn()
      try session.wait(for: "number 40")
      try session.wait(for: "tokens/s")
      try session.type("Again\r")
      try session.wait(for: "A second reply.")
    }

    @Test(arguments: sizes)
    func `a reply is stopped and what came is kept`(size: Size) throws {
      let session = try start(size)
      try session.press("esc")
      try session.wait(for: "Stopped; what came is kept.")
      server.goOn()
      #expect(session.screen.contains("number 19"))
      #expect(try project.run("threads", "show", "1").output.contains("number 19"))
    }

    @Test(arguments: sizes)
    func `a reply goes on while another tab is shown`(size: Size) throws {
      let session = try start(size)
      try session.press("alt-1")
      try session.wait(for: "Invoices")
      server.goOn()
      try session.press("alt-2")
      try session.wait(for: "number 40")
    }

    @Test(arguments: sizes)
    func `a resize in the middle keeps the end in sight`(size: Size) throws {
      let session = try start(size)
      let other = Size(rows: size.rows - 3, columns: size.columns - 7)
      session.resize(to: other)
      try session.wait("the new size") { session.row(other.rows - 1).contains("Ctrl-X stop") }
      try session.wait(for: "number 19")
      server.goOn()
      try session.wait(for: "number 40")
    }

    @Test(arguments: sizes)
    func `scrolled back in the middle, what is read stays where it is`(size: Size) throws {
      let session = try start(size)
      for _ in 0..<8 { try session.press("pageup") }
      try session.wait(for: "number 1")
      try session.wait(until: "number 19")
      server.goOn()
      try session.wait("the end of the reply") {
        (try? project.run("threads", "show", "1").output.contains("number 40")) ?? false
      }
      try session.settle()
      #expect(!session.screen.contains("number 40"))
      for _ in 0..<16 { try session.press("pagedown") }
      try session.wait(for: "number 40")
    }

    @Test func `a program that is killed in mid-stream has stored what came`() throws {
      let session = try start(Size(rows: 24, columns: 80))
      try session.wait("the reply to be saved") {
        (try? project.run("threads", "show", "1").output.contains("number 19")) ?? false
      }
      session.signal(9)
      _ = try session.waitForExit()
      let shown = try project.run("threads", "show", "1").output
      #expect(shown.contains("number 19"))
      let again = try TerminalSession(project)
      try again.wait(for: "Invoices")
      try again.press("2")
      try again.wait(for: "New thread")
      try again.press("ctrl-t", "enter")
      try again.wait(for: "Cut off: Waymark ended while the reply came in.")
      server.goOn()
    }

    @Test func `a question from a shell is asked in the program that runs`() throws {
      server.prepare(.init("Said from outside."))
      let session = try TerminalSession(project)
      try session.wait(for: "Invoices")
      let outcome = try project.run("ask", "--show", "Who is there?", "--project", project.path)
      #expect(outcome.status == 0)
      try session.wait(for: "Said from outside.")
      #expect(session.screen.contains("Who is there?"))
    }

    @Test func `ten megabytes are pasted and the next key is shown`() throws {
      let session = try TerminalSession(project)
      try session.wait(for: "Invoices")
      try session.press("2")
      try session.wait(for: "New thread")
      try session.paste(String(repeating: "a line of a log that goes on and on\n", count: 290_000))
      try session.wait(for: "[paste 1")
      try session.type("and now")
      try session.wait(for: "> and now")
    }

    @Test func `links of a reply are told to the terminal, but not those to files`() throws {
      server.prepare(
        .init("See [notes](https://example.org/notes) and [this](file:///etc/passwd) now."))
      let session = try TerminalSession(project)
      try session.wait(for: "Invoices")
      try session.press("2")
      try session.wait(for: "New thread")
      try session.type("Where?\r")
      try session.wait(for: "now.")
      #expect(session.hasPrinted("https://example.org/notes"))
      #expect(!session.hasPrinted("file:///etc/passwd"))
    }

    @Test func `escape sequences of a model never reach the terminal`() throws {
      server.prepare(.init("before after", fault: .escapes))
      let session = try TerminalSession(project)
      try session.wait(for: "Invoices")
      try session.press("2")
      try session.wait(for: "New thread")
      try session.type("Hi\r")
      try session.wait(for: "after")
      #expect(!session.hasPrinted("\u{1B}]52"))
      #expect(!session.hasPrinted("\u{1B}]0;owned"))
      #expect(!session.hasPrinted("\u{202E}"))
      #expect(session.title != "owned")
    }
  }
}
