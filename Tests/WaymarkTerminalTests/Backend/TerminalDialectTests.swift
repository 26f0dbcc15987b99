import Testing

@testable import WaymarkTerminal

@Suite struct TerminalDialectTests {
  private func dialect(_ environment: [String: String]) -> TerminalDialect {
    TerminalDialect { environment[$0] }
  }

  @Test func `a console that shows unknown sequences is sent none`() {
    let console = dialect(["TERM": "linux"])
    #expect((console.enter + console.leave + console.questions + console.title("x")).isEmpty)
  }
}
