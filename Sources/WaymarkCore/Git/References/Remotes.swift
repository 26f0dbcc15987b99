import Foundation

/// A repository elsewhere that this one fetches from or pushes to.
package struct Remote: Sendable, Hashable, Identifiable {
  package var name: String
  package var url: String
  /// Where pushes go when it is elsewhere.
  package var pushURL: String?

  package var id: String { name }

  /// The address without a password that it may carry, for showing.
  package var shownURL: String { Redaction.clean(url) }
}

extension Repository {
  /// The remotes, by name.
  package func remotes() async throws -> [Remote] {
    let output = try await git.run(
      .read("config", "--null", "--get-regexp", #"^remote\..*\.(url|pushurl)$"#).accepting(1)
    ).output
    var remotes: [String: Remote] = [:]
    for field in output.split(separator: 0) {
      let parts = field.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let key = String(decoding: parts[0], as: UTF8.self).dropFirst("remote.".count)
      guard let dot = key.lastIndex(of: ".") else { continue }
      let name = String(key[..<dot])
      let value = String(decoding: parts[1], as: UTF8.self)
      var remote = remotes[name] ?? Remote(name: name, url: "")
      // The first of several addresses is the one that is fetched from.
      if key.hasSuffix(".pushurl") {
        remote.pushURL = value
      } else if remote.url.isEmpty {
        remote.url = value
      }
      remotes[name] = remote
    }
    return remotes.values.filter { !$0.url.isEmpty }.sorted { $0.name < $1.name }
  }

  /// Adds a remote without fetching from it.
  package func addRemote(_ name: String, url: String) async throws {
    try Self.check(remote: name)
    try await git.run(.write("remote", "add", "--", name, url))
    try await record("Add the remote \(name)", [.git("remote", "remove", "--", name)])
  }

  /// Renames a remote and what was fetched from it.
  package func renameRemote(_ old: String, to new: String) async throws {
    try Self.check(remote: new)
    try await git.run(.write("remote", "rename", "--", old, new))
    try await record(
      "Rename the remote \(old) to \(new)", [.git("remote", "rename", "--", new, old)])
  }

  /// Changes a remote's address.
  package func setURL(_ url: String, of name: String) async throws {
    let before = try await remotes().first { $0.name == name }?.url
    try await git.run(.write("remote", "set-url", "--", name, url))
    guard let before else { return }
    try await record(
      "Change the address of \(name)", [.git("remote", "set-url", "--", name, before)])
  }

  /// Removes a remote and what was fetched from it; taking that back adds it without its branches.
  package func removeRemote(_ name: String) async throws {
    let before = try await remotes().first { $0.name == name }
    try await git.run(.write("remote", "remove", "--", name))
    guard let before else { return }
    try await record(
      "Remove the remote \(name)", [.git("remote", "add", "--", name, before.url)])
  }

  /// Refuses names that git takes here and would take for an option elsewhere.
  private static func check(remote name: String) throws {
    guard name.hasPrefix("-") || name.isEmpty else { return }
    throw WaymarkError(
      .gitInvalidName, "A remote cannot be called “\(Sanitiser.clean(name))”.",
      hint: "Choose a name that begins with a letter.")
  }
}
