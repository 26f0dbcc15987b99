import Testing

@testable import WaymarkCore

/// Every finding that a plan can have, triggered once.
@Suite struct PlanValidatorTests {
  @Test(arguments: [
    (
      "duplicate-key", Finding.Severity.error, 7,
      "## Phase 1: A\n\n- [ ] a\n\n## Phase 1: B\n\n- [ ] b"
    ),
    ("duplicate-key", .warning, 7, "## Doors\n\n- [ ] a\n\n## Doors\n\n- [ ] b"),
    ("unknown-dependency", .error, 5, "## Phase 1: A\n\n**Depends on:** Phase 9\n\n- [ ] a"),
    (
      "unknown-dependency", .warning, 5, "## Phase 1: A\n\n**Depends on:** [gone](#gone)\n\n- [ ] a"
    ),
    ("self-dependency", .error, 3, "## Phase 1: A\n\n**Depends on:** Phase 1\n\n- [ ] a"),
    ("objective-without-tasks", .info, 3, "## Phase 1: A\n\nText."),
    ("status-conflict", .warning, 3, "## Phase 1: A ✅\n\n- [ ] a"),
    ("status-conflict", .warning, 3, "## Phase 1: A (not started)\n\n- [x] a"),
    ("level-jump", .warning, 7, "## Phase 1: A\n\n- [ ] a\n\n#### Deep\n\n- [ ] b"),
    ("unknown-marker", .warning, 5, "## Phase 1: A\n\n- [%] a"),
    ("unclosed-fence", .warning, 7, "## Phase 1: A\n\n- [ ] a\n\n```\nx"),
    (
      "numbering-gap", .info, 15,
      "## 1.1 A\n\n- [ ] a\n\n## 1.2 B\n\n- [ ] b\n\n## 1.3 C\n\n- [ ] c\n\n## 1.5 D\n\n- [ ] d"
    ),
    ("outdated-plan", .warning, 3, "Superseded by the new plan.\n\n## Phase 1: A\n\n- [ ] a"),
    ("no-objectives", .error, 0, "Only words."),
  ])
  func `a finding has its code, severity and line`(
    code: String, severity: Finding.Severity, line: Int, body: String
  ) {
    let plan = parse("# Plan\n\n\(body)\n")
    #expect(plan.findings.map(\.code) == [code])
    #expect(plan.findings.map(\.severity) == [severity])
    #expect(plan.findings.map(\.line) == [line])
    #expect(
      plan.findings.allSatisfy {
        $0.path == "PLAN.md" && $0.message.hasSuffix(".") || $0.message.hasSuffix("?")
      })
  }

  @Test func `a cycle is one finding with the way round`() {
    let plan = parse(
      """
      # Plan

      ## Phase 1: A

      **Depends on:** Phase 3

      ## Phase 2: B

      **Depends on:** Phase 1

      ## Phase 3: C

      **Depends on:** Phase 2
      """)
    let finding = plan.findings.first { $0.code == "dependency-cycle" }
    #expect(finding?.line == 3)
    #expect(finding?.message.contains("phase-1 → phase-3 → phase-2 → phase-1") == true)
    #expect(plan.codes.count { $0 == "dependency-cycle" } == 1)
  }

  @Test func `findings stand in the order of their lines`() {
    let plan = parse(
      "# Plan\n\n## Phase 2: A\n\n**Depends on:** Phase 7\n\n## Phase 2: B\n\nx\n\n#### C\n\n- [%] d\n"
    )
    #expect(plan.findings.map(\.line) == plan.findings.map(\.line).sorted())
    #expect(plan.findings.count >= 4)
  }

  @Test func `each group of objectives in a circle gives one shortest cycle`() {
    let objectives = [
      Objective(key: "a", title: "A", line: 1, dependsOn: ["b", "c"]),
      Objective(key: "b", title: "B", line: 2, dependsOn: ["c"]),
      Objective(key: "c", title: "C", line: 3, dependsOn: ["a", "c"]),
      Objective(key: "d", title: "D", line: 4, dependsOn: ["a", "e"]),
      Objective(key: "e", title: "E", line: 5, dependsOn: ["d", "gone"]),
    ]
    #expect(PlanGraph(objectives).cycles() == [["a", "c"], ["d", "e"]])
    #expect(PlanGraph(objectives).roots == [0, 1, 2, 3, 4])
    #expect(PlanGraph(objectives).dependents[2] == [0, 1])
  }

  @Test func `ten thousand objectives in one circle are no trouble`() {
    let count = 10_000
    let objectives = (0..<count).map { number in
      Objective(key: "\(number)", title: "x", line: 1, dependsOn: ["\((number + 1) % count)", "0"])
    }
    #expect(PlanGraph(objectives).cycles().map(\.count) == [2])
  }
}
