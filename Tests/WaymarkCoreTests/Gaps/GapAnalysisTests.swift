import Testing

@testable import WaymarkCore

@Suite struct GapAnalysisTests {
  private func gaps(_ plan: String, _ files: [SourceFile]) -> [Gap] {
    let files = files + CodeFixture.others
    return GapAnalysis().gaps(CodeFixture.assess(plan, files), files: files)
  }

  @Test func `a ticked task whose file is absent is a critical claim that names the file`() {
    let found = gaps("# P\n\n## Work\n\n- [x] Create `src/cn.ts`\n", [])
    #expect(found.first?.kind == .unverifiedClaim)
    #expect(found.first?.severity == .critical)
    #expect(found.first?.summary == "Create src/cn.ts: ticked off, but src/cn.ts is not there.")
  }

  @Test func `where its names stand elsewhere the claim says so and is milder`() {
    let file = CodeFixture.file("src/tracer.go", [("TraceProber", "hops")])
    let found = gaps("# P\n\n## Work\n\n- [x] Create `src/trace.go` with `TraceProber`\n", [file])
    #expect(found.first?.severity == .medium)
    #expect(found.first?.summary.hasSuffix("TraceProber stands in src/tracer.go.") == true)
  }

  @Test func `an open task that is not there is missing, not a claim`() {
    let found = gaps("# P\n\n## Work\n\n- [ ] Create `src/cn.ts`\n", [])
    #expect(found.map(\.kind) == [.missing])
    #expect(found.first?.severity == .high)
  }

  @Test func `a claim of a change is not held against the code`() {
    let found = gaps("# P\n\n## Work\n\n- [x] Improve startup of the gizmo frobnicator\n", [])
    #expect(found.allSatisfy { $0.kind != .unverifiedClaim })
  }

  @Test func `code is tested when a test names it or is named after it`() {
    let code = CodeFixture.file("src/ping.go", [("PingProber", "packet latency")])
    let plan = "# P\n\n## Work\n\n- [x] Define `PingProber`\n"
    #expect(gaps(plan, [code]).map(\.kind) == [.untested])
    let named = CodeFixture.file("src/all_test.go", [("TestAll", "PingProber")])
    #expect(gaps(plan, [code, named]).isEmpty)
    let called = CodeFixture.file("src/ping_test.go", [("TestIt", "other words")])
    #expect(gaps(plan, [code, called]).isEmpty)
  }

  @Test func `code that nothing documents is a gap`() {
    var code = CodeFixture.file("src/ping.go", [("PingProber", "packet latency")])
    code.symbols[0].doc = ""
    let test = CodeFixture.file("src/ping_test.go", [("TestIt", "x")])
    #expect(
      gaps("# P\n\n## Work\n\n- [x] Define `PingProber`\n", [code, test]).map(\.kind)
        == [.undocumented])
  }

  @Test func `a folder of many symbols that serve nothing is unplanned`() {
    let functions = (1...25).map { (name: "unrelated\($0)", body: "noise") }
    let found = gaps(
      "# P\n\n## Work\n\n- [ ] Create `src/cn.ts`\n", [CodeFixture.file("lib/big.go", functions)])
    let unplanned = found.filter { $0.kind == .unplanned }
    #expect(unplanned.map(\.summary) == ["lib: 25 symbols serve no objective."])
    #expect(unplanned.map(\.severity) == [.low])
  }

  @Test func `the rule of severities is the table in its documentation`() {
    func severities(_ kind: Gap.Kind, dependents: Int = 0, isProven: Bool = true) -> [Gap.Severity]
    {
      Objective.Level.allCases.map {
        GapSeverity.of(
          kind, level: $0, declared: .todo, dependents: dependents, isProven: isProven)
      }
    }
    #expect(severities(.unverifiedClaim) == [.critical, .high, .medium])
    #expect(severities(.unverifiedClaim, isProven: false) == [.medium, .low, .low])
    #expect(severities(.missing) == [.high, .medium, .low])
    #expect(severities(.missing, dependents: 3) == [.critical, .high, .medium])
    #expect(severities(.partial) == [.medium, .medium, .low])
    #expect(severities(.untested) == [.medium, .low, .low])
    #expect(severities(.undocumented) == [.low, .low, .low])
    #expect(
      GapSeverity.of(.missing, level: .primary, declared: .deferred, dependents: 9) == .low)
  }
}
