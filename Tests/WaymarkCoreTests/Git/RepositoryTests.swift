import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct RepositoryTests {
  @Test func `ignored files are not listed and untracked ones are`() async throws {
    let repository = try TemporaryRepository()
      .write(".gitignore", "*.log\nout/\n").write("a.swift", "").write("b.log", "")
      .write("out/c.swift", "").write("name with\nbreak.txt", "")
    let files = try await Repository(root: repository.path).files()
    #expect(Set(files ?? []) == [".gitignore", "a.swift", "name with\nbreak.txt"])
  }

  @Test func `a repository without commits has a branch`() async throws {
    let repository = try TemporaryRepository()
    #expect(try await Repository(root: repository.path).branch() == "main")
  }

  @Test func `a detached head is shown as a short commit`() async throws {
    let repository = try TemporaryRepository().write("a", "1").commit("First")
    try repository.git("checkout", "--quiet", "--detach")
    let branch = try #require(try await Repository(root: repository.path).branch())
    #expect(branch.count >= 7)
    #expect(branch.contains { !$0.isHexDigit } == false)
  }

  @Test func `outside a repository every answer is nil`() async throws {
    let folder = try TemporaryFolder()
    let repository = Repository(root: folder.path)
    #expect(try await repository.files() == nil)
    #expect(try await repository.branch() == nil)
    #expect(try await repository.topLevel() == nil)
  }
}
