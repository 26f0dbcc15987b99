import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite(.enabled(if: BuiltProgram.isInstalled("ssh-keygen"), "ssh-keygen is not installed"))
struct SSHKeyTests {
  private let data: TemporaryFolder
  private let store: SSHKeyStore

  init() throws {
    data = try TemporaryFolder()
    store = SSHKeyStore(
      directories: Directories(environment: ["WAYMARK_HOME": data.path]))
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int) ?? 0
  }

  private func keygen(_ arguments: String...) throws -> (secret: String, open: String) {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(
      "ssh-keygen", arguments + ["-q", "-C", "me@there", "-f", "key"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (try folder.read("key"), try folder.read("key.pub"))
  }

  @Test func `a key is made, listed without its private half, and removed`() async throws {
    let questions = try Questions { _ in nil }
    let key = try await store.generate(
      name: "work", for: 7, comment: "for the server", askpass: questions.settings)
    #expect(key.type == "ED25519")
    #expect(key.bits == 256)
    #expect(key.fingerprint.hasPrefix("SHA256:"))
    #expect(key.publicKey.hasPrefix("ssh-ed25519 "))
    #expect(key.comment == "for the server")
    #expect(key.path.hasPrefix(data.path))
    #expect(try mode(key.path) == 0o600)
    #expect(try mode((key.path as NSString).deletingLastPathComponent) == 0o700)
    #expect(try await store.keys(of: 7) == [key])
    #expect(try await store.keys(of: 8).isEmpty)
    #expect(questions.all.isEmpty)
    try store.remove(key, of: 7)
    #expect(try await store.keys(of: 7).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: key.path + ".pub"))
  }

  @Test func `keys of every kind are taken in with the right public half`() async throws {
    for (number, arguments) in [
      ["-t", "ed25519", "-N", ""], ["-t", "ed25519", "-N", "geheim"],
      ["-t", "rsa", "-b", "2048", "-N", ""], ["-t", "ecdsa", "-m", "PEM", "-N", ""],
      ["-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "geheim"],
    ].enumerated() {
      let folder = try TemporaryFolder()
      _ = try Command.run(
        "ssh-keygen", arguments + ["-q", "-C", "", "-f", "key"], in: folder.path)
      let questions = try Questions { _ in "geheim" }
      // As pasted: other line ends, and none at the end.
      let text = try folder.read("key").replacing("\n", with: "\r\n").trimmingSpaces
      let key = try await store.importKey(
        text, name: "key\(number)", for: 1, askpass: questions.settings)
      let wanted = try folder.read("key.pub").split(separator: " ").prefix(2)
        .joined(separator: " ").trimmingSpaces
      #expect(key.publicKey == wanted)
      #expect(try mode(key.path) == 0o600)
      // Only an old format hides its public half.
      #expect(questions.all.count == (number == 4 ? 1 : 0))
    }
    #expect(try await store.keys(of: 1).count == 5)
  }

  @Test func `what is no private key is refused and leaves nothing`() async throws {
    let pair = try keygen("-t", "ed25519", "-N", "")
    for text in ["", "hello", pair.open, String(pair.secret.prefix(120))] {
      let error = await failure { try await store.importKey(text, name: "key", for: 1) }
      #expect(error?.code == .sshKeyInvalid)
    }
    let old = try keygen("-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "geheim")
    let questions = try Questions { _ in "wrong" }
    let error = await failure {
      try await store.importKey(old.secret, name: "key", for: 1, askpass: questions.settings)
    }
    #expect(error?.code == .sshKeyInvalid)
    #expect(
      await failure { try await store.importKey(old.secret, name: "key", for: 1) }?.code
        == .sshKeyInvalid)
    #expect(try await store.keys(of: 1).isEmpty)
  }

  @Test func `names that lead elsewhere or are taken are refused`() async throws {
    let pair = try keygen("-t", "ed25519", "-N", "")
    for name in ["../x", "a/b", "", "-x", ".hidden", "key.pub", "a b", "a\n"] {
      let error = await failure { try await store.importKey(pair.secret, name: name, for: 1) }
      #expect(error?.code == .invalidArgument, "\(name)")
    }
    try await store.importKey(pair.secret, name: "key", for: 1)
    let error = await failure { try await store.importKey(pair.secret, name: "key", for: 1) }
    #expect(error?.code == .sshKeyExists)
  }

  @Test func `the command for git keeps the user's own and names no other key`() {
    let identity = SSHIdentity(keys: ["/a b/it's"])
    #expect(
      identity.command(over: nil) == #"ssh -i '/a b/it'\''s' -o IdentitiesOnly=yes"#)
    #expect(
      identity.command(over: "ssh -p 22") == #"ssh -p 22 -i '/a b/it'\''s' -o IdentitiesOnly=yes"#)
    #expect(SSHIdentity(keys: []).command(over: "x") == nil)
  }
}
