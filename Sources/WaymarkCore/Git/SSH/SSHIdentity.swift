/// The keys that a project's remotes are reached with.
package struct SSHIdentity: Sendable, Hashable {
  /// Paths of private keys, tried in this order and no others.
  package var keys: [String]

  package init(keys: [String]) { self.keys = keys }

  /// The command for `GIT_SSH_COMMAND`, on top of the user's own.
  func command(over base: String?) -> String? {
    guard !keys.isEmpty else { return nil }
    let files = keys.map { "-i '" + $0.replacing("'", with: "'\\''") + "'" }
    return ([base ?? "ssh"] + files + ["-o IdentitiesOnly=yes"]).joined(separator: " ")
  }
}
