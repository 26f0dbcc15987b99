import Testing
import WaymarkCore
import WaymarkTestSupport

/// Ticking tasks of the plan in a commit.
@Suite struct TickTests {
  private let plan = (1...9).map { "- [ ] Task number \($0)\n" }.joined()

  @Test func `ticks are staged by themselves, and undo takes them back`() async throws {
    let sandbox = try GitSandbox().write("PLAN.md", plan)
    try sandbox.commit("Plan")
    // Somebody writes another task that does not belong into the commit.
    let edited = plan.replacing("number 3\n", with: "number three\n") + "- [ ] One more\n"
    try sandbox.write("PLAN.md", edited)
    let repository = try await sandbox.open()
    let tasks = [2, 4].map { PlanTask(id: "\($0)", text: "Task number \($0)", line: $0) }
    #expect(try await repository.tick(tasks, in: "PLAN.md") == 2)
    #expect(
      try sandbox.git("show", ":PLAN.md") + "\n"
        == plan.replacing("[ ] Task number 2", with: "[x] Task number 2")
        .replacing("[ ] Task number 4", with: "[x] Task number 4"))
    #expect(try sandbox.read("PLAN.md").contains("number three\n- [x] Task number 4"))
    let last = try #require(try await repository.undoList().last)
    #expect(last.title == "Tick 2 tasks in PLAN.md")
    try await repository.undo(last)
    #expect(try sandbox.read("PLAN.md") == edited)
    #expect(try sandbox.git("diff", "--cached", "--name-only").isEmpty)
  }

  @Test func `what is staged is told for a draft`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("Add a")
    let repository = try await sandbox.open()
    await #expect(throws: WaymarkError.self) { try await repository.stagedChanges(limit: 100) }
    try sandbox.write("a", "2\n").write("b", "3\n").git("add", "a")
    let staged = try await repository.stagedChanges(limit: 100_000)
    #expect(staged.files == ["modified a +1 -1"])
    #expect(staged.patch.contains("+2"))
    #expect(staged.subjects == ["Add a"])
    #expect(try await repository.stagedChanges(limit: 20).patch.utf8.count <= 20)
  }
}
