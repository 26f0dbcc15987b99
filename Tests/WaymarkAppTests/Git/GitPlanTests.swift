import Testing
import WaymarkApp
import WaymarkCore
import WaymarkTestSupport

/// What commits have to do with the plan.
@Suite struct GitPlanTests {
  private static let plan = """
    # Plan

    ## M1 Mail

    - [ ] Send reminders by mail
    - [ ] Something else

    """

  /// A repository and the analysis of its plan, with a staged change of the objective's file.
  private func app(_ sandbox: GitSandbox) async throws -> AppDriver {
    try sandbox.write("PLAN.md", Self.plan).write("mail.py", "x = 1\n").commitAt(
      "Add mail", hours: 1)
    try sandbox.write("mail.py", "x = 2\n").git("add", "mail.py")
    return await AppDriver.git(sandbox) {
      let evidence = Evidence(path: "mail.py", line: 1, score: 1, origin: .path)
      let task = PlanTask(
        id: "M1.1", text: "Send reminders by mail", line: 5, declaredStatus: .todo)
      let objective = Objective(key: "M1", title: "Mail", line: 3, tasks: [task])
      $0.report.project.path = sandbox.path
      $0.report.plan.path = "PLAN.md"
      $0.report.objectives = [
        ObjectiveAssessment(
          objective: objective, tasks: [TaskAssessment(task: task, evidence: [evidence])],
          evidence: [evidence])
      ]
    }
  }

  @Test func `a commit shows the objectives that it touches`() async throws {
    let app = try await app(try GitSandbox())
    await app.press("V", "l")
    #expect(app.screen.contains("plan: M1 Mail (1 file)"))
  }

  @Test func `a commit ticks a task after asking, and only that`() async throws {
    let sandbox = try GitSandbox()
    let app = try await app(sandbox)
    await app.press("c")
    #expect(app.screen.contains("plan: M1 Mail (1 file)"))
    await app.type("Send them")
    await app.press("ctrl-s")
    #expect(app.screen.contains("Tick 1 task of the plan?"))
    #expect(app.screen.contains("[ ] Send reminders by mail"))
    await app.press("shift-tab", "enter")
    #expect(try sandbox.git("log", "-1", "--format=%s") == "Send them")
    #expect(
      try sandbox.git("show", "HEAD:PLAN.md") + "\n"
        == Self.plan.replacing("[ ] Send", with: "[x] Send"))
    #expect(try sandbox.git("status", "--porcelain").isEmpty)
  }

  @Test func `no task is ticked when that is not wanted`() async throws {
    let sandbox = try GitSandbox()
    let app = try await app(sandbox)
    await app.press("c")
    await app.type("Send them")
    await app.press("ctrl-s", "esc")
    #expect(app.screen.contains("Send them"))
    await app.press("ctrl-s", "enter")
    #expect(try sandbox.git("show", "HEAD:PLAN.md") + "\n" == Self.plan)
    #expect(try sandbox.git("log", "-1", "--format=%s") == "Send them")
  }
}
