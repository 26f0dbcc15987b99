import Testing

@testable import WaymarkCore

/// What becomes a task, and what is said of it.
@Suite struct PlanTaskTests {
  @Test(arguments: [
    ("[ ]", DeclaredStatus.todo), ("[x]", .done), ("[X]", .done), ("[~]", .inProgress),
    ("[/]", .inProgress), ("[-]", .dropped), ("[!]", .blocked), ("[P]", .todo), ("[✓]", .done),
    ("[✅]", .done), ("[>]", .inProgress), ("[]", .todo), ("[ ]*", .todo), ("[⏳]", .inProgress),
  ])
  func `marks of checkboxes are known`(mark: String, status: DeclaredStatus) {
    let plan = parse("# Plan\n\n## Work\n\n- \(mark) Sharpen the saw\n")
    #expect(plan.objectives.first?.tasks.map(\.declaredStatus) == [status])
    #expect(plan.objectives.first?.tasks.map(\.text) == ["Sharpen the saw"])
    #expect(plan.account.checkboxes == 1)
  }

  @Test func `a mark that nobody knows is said and counts as open`() {
    let plan = parse("# Plan\n\n## Work\n\n- [%] Sharpen the saw\n")
    #expect(plan.objectives.first?.tasks.map(\.declaredStatus) == [.todo])
    #expect(plan.findings.map(\.code) == ["unknown-marker"])
    #expect(plan.findings.first?.line == 5)
  }

  @Test func `links and definitions that look like boxes are none`() {
    let plan = parse("# Plan\n\n## Work\n\n- [x](https://example.org) site\n- [1] note\n")
    #expect(plan.account.checkboxes == 0)
    #expect(plan.objectives.first?.tasks.map(\.text) == ["x site", "[1] note"])
  }

  @Test func `nested boxes are subtasks at any depth and with any bullet`() {
    let plan = parse(
      """
      # Plan

      ## Kitchen

      - [ ] Oven
          * [x] Door
              + [ ] Handle
          * [ ] Light

      - [X] Sink
        1. [x] Tap
      """)
    #expect(
      plan.outline == """
        kitchen primary unknown: Kitchen
          kitchen.1 todo: Oven
            kitchen.2 done: Door
              kitchen.3 todo: Handle
            kitchen.4 todo: Light
          kitchen.5 done: Sink
            kitchen.6 done: Tap
        """)
  }

  @Test func `plain lines below a box explain it and lend it their names`() {
    let plan = parse(
      """
      # Plan

      ## Probes

      - [x] Create `pkg/ping.go` — from `cmd/ping.go`
        - Struct `PingProbe` with a timeout
        - returns a `Result`

        It retries twice.

        ```go
        type PingProbe struct {}
        ```
      - [ ] Next
      """)
    let tasks = plan.objectives.first?.tasks ?? []
    #expect(tasks.map(\.text) == ["Create pkg/ping.go — from cmd/ping.go", "Next"])
    #expect(
      tasks.first?.details == "Struct PingProbe with a timeout\nreturns a Result\nIt retries twice."
    )
    #expect(
      tasks.first?.mentions.map(\.text) == ["pkg/ping.go", "cmd/ping.go", "PingProbe", "Result"])
    #expect(plan.objectives.first?.endLine == 14)
  }

  @Test func `a plain line that holds boxes is a task above them`() {
    let plan = parse("# Plan\n\n## Work\n\n- Garden\n  - [ ] Dig\n  - [x] Water\n")
    #expect(
      plan.outline == """
        work primary unknown: Work
          work.1 unknown: Garden
            work.2 todo: Dig
            work.3 done: Water
        """)
  }

  @Test func `plain lines among boxes are remarks`() {
    let plan = parse("# Plan\n\n## Work\n\n- see the wiki\n\nSteps:\n\n- [ ] Dig\n")
    #expect(plan.objectives.first?.tasks.map(\.text) == ["Dig"])
    #expect(plan.objectives.first?.text == "see the wiki")
  }

  @Test func `a plan without boxes has its list items as tasks`() {
    let plan = parse(
      "# Plan\n\n## Login\n\n- Form\n  - Password field\n- Session\n\n## Billing\n\n1. Invoice\n")
    #expect(
      plan.outline == """
        login primary unknown: Login
          login.1 unknown: Form
            login.2 unknown: Password field
          login.3 unknown: Session
        billing primary unknown: Billing
          billing.1 unknown: Invoice
        """)
  }

  @Test func `plain lists are no tasks where others use boxes`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Wells

      - [ ] Dig

      ## Phase 2: Pumps

      - [ ] Install

      ## House rules of the site

      - Wear a helmet
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1", "phase-2"])
    #expect(plan.account.skipped.map(\.line) == [11])
  }

  @Test(arguments: [
    ("T001 [P] Create the schema", "T001", "Create the schema"),
    ("T012 [P] [US1] Write the model", "T012", "Write the model"),
    ("1.1 Set up", "1.1", "Set up"), ("#34: Fix the roof", "34", "Fix the roof"),
    ("**T2**: Fix it", "T2", "Fix it"), ("BACK-12 Fix the door", "BACK-12", "Fix the door"),
    ("01-02: Paint", "01-02", "Paint"),
  ])
  func `a task's own id is part of its id`(line: String, id: String, text: String) {
    let plan = parse("# Plan\n\n## Work\n\n- [ ] \(line)\n")
    #expect(plan.objectives.first?.tasks.map(\.id) == ["work.\(id)"])
    #expect(plan.objectives.first?.tasks.map(\.text) == [text])
  }

  @Test(arguments: ["A2UITool base class", "UTF-8 only", "3 rooms to paint", "247 mails read"])
  func `a name with digits is no id of a task`(line: String) {
    let plan = parse("# Plan\n\n## Work\n\n- [ ] \(line)\n")
    #expect(plan.objectives.first?.tasks.map(\.id) == ["work.1"])
    #expect(plan.objectives.first?.tasks.map(\.text) == [line])
  }

  @Test func `an id that starts with the objective's is not said twice`() {
    let plan = parse(
      "# Plan\n\n## 2. Wiring\n\n- [x] 2.1 Pull the cable\n- [ ] 2.2 Test\n- [ ] 2.2 Again\n")
    #expect(plan.objectives.first?.tasks.map(\.id) == ["2.1", "2.2", "2.3"])
  }

  @Test func `lists under labels get the status that the label is`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Roof

      **Completed:**

      - Beams

      **Remaining:**

      - Tiles

      **Risks:**

      - Rain
      """)
    #expect(
      plan.outline == """
        phase-1 primary unknown: Roof
          phase-1.1 done: Beams
          phase-1.2 todo: Tiles
        """)
  }

  @Test func `labels inside a task are about the task`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Roof

      - [ ] Tiles
        - **Status**: in progress
        - Acceptance: no water comes in
      """)
    #expect(plan.objectives.first?.tasks.map(\.declaredStatus) == [.inProgress])
    #expect(plan.objectives.first?.declaredStatus == .unknown)
    #expect(plan.objectives.first?.criteria.map(\.text) == ["no water comes in"])
  }
}
