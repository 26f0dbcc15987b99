import Testing

@testable import WaymarkCore

/// How a plan says how far something is.
@Suite struct PlanStatusTests {
  @Test(arguments: [
    ("✅ Phase 1: Locks", DeclaredStatus.done), ("Phase 1: Locks ✅", .done),
    ("Phase 1: Locks ✅ COMPLETE", .done), ("Phase 1: Locks (Completed)", .done),
    ("Phase 1: Locks - Done", .done), ("Phase 1: Locks — Shipped", .done),
    ("Phase 1: Locks (Released)", .done), ("Phase 1: Locks (WIP)", .inProgress),
    ("Phase 1: Locks *(WIP)*", .inProgress), ("🚧 Phase 1: Locks", .inProgress),
    ("Phase 1: Locks [In Progress]", .inProgress), ("Phase 1: Locks (60%)", .inProgress),
    ("Phase 1: Locks (100% complete)", .done), ("Phase 1: Locks (0%)", .todo),
    ("Phase 1: Locks ⏳", .inProgress), ("Phase 1: Locks (Not started)", .todo),
    ("Phase 1: Locks (planned for Q3)", .todo), ("⬜ Phase 1: Locks", .todo),
    ("Phase 1: Locks ⏸️ SKIPPED", .deferred), ("Phase 1: Locks (deferred)", .deferred),
    ("Phase 1: Locks (blocked by the flood)", .blocked), ("⛔ Phase 1: Locks", .blocked),
    ("~~Phase 1: Locks~~", .dropped), ("<del>Phase 1: Locks</del>", .dropped),
    ("Phase 1: Locks (cancelled)", .dropped),
    ("Phase 1: Locks (Partially Delivered on canals, Not Delivered on rivers)", .inProgress),
    ("Phase 1: Locks (status: AFGEROND, onderhoudsmodus)", .done),
    ("Phase 1: Locks (Done, 2024-03-01)", .done), ("Phase 1: Locks - done (March)", .done),
    ("Phase 1: Locks", .unknown), ("🔵 Phase 1: Locks", .unknown), ("🟢 Phase 1: Locks", .unknown),
    ("📋 Phase 1: Locks", .unknown), ("Phase 1: Locks (if closed)", .unknown),
    ("Phase 1: Open source Locks", .unknown), ("Phase 1: Getting started", .unknown),
    ("Phase 1 — Testing", .unknown), ("Phase 1: Locks (open source)", .unknown),
    ("Phase 1: Raise coverage to 85%", .unknown),
  ])
  func `a heading says its status`(heading: String, status: DeclaredStatus) {
    let plan = parse("# Plan\n\n## \(heading)\n\nText.\n")
    #expect(plan.objectives.map(\.declaredStatus) == [status])
    #expect(plan.objectives.map(\.key) == ["phase-1"])
  }

  @Test func `the status goes from the title and other brackets stay`() {
    let plan = parse("# Plan\n\n## ✅ Phase 1: Locks (north bank) (Completed)\n\nText.\n")
    #expect(plan.objectives.map(\.title) == ["Locks (north bank)"])
  }

  @Test(arguments: [
    ("Complete", DeclaredStatus.done), ("✅ Done", .done), ("🟢 On track", .done), ("🟡", .inProgress),
    ("**done**", .done), ("93%", .inProgress), ("100 %", .done), ("not started", .todo),
    ("Not yet started", .todo), ("🔄 In progress (2 of 3)", .inProgress),
    ("In_Progress", .inProgress),
    ("Backend complete", .done), ("Codice completo, mai collegato", .done),
    ("Not complete", .todo), ("Non completo", .unknown), ("Good", .unknown), ("❌", .todo),
    ("Planned", .todo), ("fertig", .done), ("en cours", .inProgress), ("进行中", .inProgress),
    ("已完成", .done), ("완료", .done), ("готово", .done), ("💡", .deferred),
    ("Blocked: parts", .blocked),
    ("Done in v0.3", .done), ("Mostly done", .inProgress),
  ])
  func `a status line says the status`(value: String, status: DeclaredStatus) {
    let plan = parse("# Plan\n\n## Phase 1: Locks\n\n**Status:** \(value)\n\n- [x] a\n- [ ] b\n")
    #expect(plan.objectives.map(\.declaredStatus) == [status])
  }

  @Test(arguments: [
    "Status: done", "**Status**: done", "- **Status:** done", "> **Status:** done",
    "| **Status** | done |\n|---|---|\n| **Owner** | Ada |", "### Status\n\nDone",
    "### Status\n\n- Done",
    "**Goal:** dry feet\n**Status:** done\n**Owner:** Ada", "Stato: completato", "**状态**：完成",
  ])
  func `a status may stand in many places`(block: String) {
    let plan = parse("# Plan\n\n## Phase 1: Locks\n\n\(block)\n")
    #expect(plan.objectives.map(\.declaredStatus) == [.done])
    #expect(plan.objectives.flatMap(\.tasks).isEmpty)
  }

  @Test(arguments: [
    ("✅ Sluice", DeclaredStatus.done), ("⏳ Sluice", .inProgress), ("📋 Sluice", .todo),
    ("~~Sluice~~", .dropped), ("Sluice — done", .done), ("Sluice (deferred)", .deferred),
    ("Sluice ✅", .done), ("Sluice - ⬜", .todo), ("Sluice", .unknown),
    ("Wait for open or shut (closed) or neither (if at all)", .unknown),
    ("Draw a ✓ on the wall", .unknown), ("**State-driven** — doors open and close", .unknown),
    ("Fold the map; skip folding for now, note it as later", .unknown),
  ])
  func `an item without a box may say its status`(item: String, status: DeclaredStatus) {
    let plan = parse("# Plan\n\n## Phase 1: Locks\n\n- \(item)\n")
    #expect(plan.objectives.first?.tasks.map(\.declaredStatus) == [status])
  }

  @Test func `a box says more than words, except that an open one may be deferred`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1

      - [x] Sluice - ✅ Already done
      - [ ] Tower (deferred)
      - [ ] Bridge (done)
      - [ ] ~~Tunnel~~
      """)
    #expect(
      plan.objectives.first?.tasks.map(\.declaredStatus) == [.done, .deferred, .todo, .dropped])
  }

  @Test func `what stands under a heading that is a status has it`() {
    let plan = parse(
      """
      # Roadmap

      ## In the works

      ### Quay

      Longer.

      ## Done

      ### Pier

      ### Mole ⏳

      ## To Do

      - Crane
      - Shed ✅
      """)
    #expect(
      plan.outline == """
        quay primary in_progress: Quay
        pier primary done: Pier
        mole primary in_progress: Mole
        to-do primary todo: To Do
          to-do.1 todo: Crane
          to-do.2 done: Shed
        """)
  }

  @Test func `a summary of phases gives them their status and is no list of tasks`() {
    let plan = parse(
      """
      # Roadmap

      ## Phases

      - [x] **Phase 1: Foundation** — walls and roof
      - [ ] **Phase 2: Interior** — doors
      - Letters mark insertions

      ## Phase Details

      ### Phase 1: Foundation

      - [x] walls

      ### Phase 2: Interior

      - [ ] doors

      ## Progress

      | Phase | Status | Completed |
      |---|---|---|
      | 1. Foundation | Complete | 2024-01-02 |
      | 2. Interior | In progress | |
      """)
    #expect(
      plan.outline == """
        phase-1 primary done: Foundation
          phase-1.1 done: walls
        phase-2 primary in_progress: Interior
          phase-2.1 todo: doors
        """)
    #expect(plan.account.skipped.map(\.line) == [7])
    #expect(plan.findings.isEmpty)
  }

  @Test func `lines that contradict each other about an objective are said once`() {
    let plan = parse(
      """
      # Roadmap

      ## Milestone Progress

      - Milestone 1: Cellar - Planned
      - Milestone 2: Attic - Completed

      ## Milestone 1: Cellar (done)

      - [x] dig

      ## Milestone 2: Attic

      - [x] clear
      """)
    #expect(plan.objectives.map(\.declaredStatus) == [.done, .done])
    #expect(plan.findings.map(\.code) == ["status-conflict"])
    #expect(plan.findings.first?.line == 8)
    #expect(plan.findings.first?.message.contains("line 5") == true)
  }

  @Test(arguments: [
    ("**Priority:** High", DeclaredPriority.high), ("Priority: P0", .critical),
    ("- **Priority**: medium", .medium), ("**Priorità:** bassa", .low), ("**Prio:** 🔴", .critical),
    ("| Priority | Owner |\n|---|---|\n| High | Ada |", .high),
  ])
  func `priority is read from labels and tables`(block: String, priority: DeclaredPriority) {
    let plan = parse("# Plan\n\n## Phase 1: Locks\n\n\(block)\n")
    #expect(plan.objectives.map(\.priority) == [priority])
  }

  @Test func `a heading that names a priority gives it to what stands below`() {
    let plan = parse(
      "# Plan\n\n## High Priority\n\n### Doors\n\n- [ ] a\n\n## Low priority\n\n### Bells\n\n- [ ] b\n"
    )
    #expect(plan.objectives.map(\.priority) == [.high, .low])
    #expect(plan.objectives.map(\.level) == [.primary, .tertiary])
  }
}
