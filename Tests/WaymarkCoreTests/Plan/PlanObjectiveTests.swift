import Testing

@testable import WaymarkCore

/// What becomes an objective, and what is said of it.
@Suite struct PlanObjectiveTests {
  @Test func `groups named by level give their objectives the level`() {
    let plan = parse(
      """
      # Harbour: master plan

      ## Primary Objectives

      ### 1. Berth allocation

      - [ ] Assign a berth to each ship

      ## Secondary Goals (Should Have)

      ### 2. Tide warnings

      - [ ] Warn the pilot

      ## Nice to Have

      ### 3. Harbour map

      - [ ] Draw the quays
      """)
    #expect(plan.title == "Harbour: master plan")
    #expect(
      plan.outline == """
        1 primary unknown: Berth allocation
          1.1 todo: Assign a berth to each ship
        2 secondary unknown: Tide warnings
          2.1 todo: Warn the pilot
        3 tertiary unknown: Harbour map
          3.1 todo: Draw the quays
        """)
  }

  @Test(arguments: [
    ("Must Have", Objective.Level.primary), ("Should Have", .secondary), ("Could Have", .tertiary),
    ("Core Features", .primary), ("Future Vision", .tertiary), ("Out of Scope", .tertiary),
    ("P0", .primary), ("P1 Priorities", .secondary), ("P2", .tertiary),
    ("Stretch Goals", .tertiary),
    ("Future Enhancements", .tertiary), ("MVP Features", .primary), ("Backlog", .tertiary),
    ("Obiettivi primari", .primary), ("Sekundäre Ziele", .secondary),
  ])
  func `words for levels are known`(heading: String, level: Objective.Level) {
    let plan = parse("# Plan\n\n## \(heading)\n\n### First thing\n\n- [ ] Do it\n")
    #expect(plan.objectives.map(\.level) == [level])
  }

  @Test(arguments: [
    "Core router and types", "The main window", "Primary key support", "Critical section audit",
    "Import of future contracts",
  ])
  func `a level word in a longer title names no level`(title: String) {
    let plan = parse("# Plan\n\n## \(title)\n\n- [ ] Do it\n\n### Below\n\n- [ ] More\n")
    #expect(plan.objectives.map(\.level) == [.primary, .secondary])
  }

  @Test func `a bracket names level and priority of one heading`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Sluice gates (P0)

      - [ ] a

      ## Phase 2: Lighthouse (Optional)

      - [ ] b

      ## Phase 3: Buoys (Priority: low)

      - [ ] c

      ## Phase 4: Ferry (Post-MVP)

      - [ ] d
      """)
    #expect(
      plan.objectives.map(\.title) == ["Sluice gates", "Lighthouse", "Buoys", "Ferry (Post-MVP)"])
    #expect(plan.objectives.map(\.level) == [.primary, .tertiary, .tertiary, .tertiary])
    #expect(plan.objectives.map(\.priority) == [.critical, .low, .low, nil])
  }

  @Test func `without words for a level depth decides`() {
    let plan = parse(
      """
      # Plan

      ## Storage

      - [ ] a

      ### Cold storage

      - [ ] b

      #### Freezer

      - [ ] c
      """)
    #expect(
      plan.outline == """
        storage primary unknown: Storage
          storage.1 todo: a
          cold-storage secondary unknown: Cold storage
            cold-storage.1 todo: b
            freezer tertiary unknown: Freezer
              freezer.1 todo: c
        """)
    #expect(plan.objectives.map(\.parent) == [nil, "storage", "cold-storage"])
  }

  @Test func `phases with numbered sections are objectives with parents`() {
    let plan = parse(
      """
      # Build plan

      ## Phase 0 — Groundwork

      ### 0.1 Create `pkg/store/types.go`

      - [x] Define the record

      ### 0.2 Reader

      - [ ] Read it back

      ## Phase 1 — Daemon
      """)
    #expect(
      plan.outline == """
        phase-0 primary unknown: Groundwork
          0.1 secondary unknown: Create pkg/store/types.go
            0.1.1 done: Define the record
          0.2 secondary unknown: Reader
            0.2.1 todo: Read it back
        phase-1 primary unknown: Daemon
        """)
    #expect(plan.objective("0.1")?.mentions.map(\.text) == ["pkg/store/types.go"])
    #expect(plan.objective("0.2")?.line == 9)
    #expect(plan.objective("0.2")?.endLine == 11)
  }

  @Test(arguments: [
    ("Phase 1: Pumps", "phase-1", "Pumps"), ("PHASE 2 - Pipes", "phase-2", "Pipes"),
    ("OBJECTIVE 2A: Valves", "objective-2a", "Valves"),
    ("Milestone M3", "milestone-m3", "Milestone M3"),
    ("Sprint 4 (Week 7-8): Tanks", "sprint-4", "Tanks"), ("Week 3-4: Drains", "week-3-4", "Drains"),
    ("🎯 Phase 5: Sewers", "phase-5", "Sewers"), ("1. Taps", "1", "Taps"),
    ("2) Sinks", "2", "Sinks"),
    ("2.1 Basins", "2.1", "Basins"), ("T001: Hoses", "T001", "Hoses"),
    ("[BACK-348] Filters", "BACK-348", "Filters"), ("#34: Gauges", "34", "Gauges"),
    ("P0.1 Meters", "P0.1", "Meters"), ("v0.2 — Heaters", "v0.2", "Heaters"),
    ("Phase II: Boilers", "phase-ii", "Boilers"), ("01-02: Vents", "01-02", "Vents"),
    ("阶段1：水泵", "阶段-1", "水泵"), ("Étape 3 : Robinets", "étape-3", "Robinets"),
  ])
  func `ids in headings become keys`(heading: String, key: String, title: String) {
    let plan = parse("# Plan\n\n## \(heading)\n\n- [ ] Do it\n")
    if heading == "Milestone M3" {
      // No number follows the word, so the words are the name.
      #expect(plan.objectives.map(\.key) == ["milestone-m3"])
    } else {
      #expect(plan.objectives.map(\.key) == [key])
      #expect(plan.objectives.map(\.title) == [title])
    }
  }

  @Test(arguments: [
    "UTF-8 everywhere", "S3-compatible storage", "A2UI renderer", "2027 vision", "50+ examples",
    "3D preview", "Q1 2026",
  ])
  func `names of technologies and times are no ids`(heading: String) {
    let plan = parse("# Plan\n\n## \(heading)\n\n- [ ] Do it\n")
    #expect(plan.objectives.map(\.title) == [heading])
    #expect(plan.objectives.first?.key == PlanKey.slug(heading))
  }

  @Test func `items under a heading of objectives are objectives`() {
    let plan = parse(
      """
      # Plan

      ## Primary Objectives

      1. **Fast start** — under a second
         - measure it
         - keep it so
      2. [x] Quiet fans

      ## Secondary Objectives

      - Dark mode (done)
      """)
    #expect(
      plan.outline == """
        fast-start-under-a-second primary unknown: Fast start — under a second
          fast-start-under-a-second.1 unknown: measure it
          fast-start-under-a-second.2 unknown: keep it so
        quiet-fans primary done: Quiet fans
        dark-mode secondary done: Dark mode
        """)
  }

  @Test func `a heading with a box is an objective with its status`() {
    let plan = parse(
      """
      # Tasks

      ## Renderer <a href="#tasks">↑ Top</a>

      ### [x] Table of contents

      Lists every section.

      ### [ ] Gantt view
      """)
    #expect(
      plan.outline == """
        renderer primary unknown: Renderer
          table-of-contents secondary done: Table of contents
          gantt-view secondary todo: Gantt view
        """)
    #expect(plan.account.checkboxes == 2)
  }

  @Test func `headings with nothing but text still promise something`() {
    let plan = parse("# Plan\n\n## Read the meter\n\nEvery hour.\n\n## Overview\n\nMore.\n")
    #expect(plan.objectives.map(\.title) == ["Read the meter"])
    #expect(plan.objectives.first?.text == "Every hour.")
  }

  @Test func `boxes without any heading are tasks of one objective`() {
    let plan = parse("- [ ] one\n- [x] two\n")
    #expect(
      plan.outline == """
        tasks primary unknown: Tasks
          tasks.1 todo: one
          tasks.2 done: two
        """)
  }

  @Test func `numbers that start again in another group stay apart without a finding`() {
    let plan = parse(
      """
      # Plan

      ## Primary Objectives

      ### 1. Wheels

      - [ ] a

      ## Secondary Objectives

      ### 1. Paint

      - [ ] b
      """)
    #expect(plan.objectives.map(\.key) == ["1", "secondary-objectives.1"])
    #expect(!plan.codes.contains("duplicate-key"))
  }

  @Test func `parts of the same name under several objectives stay apart`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Hull

      ### Paintwork

      - [ ] a

      ## Phase 2: Deck

      ### Paintwork

      - [ ] b
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1", "paintwork", "phase-2", "phase-2.paintwork"])
    #expect(plan.findings.isEmpty)
  }

  @Test func `a phase that comes up again without work of its own is the same phase`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Hull

      - [ ] Weld the keel

      ## What visitors ask

      ### Phase 1 (Shipyard tour)

      They ask about the keel.
      """)
    #expect(plan.objectives.map(\.key) == ["phase-1"])
    #expect(plan.objectives.first?.text == "They ask about the keel.")
  }
}
