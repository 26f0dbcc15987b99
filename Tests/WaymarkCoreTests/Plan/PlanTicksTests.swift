import Testing
import WaymarkCore

@Suite struct PlanTicksTests {
  private let plan = """
    # Plan

    - [ ] Parse the **CSV** (`InvoiceParser`)
    * [~] Send it by mail
    1. [x] Done already
    - no box here
      - [ ] Nested, with `code`

    """

  private func task(_ text: String, line: Int) -> PlanTask {
    PlanTask(id: "1", text: text, line: line, declaredStatus: .todo)
  }

  @Test func `only the boxes of the tasks change`() {
    let (text, ticks) = PlanTicks.tick(
      [task("Parse the CSV (InvoiceParser)", line: 3), task("Nested, with code", line: 7)],
      in: Array(plan.utf8))
    #expect(ticks.map(\.line) == [3, 7])
    #expect(
      String(decoding: text, as: UTF8.self)
        == plan.replacing("- [ ] Parse", with: "- [x] Parse")
        .replacing("- [ ] Nested", with: "- [x] Nested"))
  }

  @Test func `a task that has moved is found by its text, and one without a box is left out`() {
    let (text, ticks) = PlanTicks.tick(
      [
        task("Send it by mail", line: 40), task("no box here", line: 6),
        task("Done already", line: 5), task("Unknown", line: 1), task("", line: 2),
      ], in: Array(plan.utf8))
    #expect(ticks.map(\.line) == [4])
    #expect(String(decoding: text, as: UTF8.self).contains("* [x] Send it by mail"))
  }
}
