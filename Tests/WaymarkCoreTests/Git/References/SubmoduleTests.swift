import Testing
import WaymarkCore
import WaymarkTestSupport

@Suite struct SubmoduleTests {
  private static let allowed: [String: String?] = [
    "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "protocol.file.allow",
    "GIT_CONFIG_VALUE_0": "always",
  ]

  /// A clone of a repository with two submodules, one with a name that needs care.
  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("README", "top\n")
    try sandbox.git("init", "--quiet", "--initial-branch=main", "library")
    let library = sandbox.at("library")
    try library.write("lib", "1\n").commit("Library")
    try sandbox.git("init", "--quiet", "--initial-branch=main", "top")
    let top = sandbox.at("top")
    for path in ["vendor/library", "odd name"] {
      try top.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", "--name",
        path, "--", library.path, path)
    }
    try top.commit("Submodules")
    try sandbox.git("clone", "--quiet", "top", "clone")
    return sandbox
  }

  @Test func `submodules are listed, initialised, fetched and seen to have moved`() async throws {
    let sandbox = try sandbox()
    let clone = sandbox.at("clone")
    let repository = try await Repository.open(
      clone.path, context: GitSandbox.context(Self.allowed))
    var modules = try await repository.submodules()
    #expect(modules.map(\.path.text) == ["odd name", "vendor/library"])
    #expect(modules.map(\.name) == ["odd name", "vendor/library"])
    #expect(modules.allSatisfy { $0.state == .notInitialised && $0.current == nil })
    #expect(modules[0].url == sandbox.at("library").path)
    try await repository.initialiseSubmodules(["vendor/library"])
    #expect(
      try clone.git("config", "submodule.vendor/library.url") == sandbox.at("library").path)
    try await repository.updateSubmodules(["odd name"])
    modules = try await repository.submodules()
    #expect(modules.map(\.state) == [.current, .notInitialised])
    #expect(modules[0].current == modules[0].recorded)
    try await repository.updateSubmodules()
    try sandbox.at("clone/vendor/library").git("commit", "--quiet", "--allow-empty", "-m", "More")
    #expect(try await repository.submodules().map(\.state) == [.current, .moved])
    #expect(try await repository.status().entries.first?.submodule?.hasNewCommits == true)
  }

  @Test func `a repository without submodules has none`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    #expect(try await sandbox.open().submodules().isEmpty)
  }
}
