import Testing

@testable import WaymarkCore

/// Fences, trees and the bytes of the file.
@Suite struct PlanFileTests {
  @Test func `headings and boxes inside closed fences are code`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Script

      - [ ] Write it

      ```bash
      # not a heading
      ## nor this
      - [ ] nor a task
      ```

      ~~~~markdown
      ```
      ## still code
      ```
      ~~~~

      ## Phase 2: Run
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1", "phase-2"])
    #expect(plan.taskCount == 1)
    #expect(plan.account.checkboxes == 1)
    #expect(plan.codes == ["objective-without-tasks"])
  }

  @Test func `a fence without an end is said and ends at the next heading`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Script

      - [ ] Write it

      ```bash
      # comment
      make all

      ## Phase 2: Run

      - [ ] Start it
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1", "phase-2"])
    #expect(plan.taskCount == 2)
    let finding = plan.findings.first { $0.code == "unclosed-fence" }
    #expect(finding?.line == 7)
    #expect(finding?.severity == .warning)
    #expect(plan.account.skipped.map { $0.line...$0.endLine } == [7...9])
  }

  @Test func `a fence without an end hides no boxes`() {
    let plan = parse("# Plan\n\n## Phase 1\n\n```sh\nmake\n\n- [ ] one\n- [x] two\n")
    #expect(plan.objectives.first?.tasks.map(\.text) == ["one", "two"])
  }

  @Test func `a fence too many does not turn text into code`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Page

      ```html
      <p>
      ```

      ````

      ## Phase 2: Style

      ```css
      p {}
      ```

      - [ ] Style it
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1", "phase-2"])
    #expect(plan.codes.contains("unclosed-fence"))
    #expect(plan.objective("phase-2")?.tasks.map(\.text) == ["Style it"])
  }

  @Test func `a fence in a list item ends with the item`() {
    let plan = parse(
      "# Plan\n\n## Phase 1\n\n- [ ] one\n  ```sh\n  make\n- [ ] two\n\n> ```\n> quoted\n\n- [ ] three\n"
    )
    #expect(plan.objectives.first?.tasks.map(\.text) == ["one", "two", "three"])
    #expect(!plan.codes.contains("unclosed-fence"))
  }

  @Test func `trees of files become paths below the project`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Layout

      ```
      harbour/
      ├── cmd/
      │   ├── root.go          # entry
      │   └── berth/
      │       └── assign.go — assigns
      ├── README.md
      └── pkg/tide/tide.go
      ```

      ## Final file structure

      ```
      src/
      └── map.py
      ```
      """)
    #expect(
      plan.objective("phase-1")?.mentions.map(\.text) == [
        "cmd/root.go", "cmd/berth/assign.go", "README.md", "pkg/tide/tide.go",
      ])
    #expect(plan.objective("phase-1")?.mentions.map(\.line) == [8, 10, 11, 12])
    #expect(plan.mentions.map(\.text) == ["src/map.py"])
  }

  @Test func `paths and names are found in code, links and words, without line numbers`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: `BerthPlan` in [the model](src/model.py#L3)

      - [ ] Extend src/berth/plan.rs:12-40 and `Tide.next()` but not `a`, `make it` or https://x.org/a.py
      - [ ] See `.github/workflows/ci.yml`, `docs/x.md`, `v1.2` and `and/or`
      """)
    #expect(plan.objectives.first?.mentions.map(\.text) == ["BerthPlan", "src/model.py"])
    let tasks = plan.objectives.first?.tasks ?? []
    #expect(tasks.first?.mentions.map(\.text) == ["src/berth/plan.rs", "Tide.next"])
    #expect(tasks.last?.mentions.map(\.text) == [".github/workflows/ci.yml", "docs/x.md"])
  }

  @Test func `front matter makes the file one objective when it says what it is`() {
    let plan = parse(
      """
      ---
      id: BACK-7
      title: 'Tall cranes'
      status: In Progress
      priority: high
      labels: [port, steel]
      assignee:
        - '@ada'
      ---

      ## Description

      Higher.

      ## Acceptance Criteria

      - [x] #1 reaches the deck

      ## Tasks

      - [ ] Weld
      """)
    #expect(plan.title == "Tall cranes")
    #expect(
      plan.outline == """
        BACK-7 primary in_progress: Tall cranes
          BACK-7.1 todo: Weld
        """)
    #expect(plan.objectives.first?.priority == .high)
    #expect(plan.objectives.first?.criteria.map(\.text) == ["#1 reaches the deck"])
    #expect(plan.account.skipped.map(\.line) == [11])
  }

  @Test func `a rule at the top is no front matter`() {
    let plan = parse("---\n\n# Plan\n\n---\n\n## Phase 1\n\n- [ ] a\n")
    #expect(plan.title == "Plan")
    #expect(plan.objectives.map(\.key) == ["phase-1"])
  }

  // MARK: - Bytes

  private let text = "# Plän\n\n## Phase 1: Türme\n\n- [ ] Mörtel\n- [x] Stein\n"

  private func read(_ bytes: [UInt8]) -> Plan { PlanParser().parse(bytes, path: "PLAN.md") }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? bytes.reversed() : bytes
    }
  }

  @Test func `line ends and byte order marks change nothing`() {
    let plain = read(Array(text.utf8))
    #expect(plain.findings.isEmpty)
    #expect(read(Array(text.replacing("\n", with: "\r\n").utf8)) == plain)
    #expect(read(Array(text.replacing("\n", with: "\r").utf8)) == plain)
    #expect(read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == plain)
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read and said`(isLittle: Bool, hasMark: Bool) {
    let mark: [UInt8] = hasMark ? isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF] : []
    let plan = read(mark + utf16(text, isLittle: isLittle))
    #expect(plan.outline == read(Array(text.utf8)).outline)
    #expect(plan.codes == ["not-utf8"])
  }

  @Test func `bytes that are no UTF-8 are replaced and their line is said`() {
    let plan = read(Array("# Plan\n\n## Phase 1\n\n- [ ] ".utf8) + [0xE4, 0x62] + [0x0A])
    #expect(plan.objectives.first?.tasks.map(\.text) == ["\u{FFFD}b"])
    #expect(plan.findings.map(\.code) == ["not-utf8"])
    #expect(plan.findings.first?.line == 5)
  }

  @Test func `NUL bytes are an error and hide nothing`() {
    let plan = read(Array("# Plan\n\n## Phase 1\n\n- [ ] a\0b\n- [ ] c\n".utf8))
    #expect(plan.objectives.first?.tasks.map(\.text) == ["a\u{FFFD}b", "c"])
    #expect(plan.findings.map(\.code) == ["nul-byte"])
    #expect(plan.findings.first?.severity == .error)
    #expect(plan.findings.first?.line == 5)
  }

  @Test(arguments: ["", "\n\n \t\n", "\u{FEFF}", "\r\n"])
  func `an empty plan is an error`(text: String) {
    let plan = PlanParser().parse(Array(text.utf8), path: "PLAN.md")
    #expect(plan.codes == ["empty-plan"])
    #expect(plan.account.blank == plan.account.lines)
  }

  @Test func `hostile text is clean in every part`() {
    let plan = parse(
      """
      # Plan \u{1B}[31m

      ## Phase 1: a\u{202E}b \u{1B}]0;x\u{07}

      Text \u{9B}1m

      - [ ] `c\u{1B}ode` and [l](d\u{1B}.py)
      - Depends on: \u{1B}[2J

      **Acceptance:** \u{7F}
      """)
    var all = [plan.title] + plan.findings.map(\.message)
    for objective in plan.objectives {
      all += [objective.title, objective.key, objective.text]
      all += objective.criteria.map(\.text) + objective.mentions.map(\.text)
      all += objective.tasks.flatMap { [$0.text] + $0.mentions.map(\.text) }
    }
    for text in all {
      #expect(Sanitiser.clean(text) == text)
    }
  }
}
