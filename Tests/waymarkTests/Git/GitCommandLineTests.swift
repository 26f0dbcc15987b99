import Foundation
import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct GitCommandLineTests {
  private func run(_ arguments: String..., in folder: String) throws -> Command.Outcome {
    try Command.run(
      BuiltProgram.path, ["git"] + arguments, in: folder,
      environment: GitSandbox.environment.merging(["NO_COLOR": "1"]) { $1 })
  }

  private func json(_ outcome: Command.Outcome) throws -> Any {
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("a", "1\n").write("b", "1\n")
    try sandbox.commit("First\u{1B}[31m")
    try sandbox.write("a", "2\n").git("add", "a")
    try sandbox.write("b", "2\n").write(GitPath([0x66, 0xFF]), [])
    return sandbox
  }

  @Test func `a status is text for people and JSON for scripts`() throws {
    let sandbox = try sandbox()
    let text = try run("status", in: sandbox.path)
    #expect(text.output.hasPrefix("On main at "))
    #expect(text.output.contains("  staged     a (modified)\n  changed    b (modified)\n"))
    let object = try json(try run("status", "--format", "json", in: sandbox.path))
    let status = try #require(object as? [String: Any])
    #expect(status["version"] as? Int == 1)
    #expect((status["branch"] as? [String: Any])?["name"] as? String == "main")
    let entries = try #require(status["entries"] as? [[String: Any]])
    #expect(entries.map { $0["kind"] as? String } == ["tracked", "tracked", "untracked"])
    #expect(entries[0]["staged"] as? String == "modified")
    #expect((entries[2]["path"] as? [String: String])?["base64"] == "Zv8=")
  }

  @Test func `a log is streamed as one array and shows no escape sequences`() throws {
    let sandbox = try sandbox()
    try sandbox.git("commit", "--quiet", "-m", "Second")
    let commits = try #require(
      try json(try run("log", "--format", "json", in: sandbox.path)) as? [[String: Any]])
    #expect(commits.map { $0["subject"] as? String } == ["Second", "First\u{1B}[31m"])
    #expect(commits[0]["references"] as? [String] == ["refs/heads/main"])
    #expect((commits[0]["parents"] as? [String])?.first == commits[1]["id"] as? String)
    let text = try run("log", "--limit", "5", in: sandbox.path).output
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").count == 2)
    #expect(try run("log", "nowhere", in: sandbox.path).status == 2)
    let none = try json(try run("log", "--author", "nobody", "--format", "json", in: sandbox.path))
    #expect((none as? [Any])?.isEmpty == true)
  }

  @Test func `a diff is told by its states`() throws {
    let sandbox = try sandbox()
    func paths(_ arguments: String...) throws -> [String] {
      let outcome = try Command.run(
        BuiltProgram.path, ["git", "diff", "--format", "json"] + arguments, in: sandbox.path,
        environment: GitSandbox.environment)
      let object = try #require(try json(outcome) as? [String: Any])
      return try #require(object["files"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    }
    #expect(try paths() == ["b"])
    #expect(try paths("--staged") == ["a"])
    #expect(try paths("HEAD") == ["a", "b"])
    #expect(try paths("HEAD", "--file", "b") == ["b"])
    #expect(try run("diff", in: sandbox.path).output.contains("@@ -1,1 +1,1 @@\n-1\n+2\n"))
    #expect(try run("diff", "a", "b", "c", in: sandbox.path).status == 2)
  }

  @Test func `a folder outside any repository is said to be so`() throws {
    let folder = try TemporaryFolder()
    let outcome = try run("status", in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("not inside a git repository"))
  }
}
