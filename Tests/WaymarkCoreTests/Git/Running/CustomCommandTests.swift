import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct CustomCommandTests {
  @Test func `places are filled inside of words, and a name is never an option`() throws {
    let command = CustomCommand(
      name: "x", words: ["git", "log", "{branch}..{commit}", "--", "{file}"])
    #expect(command.places == [.branch, .commit, .file])
    #expect(
      try command.filled([.branch: "main", .commit: "abc", .file: "-rf *; $(x)"])
        == ["git", "log", "main..abc", "--", "./-rf *; $(x)"])
    #expect(throws: WaymarkError.self) { try command.filled([.branch: "main", .commit: "abc"]) }
    #expect(
      failure { _ = try command.filled([.file: "f"]) }?.message
        == "“x” needs a branch, and none is selected here.")
  }

  @Test func `a command runs without a shell, and its output and exit code are kept`() async throws
  {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    let repository = try await sandbox.open()
    let said = try await repository.runCustom(["git", "log", "--format=%s $HOME; `x`"])
    #expect(said.status == 0)
    #expect(said.output == "First $HOME; `x`\n")
    let failed = try await repository.runCustom(["git", "no-such-thing"])
    #expect(failed.status == 1)
    #expect(failed.output.contains("no-such-thing"))
    let log = repository.git.context.log.entries.suffix(2)
    #expect(log.map(\.text).last == "git no-such-thing")
    #expect(log.map(\.ending) == [.status(0), .status(1)])
    await #expect(throws: WaymarkError.self) { try await repository.runCustom(["no-such-program"]) }
  }

  private func failure(_ work: () throws -> Void) -> WaymarkError? {
    do { try work() } catch { return error as? WaymarkError }
    return nil
  }
}
