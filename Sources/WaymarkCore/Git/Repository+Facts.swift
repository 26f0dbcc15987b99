import Foundation

/// What a project asks about a folder that may be outside any repository: that is a state, not an
/// error, and the answer is nil then, as it is without git.
extension Repository {
  /// The top folder of the repository that the folder lies in.
  package func topLevel() async throws -> String? {
    try await git.textIfAny(.read("rev-parse", "--show-toplevel"))
  }

  /// The files git tracks and the untracked ones it does not ignore, relative to the root.
  package func files() async throws -> [String]? { try await listing()?.files }

  /// The files as git lists them, and the folders that it was not allowed to look into.
  package func listing() async throws -> (files: [String], unreadable: [String])? {
    do {
      let outcome = try await git.run(
        .read(
          "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"))
      let files = outcome.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return (files, Repository.unreadable(in: outcome.errors))
    } catch is WaymarkError {
      return nil
    }
  }

  /// The folders that git's warnings name; they are in English because the runner asks for it.
  private static func unreadable(in warnings: String) -> [String] {
    warnings.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "'", maxSplits: 1)
      guard parts.count == 2, parts[0].contains("could not open directory"),
        let end = parts[1].lastIndex(of: "'")
      else { return nil }
      return String(parts[1][..<end])
    }
  }

  /// The branch, or a short commit when the head is detached.
  package func branch() async throws -> String? {
    if let name = try await git.textIfAny(.read("symbolic-ref", "--quiet", "--short", "HEAD")) {
      return name
    }
    return try await git.textIfAny(.read("rev-parse", "--short", "HEAD"))
  }

  /// The address of the remote `origin`, without a password that it may carry.
  package func originURL() async throws -> String? {
    let address = try await git.textIfAny(.read("config", "--get", "remote.origin.url"))
    guard let address, var parts = URLComponents(string: address), parts.password != nil else {
      return address
    }
    parts.password = nil
    return parts.string ?? address
  }
}
