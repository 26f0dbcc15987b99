import Foundation

/// The project's own keys, and the remotes that are reached with them.
extension ProjectRepository {
  /// The keys of the project, by name; the repository uses them and no others from now on.
  ///
  /// - Returns: None while the folder is no project.
  /// - Throws: `toolMissing`.
  package func keys() async throws -> [SSHKey] {
    guard let project = await projectID() else { return [] }
    let keys = try await keyStore.keys(of: project)
    await useKeys()
    return keys
  }

  /// Takes a private key over from a file; it is not shown again.
  ///
  /// - Parameter file: Its path; `~` is the home folder.
  /// - Returns: What may be known about it.
  /// - Throws: `pathNotFound`, and what ``SSHKeyStore`` throws.
  @discardableResult
  package func importKey(fromFile file: String) async throws -> SSHKey {
    let path = (file as NSString).expandingTildeInPath
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size < 1 << 16, let data = FileManager.default.contents(atPath: path) else {
      throw WaymarkError(
        .pathNotFound, "There is no key to read at \(Sanitiser.clean(path)).",
        hint: "Name the file of the private half.")
    }
    let name = (path as NSString).lastPathComponent
    let key = try await keyStore.importKey(
      String(decoding: data, as: UTF8.self), name: name, for: try await registered(),
      askpass: askpass)
    await useKeys()
    return key
  }

  /// Makes an ed25519 key.
  ///
  /// - Parameters:
  ///   - name: What to call it.
  ///   - passphrase: nil for none.
  /// - Returns: What may be known about it.
  /// - Throws: What ``SSHKeyStore`` throws.
  @discardableResult
  package func generateKey(_ name: String, passphrase: Secret? = nil) async throws -> SSHKey {
    let project = try await registered()
    let comment = "\((folder as NSString).lastPathComponent) (waymark)"
    // A key without a passphrase asks nothing, so that nobody has to be there to answer.
    let settings =
      askpass ?? AskpassSettings(program: "/bin/false", folder: directories.runtime) { _ in nil }
    let key = try await keyStore.generate(
      name: name, for: project, comment: comment, passphrase: passphrase, askpass: settings)
    await useKeys()
    return key
  }

  /// Deletes a key.
  package func removeKey(_ key: SSHKey) async throws {
    try keyStore.remove(key, of: try await registered())
    await useKeys()
  }

  /// Clones a repository with this project's ways to ask and to get in.
  ///
  /// - Parameters:
  ///   - url: An address or a path.
  ///   - path: Where to; absolute.
  ///   - observe: Gets progress.
  /// - Throws: As ``Repository/clone(_:to:_:context:observe:)``.
  package func clone(
    _ url: String, to path: String, observe: TransferObserver? = nil
  ) async throws {
    var options = CloneOptions()
    options.submodules = true
    _ = try await Repository.clone(
      url, to: path, options, context: await freshContext(), observe: observe)
  }

  private func registered() async throws -> Int64 {
    guard let project = await projectID() else {
      throw WaymarkError(
        .projectNotRegistered, "Keys belong to a project, and this folder is none yet.",
        hint: "Add it on the dashboard first.")
    }
    return project
  }
}

/// Where a clone goes.
package enum CloneTarget {
  /// The folder's name that git would choose.
  package static func name(of address: String) -> String {
    let path = address.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init)
    let name = path ?? "project"
    return name.hasSuffix(".git") && name.count > 4 ? String(name.dropLast(4)) : name
  }

  /// The absolute path of what a person typed.
  ///
  /// - Parameters:
  ///   - text: A full path, one from the home folder, or a name.
  ///   - folder: What a name is put beside.
  /// - Returns: An absolute path.
  package static func path(_ text: String, beside folder: String) -> String {
    let path = (text as NSString).expandingTildeInPath
    guard !path.hasPrefix("/") else { return path }
    return ((folder as NSString).deletingLastPathComponent as NSString)
      .appendingPathComponent(path)
  }
}
