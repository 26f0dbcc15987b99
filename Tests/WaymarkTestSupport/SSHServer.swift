import Foundation

/// An `sshd` on this machine that lets in whoever has one key.
package final class SSHServer: Sendable {
  /// Why tests that need it are skipped.
  package static let reason: String? =
    !BuiltProgram.isInstalled("sshd", in: ["/usr/sbin"]) ? "openssh-server is not installed" : nil

  package let folder: TemporaryFolder
  package let port: Int
  private let process: BackgroundProcess

  /// Starts it with a host key of its own.
  package init() async throws {
    folder = try TemporaryFolder()
    let place = folder.path
    port = try Loopback.freePort()
    _ = try Command.run(
      "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "\(place)/host"], in: place)
    try folder.write(
      "config",
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(place)/host
      AuthorizedKeysFile \(place)/authorized
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      UsePAM no
      StrictModes no
      PidFile none
      PermitRootLogin yes

      """)
    // sshd wants this folder where it was built with privilege separation.
    try? FileManager.default.createDirectory(
      atPath: "/run/sshd", withIntermediateDirectories: true)
    process = BackgroundProcess("/usr/sbin/sshd", ["-D", "-f", "\(place)/config"])
    try await process.waitForPort(port)
  }

  /// Lets a key in.
  package func authorize(_ publicKey: String) throws {
    try folder.write("authorized", publicKey + "\n")
  }

  /// The address of a path.
  package func url(_ path: String) -> String {
    "ssh://\(NSUserName())@127.0.0.1:\(port)\(path)"
  }

  /// The user's ssh for git, which knows of no hosts but those in the server's folder.
  package var command: String {
    "ssh -F /dev/null -o UserKnownHostsFile=\(folder.path)/known "
      + "-o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=ask"
  }

  /// Makes the client believe that the host had another key.
  package func forgeKnownHost() throws {
    _ = try Command.run(
      "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "\(folder.path)/other"],
      in: folder.path)
    let key = try folder.read("other.pub").split(separator: " ").prefix(2).joined(separator: " ")
    try folder.write("known", "[127.0.0.1]:\(port) \(key)\n")
  }
}
