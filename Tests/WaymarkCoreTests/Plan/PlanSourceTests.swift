import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Which file is the plan.
@Suite struct PlanSourceTests {
  @Test func `names are found in order and in any case, the root before docs`() throws {
    let folder = try TemporaryFolder()
    for name in [
      "TODO.md", "docs/MASTER_PLAN.md", "roadmap.md", "Docs/plan.md", "Plan.md", "MASTERPLAN.MD",
      "tasks.md", "implementation_plan.md", "README.md", "PLAN.txt",
    ] {
      try folder.write(name, "# x\n")
    }
    #expect(
      PlanLocator.candidates(in: folder.path) == [
        "MASTERPLAN.MD", "Plan.md", "implementation_plan.md", "roadmap.md", "TODO.md", "tasks.md",
        "Docs/plan.md", "docs/MASTER_PLAN.md",
      ])
  }

  @Test func `task lists of specifications are plans too`() throws {
    let folder = try TemporaryFolder()
    for name in [
      ".kiro/specs/login/tasks.md", ".kiro/specs/login/design.md", "specs/002-b/tasks.md",
      "specs/001-a/tasks.md", "openspec/changes/add-x/tasks.md",
      "openspec/changes/archive/tasks.txt",
    ] {
      try folder.write(name, "- [ ] x\n")
    }
    #expect(
      PlanLocator.candidates(in: folder.path) == [
        ".kiro/specs/login/tasks.md", "specs/001-a/tasks.md", "specs/002-b/tasks.md",
        "openspec/changes/add-x/tasks.md",
      ])
  }

  @Test func `a folder with the name of a plan is none`() throws {
    let folder = try TemporaryFolder().write("PLAN.md/notes.txt", "x").write("TODO.md", "- [ ] x\n")
    #expect(PlanLocator.candidates(in: folder.path) == ["TODO.md"])
  }

  @Test func `the first candidate is read and all are named`() throws {
    let folder = try TemporaryFolder().write("TODO.md", "- [ ] x\n").write(
      "PLAN.md", "# P\n\n## A\n\n- [ ] y\n")
    let source = try PlanSource.find(in: folder.path)
    #expect(source.path == "PLAN.md")
    #expect(source.candidates == ["PLAN.md", "TODO.md"])
    #expect(source.parse().title == "P")
    #expect(source.parse().path == "PLAN.md")
  }

  @Test func `a named file wins, from the root, absolute or outside`() throws {
    let folder = try TemporaryFolder().write("PLAN.md", "# P\n").write("notes/next.md", "# Next\n")
    let outside = try TemporaryFolder().write("else.md", "# Else\n")
    #expect(try PlanSource.find(in: folder.path, override: "notes/next.md").path == "notes/next.md")
    #expect(
      try PlanSource.find(in: folder.path, override: "\(folder.path)/notes/next.md").path
        == "notes/next.md")
    #expect(
      try PlanSource.find(in: folder.path, override: "\(outside.path)/else.md").path
        == "\(outside.path)/else.md")
  }

  @Test func `no plan, no such file, a folder and a giant are said`() throws {
    let folder = try TemporaryFolder().write("dir/x", "")
    #expect(error { try PlanSource.find(in: folder.path) } == .planNotFound)
    #expect(error { try PlanSource.find(in: folder.path, override: "gone.md") } == .planNotFound)
    #expect(error { try PlanSource.find(in: folder.path, override: "dir") } == .notReadable)
    try folder.writeHole("PLAN.md", size: PlanSource.sizeLimit + 1)
    #expect(error { try PlanSource.find(in: folder.path) } == .invalidArgument)
  }

  private func error(_ body: () throws -> PlanSource) -> WaymarkError.Code? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? WaymarkError)?.code
    }
  }
}
