import Foundation

/// A repository inside the repository.
package struct Submodule: Sendable, Hashable {
  package enum State: String, Sendable, Hashable {
    /// Its folder is empty yet.
    case notInitialised = "not there"
    /// At the commit that the repository names.
    case current = "level"
    /// At another commit.
    case moved
    case conflicted = "in conflict"
  }

  package var path: GitPath
  /// The name in `.gitmodules`; nil for one that is not described there.
  package var name: String?
  package var url: String?
  package var state: State
  /// What the repository names.
  package var recorded: ObjectID
  /// What is checked out; nil where nothing is.
  package var current: ObjectID?

  /// The address without a password that it may carry.
  package var shownURL: String { Redaction.clean(url ?? "") }
}

extension Repository {
  /// The submodules of the work tree, by path.
  package func submodules() async throws -> [Submodule] {
    let output = try await git.run(.read("ls-files", "--stage", "-z")).output
    var found: [GitPath: Submodule] = [:]
    for record in output.split(separator: 0) where record.starts(with: "160000 ".utf8) {
      guard let tab = record.firstIndex(of: 0x09) else { continue }
      let words = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let commit = ObjectID(words[1]) else { continue }
      let path = GitPath(record[(tab + 1)...])
      var module = Submodule(path: path, state: .notInitialised, recorded: commit)
      if words[2] != "0" { module.state = .conflicted }
      found[path] = module
    }
    guard !found.isEmpty else { return [] }
    let described = try await described()
    var modules: [Submodule] = []
    for var module in found.values.sorted(by: { $0.path < $1.path }) {
      (module.name, module.url) = described[module.path].map { ($0.name, $0.url) } ?? (nil, nil)
      module.current = await checkedOut(module.path)
      if let current = module.current, module.state != .conflicted {
        module.state = current == module.recorded ? .current : .moved
      }
      modules.append(module)
    }
    return modules
  }

  /// Fetches what is missing and checks out what the repository names, in the submodules inside
  /// them, too.
  ///
  /// - Parameters:
  ///   - paths: Which; all when empty.
  ///   - initialises: Whether ones that are not there yet are fetched.
  ///   - observe: Gets progress and messages.
  /// - Throws: `gitNetwork`, `gitAuthentication`, `gitRemoteMissing`, `gitWouldOverwrite` and other
  ///   `git` codes; `CancellationError`.
  package func updateSubmodules(
    _ paths: [GitPath] = [], initialises: Bool = true, observe: TransferObserver? = nil
  ) async throws {
    var arguments = ["submodule", "update", "--recursive", "--progress"]
    if initialises { arguments.append("--init") }
    var command = GitCommand(.transfer, arguments + ["--"])
    // Not as pathspecs: this command is a script that takes names.
    command.arguments += paths.map(\.bytes)
    try await transfer(command, observe)
  }

  /// Notes in the configuration where submodules come from, without fetching them.
  package func initialiseSubmodules(_ paths: [GitPath] = []) async throws {
    var command = GitCommand.write("submodule", "init", "--")
    command.arguments += paths.map(\.bytes)
    try await git.run(command)
  }

  /// Names and addresses by path, out of `.gitmodules`.
  private func described() async throws -> [GitPath: (name: String, url: String?)] {
    guard FileManager.default.fileExists(atPath: "\(root)/.gitmodules") else { return [:] }
    let output = try await git.run(
      .read("config", "--file", ".gitmodules", "-z", "--get-regexp", "^submodule\\.").accepting(1)
    ).output
    var paths: [String: GitPath] = [:]
    var addresses: [String: String] = [:]
    for record in output.split(separator: 0) {
      // A key and its value, parted by a line break.
      let parts = record.split(separator: 0x0A, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = String(decoding: parts[0], as: UTF8.self).dropFirst("submodule.".count)
      guard let dot = key.lastIndex(of: ".") else { continue }
      let name = String(key[..<dot])
      switch key[dot...] {
      case ".path": paths[name] = GitPath(parts[1])
      case ".url": addresses[name] = String(decoding: parts[1], as: UTF8.self)
      default: break
      }
    }
    return Dictionary(
      paths.map { ($0.value, ($0.key, addresses[$0.key])) }, uniquingKeysWith: { $1 })
  }

  /// The commit that a submodule's folder is at; nil where it is not there yet.
  private func checkedOut(_ path: GitPath) async -> ObjectID? {
    let folder = "\(root)/\(path.text)"
    guard FileManager.default.fileExists(atPath: "\(folder)/.git") else { return nil }
    let inside = Repository(root: folder, context: git.context)
    return try? await inside.headCommit().flatMap { ObjectID($0) }
  }
}
