import Testing

@testable import WaymarkCore

@Suite struct MentionFinderTests {
  private func mentions(_ line: String) -> [Mention] {
    CodeFixture.plan("# Plan\n\n## Work\n\n- [ ] \(line)\n").objectives[0].tasks[0].mentions
  }

  @Test(arguments: [
    ("Create `pkg/a.go`", "pkg/a.go", Mention.Role.subject),
    ("Wire it into `cmd/root.go`", "cmd/root.go", .place),
    ("Extract from `cmd/ping.go`", "cmd/ping.go", .source),
    ("Update `README.md`", "README.md", .place),
    ("The new `src/store/index.ts`", "src/store/index.ts", .subject),
    ("Add a target to the `Makefile`", "Makefile", .place),
    ("Create `Dockerfile`", "Dockerfile", .subject),
  ])
  func `the word before a path says what it is there for`(
    line: String, text: String, role: Mention.Role
  ) {
    let found = mentions(line)
    #expect(found.map(\.text) == [text])
    #expect(found.first?.role == role)
  }

  @Test func `a list of places is a list of places`() {
    let found = mentions("Call it in `a/one.go`, `a/two.go` and `a/three.go`")
    #expect(found.map(\.role) == [.place, .place, .place])
  }

  @Test(arguments: [
    ("`Result.IsAnomaly() bool`", "Result.IsAnomaly"), ("`New(level, writer)`", "New"),
    ("`func Load() error`", "Load"), ("`PingProber { Host string }`", "PingProber"),
    ("`map_users`", "map_users"), ("`class InvoiceParser:`", "InvoiceParser"),
  ])
  func `a code span is about the name that it starts with`(span: String, name: String) {
    let found = mentions("Define \(span)")
    #expect(found == [Mention(kind: .symbol, text: name, line: 5)])
  }

  @Test(arguments: [
    "`true`", "`GET`", "`npm install`", "`--flag`", "`/etc/hosts`", "`~/.config/a.yml`",
  ])
  func `what is no part of the project is no mention`(span: String) {
    #expect(mentions("Use \(span) there").isEmpty)
  }

  @Test func `a function of another's module is used, not made`() {
    #expect(mentions("Set up `signal.NotifyContext`").first?.role == .place)
  }

  @Test func `a module is named by its address, alone or in a command`() {
    #expect(mentions("Add `go get github.com/spf13/viper`").map(\.kind) == [.module])
    #expect(mentions("Add `@scope/name`").map(\.kind) == [.module])
  }

  @Test func `items without a box below a box are its detail`() {
    let plan = CodeFixture.plan(
      """
      # Plan

      ## Work

      - [ ] Create `a/ping.go`
        - Struct `PingProber`
        - [ ] Test it
      - [ ] Second
      """)
    let tasks = plan.objectives[0].tasks
    #expect(tasks.map(\.text) == ["Create a/ping.go", "Test it", "Second"])
    #expect(tasks[0].details == "Struct PingProber")
    #expect(tasks[0].mentions.map(\.text) == ["a/ping.go", "PingProber"])
    #expect(tasks[1].parent == tasks[0].id)
  }
}
