import Foundation
import Testing
import WaymarkApp
import WaymarkTestSupport

/// The SSH keys of the project.
@Suite struct GitKeyTests {
  @Test(arguments: [(120, 40), (80, 24), (40, 15)])
  func `a key is made, shown by its public half, and removed`(columns: Int, rows: Int) async throws
  {
    let sandbox = try GitSandbox().write("a", "1\n")
    try sandbox.commit("First")
    let app = await AppDriver.git(sandbox, columns: columns, rows: rows)
    await app.press("V", "k")
    app.expectScreen("git-keys-empty-\(columns)x\(rows)")
    await app.press("n")
    await app.replace(with: "deploy")
    #expect(app.screen.contains("Passphrase of deploy"))
    await app.press("enter")
    await app.press("esc")
    app.expectScreen(
      "git-keys-\(columns)x\(rows)",
      masking: [
        ("SHA256:[^ \\n]*", "SHA256:(hash)"), ("AAAA[^ \\n]*", "(key)"),
        ("waymark-test-[^ \\n]*", "(folder)"),
      ])
    await app.press("y")
    #expect(app.copies.last?.hasPrefix("ssh-ed25519 AAAA") == true)
    #expect(!app.screen.contains("PRIVATE"))
    await app.press("d", "tab", "enter")
    #expect(app.screen.contains("Removed deploy."))
  }

  @Test func `a key is imported from a file, and what is no key is refused`() async throws {
    let sandbox = try GitSandbox().write("a", "1\n").write("nonsense", "no key\n")
    try sandbox.commit("First")
    let made = try WaymarkTestSupport.Command.run(
      "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "\(sandbox.path)/mine"], in: "/")
    #expect(made.status == 0)
    let app = await AppDriver.git(sandbox)
    await app.press("V", "k", "i")
    await app.replace(with: "\(sandbox.path)/mine")
    #expect(app.screen.contains("Imported mine, SHA256:"))
    await app.press("i")
    await app.replace(with: "\(sandbox.path)/nonsense")
    #expect(app.screen.contains("That is no private key that `ssh-keygen` can read."))
  }
}
