import Testing

@testable import WaymarkCore

/// Tables, from pipes and from HTML.
@Suite struct PlanTableTests {
  @Test func `rows with a status are tasks named by the column of names`() {
    let plan = parse(
      """
      # Plan

      ## Build plan

      | # | Slice | Status |
      |---|---|---|
      | 1 | Loop and `-p` flag | **done** |
      | 5a | Engine (`src/bre.rs`) | 🔄 50% |
      | 6 | ~~Colours~~ | |
      | 7 | Paging | planned |
      """)
    let tasks = plan.objectives.first?.tasks ?? []
    #expect(tasks.map(\.text) == ["Loop and -p flag", "Engine (src/bre.rs)", "Colours", "Paging"])
    #expect(tasks.map(\.declaredStatus) == [.done, .inProgress, .dropped, .todo])
    #expect(tasks.map(\.id) == ["build-plan.1", "build-plan.5a", "build-plan.6", "build-plan.7"])
    #expect(tasks.map(\.line) == [7, 8, 9, 10])
    #expect(tasks[1].mentions.map(\.text) == ["src/bre.rs"])
  }

  @Test func `a table of tasks without a status is one where there is no list`() {
    let plan = parse(
      """
      # Plan

      ## Sprint 1: Roads

      | Task | Points | Owner |
      |------|--------|-------|
      | Lay gravel | 3 | Ada |
      | Roll it | 2 | |
      | **Total** | **5** | |

      ## Sprint 2: Rails

      - [ ] Buy rails

      | Item | Cost |
      |---|---|
      | Rail | 7 |
      """)
    #expect(
      plan.outline == """
        sprint-1 primary unknown: Roads
          sprint-1.1 unknown: Lay gravel
          sprint-1.2 unknown: Roll it
        sprint-2 primary unknown: Rails
          sprint-2.1 todo: Buy rails
        """)
  }

  @Test func `a table about something else is text and lends its names`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: Roads

      | Layer | Choice |
      |---|---|
      | Surface | `src/gravel.py` |
      """)
    #expect(plan.taskCount == 0)
    #expect(plan.objectives.first?.mentions.map(\.text) == ["src/gravel.py"])
    #expect(plan.objectives.first?.text == "Surface src/gravel.py")
  }

  @Test func `rows that name a phase and files give the phase the files`() {
    let plan = parse(
      """
      # Plan

      ## Phase 0: Roads

      - [ ] a

      ## Quick reference: new files

      | Phase | New files |
      |---|---|
      | 0 | `src/gravel.py`, `src/roller.py` |
      """)
    #expect(plan.objectives.map(\.key) == ["phase-0"])
    #expect(plan.objectives.first?.mentions.map(\.text) == ["src/gravel.py", "src/roller.py"])
    #expect(plan.account.skippedLines == 1)
  }

  @Test func `an HTML table is read like any other`() {
    let plan = parse(
      """
      # Roadmap

      ## Full roadmap

      <table>
        <tr><td><b>Feature</b></td><td>Area</td><td>Status</td></tr>
        <!-- Core -->
        <tr>
          <td colspan="3" align="center">Core</td>
        </tr>
        <tr>
          <td rowspan="2">Reads &amp; writes</td>
          <td>Server</td>
          <td align="center"><img src="x.svg" alt="done"/></td>
        </tr>
        <tr>
          <td>Client</td>
          <td>🛠️</td>
        </tr>
        <tr><td>Sign-on</td><td>Server</td><td></td></tr>
      </table>
      """)
    #expect(
      plan.outline == """
        full-roadmap primary unknown: Full roadmap
          full-roadmap.1 done: Reads & writes
          full-roadmap.2 in_progress: Reads & writes
          full-roadmap.3 unknown: Sign-on
        """)
    #expect(plan.objectives.first?.tasks.map(\.line) == [11, 16, 20])
  }

  @Test func `boxes in cells count as boxes of tasks`() {
    let plan = parse(
      "# Plan\n\n## Work\n\n| Task | Status |\n|---|---|\n| Dig | [x] |\n| [ ] Fill | |\n")
    #expect(plan.objectives.first?.tasks.map(\.text) == ["Dig", "Fill"])
    #expect(plan.objectives.first?.tasks.map(\.declaredStatus) == [.done, .todo])
  }

  @Test func `ragged and empty tables harm nothing`() {
    let plan = parse(
      "# Plan\n\n## Phase 1\n\n| Task | Status |\n|---|---|\n| a |\n|  | done |\n\n| Task |\n|---|\n"
    )
    #expect(plan.objectives.first?.tasks.map(\.text) == ["a"])
  }
}
