import Foundation
import Testing
import WaymarkApp
import WaymarkTestSupport

/// Submodules, and clones that become projects.
@Suite struct GitSubmoduleTests {
  private static let allowed: [String: String?] = [
    "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "protocol.file.allow",
    "GIT_CONFIG_VALUE_0": "always",
  ]

  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox().write("README", "top\n")
    try sandbox.git("init", "--quiet", "--initial-branch=main", "library")
    try sandbox.at("library").write("lib", "1\n").commitAt("Library", hours: 1)
    try sandbox.git("init", "--quiet", "--initial-branch=main", "top")
    let top = sandbox.at("top")
    try top.git(
      "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", "--name", "library", "--",
      "../library", "vendor/library")
    try top.commitAt("Submodule", hours: 2)
    try sandbox.git("clone", "--quiet", "top", "clone")
    return sandbox
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `submodules are listed with their state`(columns: Int, rows: Int) async throws {
    let sandbox = try sandbox()
    let app = await AppDriver.git(
      sandbox, columns: columns, rows: rows, directory: sandbox.at("top").path
    ) { $0.environment = Self.allowed }
    await app.press("V", "m")
    app.expectScreen(
      "git-submodules-\(columns)x\(rows)",
      masking: [("/[^ \\n]*/library", "/somewhere/library"), ("[0-9a-f]{40}", "(commit)")])
  }

  @Test func `a submodule is initialised and fetched`() async throws {
    let sandbox = try sandbox()
    let clone = sandbox.at("clone")
    let app = await AppDriver.git(sandbox, directory: clone.path) { $0.environment = Self.allowed }
    await app.press("V", "m")
    #expect(app.screen.contains("not there"))
    await app.press("i")
    #expect(app.screen.contains("vendor/library is initialised; space fetches it."))
    await app.press("space")
    #expect(try clone.read("vendor/library/lib") == "1\n")
    #expect(app.screen.contains("level"))
    await app.press("a")
    #expect(app.screen.contains("Every submodule is at the commit that is recorded."))
  }

  @Test func `a repository is cloned and becomes a project`() async throws {
    let sandbox = try sandbox()
    let target = sandbox.path + "-cloned"
    let app = await AppDriver.git(sandbox, directory: sandbox.at("top").path) {
      $0.environment = Self.allowed
    }
    await app.press("alt-c")
    await app.enter(sandbox.at("top").path)
    #expect(app.screen.contains("Clone to"))
    await app.replace(with: target)
    #expect(app.screen.contains("Cloned, and added as"))
    #expect(FileManager.default.fileExists(atPath: "\(target)/vendor/library/lib"))
    await app.press("alt-c")
    await app.enter("/no/such/place")
    await app.replace(with: target + "-2")
    #expect(app.screen.contains("There is no such remote repository."))
    #expect(!FileManager.default.fileExists(atPath: target + "-2"))
  }

  @Test func `a clone can be begun where there is no repository`() async throws {
    let sandbox = try sandbox()
    let empty = sandbox.path + "-empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let app = await AppDriver.git(sandbox, directory: empty)
    #expect(app.screen.contains("There is no repository to show"))
    await app.press("alt-c")
    await app.enter(sandbox.at("library").path)
    await app.replace(with: empty + "/library")
    #expect(FileManager.default.fileExists(atPath: "\(empty)/library/lib"))
  }
}
