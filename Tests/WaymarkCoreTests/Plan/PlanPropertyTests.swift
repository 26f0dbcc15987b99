import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// What holds for every file, whatever is in it.
@Suite struct PlanPropertyTests {
  /// Pieces of Markdown that plans are made of, and some that break it.
  private static let fragments = [
    "# Plan", "## Phase 1: Sand", "## Phase 2: Gravel ✅", "### 1.1 Sieve", "#### Deep",
    "###### Deeper",
    "## Phase 1: Sand", "### Acceptance Criteria", "### Dependencies", "### Status", "Done",
    "**Depends on:** Phase 2", "**Depends on:** Phase 1-9, nowhere", "**Status:** 40%",
    "- [ ] dig `src/dig.py`", "- [x] T001 [P] haul", "  - [~] nested", "      - [ ] deeper",
    "- plain",
    "1. ordered", "   continued", "* [ ]* optional", "+ ✅ marked", "> - [ ] quoted", "> ## Phase 9",
    "```", "```bash", "~~~", "````markdown", "    indented", "| Task | Status |", "|---|---|",
    "| one | done |", "| a | b | c | d |", "<table><tr><td>x</td></tr>",
    "<tr><td rowspan=3>y</td></tr>",
    "</table>", "<!-- open", "-->", "---", "===", "***", "[a]: https://example.org",
    "[b](#phase-1-sand)",
    "~~struck~~", "## ~~Phase 3~~", "Phase 4", "-------", "├── a/b.c", "目标", "## 阶段 1：沙", "- [完] x",
    "\u{FEFF}", "\t- [ ] tab", "&amp; <br> \\* `", "**", "[", "![x](y)", "", "", "", " ",
    "id: X-1", "title: t", "- Milestone 1: Sand - Completed", "| Phase 1 | Complete |",
    "### [ ] box heading", "### [x] box heading", "## Objectives", "- First aim", "## Done",
    "## Later (P2)",
  ]

  private static func markdown(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let ends = ["\n", "\n", "\n", "\n\n", "\r\n", "\r"]
    let count = Int.random(in: 0...80, using: &generator)
    let text = (0..<count).map { _ in
      (generator.pick(fragments) ?? "") + (generator.pick(ends) ?? "")
    }
    return Array(text.joined().utf8)
  }

  @Test(arguments: 0..<400)
  func `random Markdown keeps every promise of the parser`(seed: Int) {
    check(PlanPropertyTests.markdown(seed: UInt64(seed)), "Markdown of seed \(seed)")
  }

  @Test(arguments: 0..<150)
  func `random bytes keep every promise of the parser`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 1_000_000)
    check(
      generator.bytes(Int.random(in: 0...600, using: &generator)), "random bytes of seed \(seed)")
  }

  @Test(arguments: 0..<150)
  func `damaged Markdown keeps every promise of the parser`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 2_000_000)
    var bytes = PlanPropertyTests.markdown(seed: UInt64(seed) &+ 5_000)
    for _ in 0..<8 where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    }
    check(bytes, "damaged Markdown of seed \(seed)")
  }

  private func check(_ bytes: [UInt8], _ what: Comment) {
    let plan = PlanParser().parse(bytes, path: "PLAN.md")
    #expect(plan == PlanParser().parse(bytes, path: "PLAN.md"), what)

    let account = plan.account
    #expect(account.blank + account.read + account.skippedLines == account.lines, what)
    #expect(account.skipped.allSatisfy { !$0.reason.isEmpty && $0.line <= $0.endLine }, what)
    #expect(account.skipped.allSatisfy { $0.endLine <= account.lines }, what)

    let lines = 1...max(1, account.lines)
    #expect(plan.findings.allSatisfy { $0.line == 0 || lines.contains($0.line) }, what)
    var keys: Set<String> = []
    var last = 0
    for objective in plan.objectives {
      #expect(lines.contains(objective.line) && objective.line >= last, what)
      #expect(objective.endLine >= objective.line && objective.endLine <= lines.upperBound, what)
      #expect(!objective.title.isEmpty && !objective.key.isEmpty, what)
      if let parent = objective.parent { #expect(keys.contains(parent), what) }
      #expect(keys.insert(objective.key).inserted, what)
      last = objective.line
      checkTasks(of: objective, lines, what)
      #expect(objective.criteria.allSatisfy { lines.contains($0.line) && !$0.text.isEmpty }, what)
      #expect(objective.mentions.allSatisfy { lines.contains($0.line) }, what)
    }
    for objective in plan.objectives {
      #expect(objective.dependsOn.allSatisfy { keys.contains($0) }, what)
      #expect(Set(objective.dependsOn).count == objective.dependsOn.count, what)
    }
    let ids = plan.objectives.flatMap(\.tasks).map(\.id)
    #expect(Set(ids).count == ids.count, what)
  }

  private func checkTasks(of objective: Objective, _ lines: ClosedRange<Int>, _ what: Comment) {
    var ids: Set<String> = []
    for task in objective.tasks {
      #expect(lines.contains(task.line), what)
      if let parent = task.parent { #expect(ids.contains(parent), what) }
      ids.insert(task.id)
      #expect(task.mentions.allSatisfy { lines.contains($0.line) }, what)
    }
  }
}
