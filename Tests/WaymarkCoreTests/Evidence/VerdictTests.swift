import Testing

@testable import WaymarkCore

@Suite struct VerdictTests {
  private let ping = CodeFixture.file(
    "pkg/probe/ping.go",
    [("PingProber", "packet latency host timeout"), ("parsePortRange", "port")])

  @Test func `a file that is to be made and is there completes its task`() {
    let task = CodeFixture.task("Create `pkg/probe/ping.go`", [ping])
    #expect(task.completion == 1)
    #expect(task.evidence.first?.path == "pkg/probe/ping.go")
    #expect(task.evidence.first?.origin == .path)
  }

  @Test func `a file that is to be made and is not there leaves its task open`() {
    let task = CodeFixture.task("Create `pkg/alert/slack.go` for packet latency", [ping])
    #expect(task.completion == 0)
    #expect(task.confidence == 0.9)
  }

  @Test func `names that stand in another file count for a part`() {
    let task = CodeFixture.task("Create `pkg/probe/icmp.go` with `PingProber`", [ping])
    #expect(task.completion == 0.6)
  }

  @Test func `folders and patterns are looked up`() {
    #expect(CodeFixture.task("Create `pkg/probe/` directory", [ping]).completion == 1)
    #expect(CodeFixture.task("Create `pkg/alert/` directory", [ping]).completion == 0)
    #expect(CodeFixture.task("Write `pkg/probe/*.go`", [ping]).completion == 1)
    #expect(CodeFixture.task("Write `pkg/alert/*.go`", [ping]).completion == 0)
  }

  @Test func `a document that the plan names is found among all paths`() {
    let task = CodeFixture.task("Write `docs/usage.md`", [ping], paths: ["docs/usage.md"])
    #expect(task.completion == 1)
  }

  @Test func `that a place exists proves little of what is to be done there`() {
    let task = CodeFixture.task("Wire the `--quiet` flag into `pkg/probe/ping.go`", [ping])
    #expect(task.completion == 0.3)
  }

  @Test func `a symbol is found whatever its case and underscores`() {
    for name in ["ParsePortRange()", "parse_port_range", "parsePortRange(text)"] {
      let task = CodeFixture.task("Move `\(name)` here", [ping])
      #expect(task.evidence.first?.symbol == "parsePortRange", "\(name)")
      #expect(task.completion == 1)
    }
  }

  @Test func `an identifier that is used but not defined counts as found`() {
    let code = CodeFixture.file("pkg/run.go", [("main", "signalNotifyContext stop")])
    let task = CodeFixture.task("Set `signalNotifyContext` up", [code])
    #expect(task.completion == 1)
    #expect(task.evidence.first?.path == "pkg/run.go")
  }

  @Test func `half of the words in one place are evidence, one common word is none`() {
    let code = CodeFixture.file(
      "pkg/serve.go", [("serveStaticFile", "static file mime type cache header")])
    let there = CodeFixture.task("Serve static files with a MIME type", [code])
    #expect(there.completion > 0.7)
    #expect(there.evidence.first?.symbol == "serveStaticFile")
    #expect(there.evidence.first?.why.contains("MIME") == true)
    let absent = CodeFixture.task("Compress large files with gzip and brotli", [code])
    #expect(absent.completion == 0)
  }

  @Test func `an activity counts neither way`() {
    let objectives = CodeFixture.assess(
      """
      # Plan

      ## Probe

      - [x] Create `pkg/probe/ping.go`
      - [x] Run `go test ./...`
      - [x] Verify on a second machine
      """, [ping] + CodeFixture.others)
    #expect(objectives[0].completion == 1)
    #expect(objectives[0].tasks[1].confidence == 0)
    #expect(GapAnalysis().gaps(objectives, files: []).allSatisfy { $0.kind != .unverifiedClaim })
  }

  @Test func `tests alone show a quarter, unless tests are asked for`() {
    let test = CodeFixture.file(
      "pkg/probe/ping_test.go", [("TestPacketLoss", "packet loss severity warning threshold")])
    let feature = CodeFixture.task("Packet loss severity with a warning threshold", [test])
    #expect(feature.completion == 0.25)
    let asked = CodeFixture.task("Tests for packet loss severity and its threshold", [test])
    #expect(asked.completion > 0.5)
  }

  @Test func `words show at most half of a change`() {
    let code = CodeFixture.file(
      "pkg/build.go", [("buildSite", "build site hanging complex files")])
    let task = CodeFixture.task("Fix build site hanging on complex files", [code])
    #expect(task.completion == 0.5)
  }

  @Test func `words beside the product count for less`() {
    let body = [(name: "show", body: "incremental compilation cache binaries timestamps")]
    let inside = CodeFixture.task(
      "Incremental compilation of cached binaries", [CodeFixture.file("src/a.go", body)])
    let beside = CodeFixture.task(
      "Incremental compilation of cached binaries", [CodeFixture.file("docs/a.go", body)])
    #expect(inside.completion > beside.completion)
    let asked = CodeFixture.task(
      "Docs on incremental compilation of cached binaries", [CodeFixture.file("docs/a.go", body)])
    #expect(asked.completion > beside.completion)
  }

  @Test func `where the objective's own file is absent, words elsewhere show nothing`() {
    let code = CodeFixture.file("pkg/log.go", [("New", "writer level format logger")])
    let objectives = CodeFixture.assess(
      """
      # Plan

      ## 1. Create `pkg/eventlog/writer.go`

      - [ ] Writer with level and format for the logger
      - [ ] `New(path)` opens it
      """, [code] + CodeFixture.others)
    #expect(objectives[0].completion == 0)
  }

  @Test func `a marker beats everything`() {
    var file = CodeFixture.file("src/x.go", [("thing", "unrelated")])
    file.symbols[0].markers = ["work.1"]
    let task = CodeFixture.task("Entirely different words here", [file])
    #expect(task.completion == 1)
    #expect(task.evidence.first?.origin == .marker)
  }
}
