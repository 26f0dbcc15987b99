import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ProjectFinderTests {
  private let home: TemporaryFolder
  private let store: ProjectStore

  init() throws {
    home = try TemporaryFolder()
    store = ProjectStore(try Database(path: home.path + "/waymark.db"))
  }

  @Test func `registering inside a repository registers its root`() async throws {
    let repository = try TemporaryRepository().write("src/deep/a.txt", "x")
    let finder = ProjectFinder(store)
    let inside = repository.path + "/src/deep"
    #expect(try await finder.find(inside) == nil)
    let project = try await finder.register(inside)
    #expect(project.path == repository.path)
    #expect(try await finder.find(inside) == project)
  }

  @Test func `a password in the remote's address is not stored`() async throws {
    let repository = try TemporaryRepository()
    try repository.git("remote", "add", "origin", "https://me:secret@example.org/x.git")
    let project = try await ProjectFinder(store).register(repository.path)
    #expect(project.repositoryURL == "https://me@example.org/x.git")
  }

  @Test func `outside a repository the directory itself is the project`() async throws {
    let folder = try TemporaryFolder()
    #expect(try await ProjectFinder(store).register(folder.path).path == folder.path)
  }

  @Test func `a removed project is not found`() async throws {
    let finder = ProjectFinder(store)
    try store.remove(try await finder.register(home.path))
    #expect(try await finder.find(home.path) == nil)
  }
}
