import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// The keys of a project beside its repository.
@Suite struct ProjectKeysTests {
  private func repository(
    _ sandbox: GitSandbox, project: Int64? = 7
  ) -> ProjectRepository {
    ProjectRepository(
      folder: sandbox.path,
      directories: Directories(environment: ["WAYMARK_HOME": sandbox.folder.path + "-home"]),
      environment: GitSandbox.environment.mapValues { $0 }, isWatching: false,
      projectID: { project })
  }

  @Test func `a key is made, used for every remote at once, and removed`() async throws {
    let sandbox = try GitSandbox()
    let project = repository(sandbox)
    #expect(try await project.keys().isEmpty)
    #expect(try await project.open().git.context.identity == nil)
    let key = try await project.generateKey("deploy")
    #expect(key.type == "ED25519")
    #expect(key.comment.hasSuffix("(waymark)"))
    let identity = try #require(try await project.open().git.context.identity)
    #expect(identity.keys == [key.path])
    #expect(identity.command(over: nil)?.hasSuffix("-o IdentitiesOnly=yes") == true)
    #expect(!key.path.hasPrefix(sandbox.path + "/"))
    // A program that starts later has it, too.
    #expect(try await repository(sandbox).open().git.context.identity == identity)
    try await project.removeKey(key)
    #expect(try await project.open().git.context.identity == nil)
  }

  @Test func `a key is imported from a file`() async throws {
    let sandbox = try GitSandbox()
    let other = repository(sandbox, project: 8)
    let key = try await other.generateKey("mine")
    let project = repository(sandbox)
    let imported = try await project.importKey(fromFile: key.path)
    #expect(imported.name == "mine")
    #expect(imported.fingerprint == key.fingerprint)
    #expect(imported.path != key.path)
    let missing = await failure { try await project.importKey(fromFile: "~/no-such-key") }
    #expect(missing?.message.hasPrefix("There is no key to read at ") == true)
  }

  @Test func `a folder that is no project has no keys of its own`() async throws {
    let sandbox = try GitSandbox()
    let refused = await failure { try await repository(sandbox, project: nil).generateKey("x") }
    #expect(refused?.code == .projectNotRegistered)
  }

  @Test func `a clone goes beside the project under the address's name`() {
    #expect(CloneTarget.name(of: "https://example.org/group/thing.git") == "thing")
    #expect(CloneTarget.name(of: "git@example.org:thing") == "thing")
    #expect(CloneTarget.name(of: "/a/b/") == "b")
    #expect(CloneTarget.path("thing", beside: "/home/ada/waymark") == "/home/ada/thing")
    #expect(CloneTarget.path("/tmp/x", beside: "/home/ada/waymark") == "/tmp/x")
  }
}
