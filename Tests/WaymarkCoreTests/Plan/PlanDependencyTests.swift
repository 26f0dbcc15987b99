import Testing

@testable import WaymarkCore

/// What has to come first, and what has to hold at the end.
@Suite struct PlanDependencyTests {
  private func needs(_ line: String) -> [String]? {
    parse(
      """
      # Plan

      ## Phase 1: Clay

      - [ ] T001 Find a pit

      ## Phase 2: Bricks

      - [ ] a

      ## Phase 3: Wall of bricks

      \(line)

      - [ ] b
      """
    ).objective("phase-3")?.dependsOn
  }

  @Test(arguments: [
    ("**Depends on:** Phase 1", ["phase-1"]),
    ("Depends on: phase 1, phase 2", ["phase-1", "phase-2"]),
    ("**Depends on**: Phase 1 and Phase 2", ["phase-1", "phase-2"]),
    ("**Dependencies:** 1, 2", ["phase-1", "phase-2"]), ("Requires: Clay", ["phase-1"]),
    ("- **Blocked by:** Bricks", ["phase-2"]),
    ("**Dependencies:**\n\n- Clay\n- Phase 2 (the kiln)", ["phase-1", "phase-2"]),
    ("**Depends on:** Phases 1-2", ["phase-1", "phase-2"]),
    ("Depends on: [bricks](#phase-2-bricks)", ["phase-2"]),
    ("### Dependencies\n\n- Phase 2", ["phase-2"]),
    ("| Dependencies |\n|---|\n| Phase 1 |", ["phase-1"]),
    ("**Prerequisites**: T001", ["phase-1"]), ("**Hängt ab von:** Phase 1", ["phase-1"]),
    ("**Goal:** dry\n**Depends on:** Phase 2\n**Owner:** Ada", ["phase-2"]),
    ("Depends on: Nothing (first phase)", []), ("**Dependencies:** None", []),
    ("Depends on: n/a", []),
    ("**Depends on:** —", []), ("Requires: a kiln and a lot of wood", []),
  ])
  func `dependencies are read from lines, lists, sections and tables`(line: String, keys: [String])
  {
    #expect(needs(line) == keys)
  }

  @Test func `a table of objectives names what each needs and what each holds up`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Clay

      - [ ] a

      ## Phase 2: Bricks

      - [ ] b

      ## Phase 3: Wall

      - [ ] c

      ## Priority matrix

      | Phase | Priority | Dependencies | Dependents |
      |---|---|---|---|
      | Phase 1 | Critical | None | Phase 3 |
      | Phase 2 | 🟡 High | Phase 1 complete | |
      | Phase 3 | low | Phases 1-2 | |
      """)
    #expect(plan.objective("phase-1")?.dependsOn == [])
    #expect(plan.objective("phase-2")?.dependsOn == ["phase-1"])
    #expect(plan.objective("phase-3")?.dependsOn == ["phase-1", "phase-2"])
    #expect(plan.objectives.map(\.priority) == [.critical, .high, .low])
    #expect(plan.findings.isEmpty)
  }

  @Test func `a one-row table tells about the objective it stands in`() {
    let plan = parse(
      """
      # Roadmap

      ## In the works

      ### Ferry

      | Category | Status | Tracking | Dependencies | Dependents |
      |---|---|---|---|---|
      | Boats | In progress | https://example.org/1 | [Pier](#stone-pier) | |

      ### Stone pier

      | Category | Status | Tracking | Dependencies | Dependents |
      |---|---|---|---|---|
      | Building | todo | | Ferry | Ferry |
      """)
    #expect(plan.objectives.map(\.declaredStatus) == [.inProgress, .todo])
    #expect(plan.objectives.map(\.dependsOn) == [["stone-pier"], ["ferry"]])
    #expect(plan.taskCount == 0)
    #expect(plan.codes.contains("dependency-cycle"))
  }

  @Test func `addresses of other places are no dependencies of the plan`() {
    #expect(needs("**Depends on:** https://example.org/issues/7") == [])
    let plan = parse(
      "# Plan\n\n## Phase 1: Clay\n\n**Depends on:** https://example.org/issues/7\n\n- [ ] a\n")
    #expect(plan.findings.isEmpty)
  }

  @Test(arguments: [
    "### Acceptance Criteria", "### Success criteria", "### Exit Criterion",
    "### Definition of Done",
    "### Verification", "### Phase 1 Verification", "**Acceptance criteria:**", "Done when:",
    "**Success Criteria**", "### Critères d'acceptation", "### 验收标准",
  ])
  func `criteria are read under headings and labels`(heading: String) {
    let plan = parse(
      "# Plan\n\n## Phase 1: Clay\n\n- [ ] dig\n\n\(heading)\n\n- it is wet\n- [ ] it is red\n")
    #expect(plan.objectives.map(\.key) == ["phase-1"])
    #expect(plan.objectives.first?.criteria.map(\.text) == ["it is wet", "it is red"])
    #expect(plan.objectives.first?.tasks.map(\.text) == ["dig"])
  }

  @Test func `commands of a verification are criteria without their comments`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Clay

      - [ ] dig

      ### Verification

      ```bash
      # first the pit
      ./pit --check   # prints ok

      ./clay
      ```
      """)
    #expect(
      plan.objectives.first?.criteria == [
        Criterion(text: "./pit --check   # prints ok", line: 11),
        Criterion(text: "./clay", line: 13),
      ])
  }

  @Test func `criteria under a heading of their own hold for the plan`() {
    let plan = parse(
      "# Plan\n\n## Phase 1: Clay\n\n- [ ] dig\n\n## Success Metrics\n\n- [ ] a thousand bricks\n")
    #expect(plan.objectives.map(\.key) == ["phase-1"])
    #expect(plan.criteria.map(\.text) == ["a thousand bricks"])
    #expect(plan.account.checkboxes == 2)
  }

  @Test func `a criterion in one line and a deliverable checkpoint`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Clay

      **Exit criterion:** the kiln is hot

      **Deliverable checkpoint:** a brick
      """)
    #expect(plan.objectives.first?.criteria.map(\.text) == ["the kiln is hot", "a brick"])
  }
}
