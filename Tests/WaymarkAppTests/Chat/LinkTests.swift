import Testing
import WaymarkCore

@testable import WaymarkApp

/// Links of replies, for terminals that follow them.
@Suite struct LinkTests {
  @Test func `a link keeps where it leads, over all rows it takes`() {
    let rows = MarkdownRows.rows(
      of: "See [the long notes](https://example.org/a?b=c) for it.", width: 12)
    let targets = rows.flatMap(\.spans).filter { $0.target != nil }
    #expect(targets.map(\.text).joined().contains("notes"))
    #expect(targets.count >= 2)
    #expect(Set(targets.map(\.target)) == ["https://example.org/a?b=c"])
  }

  @Test(arguments: [
    "file:///etc/passwd", "javascript:alert(1)", "vscode://x", "/etc/passwd", "",
    "https://example.org/\u{1B}]8;;evil", "https://example.org/a b", "https://exämple.org/",
    "https://example.org/" + String(repeating: "x", count: 2000),
  ])
  func `what leads elsewhere than to an address is not told to the terminal`(target: String) {
    #expect(LinkTarget.followed(target) == nil)
  }

  @Test func `addresses are told as they are`() {
    for target in ["https://example.org/x#y", "HTTP://example.org", "mailto:a@example.org"] {
      #expect(LinkTarget.followed(target) == target)
    }
    #expect(LinkTarget.followed(nil) == nil)
  }
}
