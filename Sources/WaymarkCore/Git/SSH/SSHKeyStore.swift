import Foundation
import Glibc

/// The SSH keys of projects, in Waymark's data folder and never in a work tree.
///
/// Folders have mode 0700 and files 0600. What comes in is not shown again.
package struct SSHKeyStore: Sendable {
  private let root: String
  private let runner: ToolRunner
  private let log: CommandLog

  /// Makes a store.
  ///
  /// - Parameters:
  ///   - directories: Waymark's folders.
  ///   - log: Notes what `ssh-keygen` is asked to do.
  package init(directories: Directories, log: CommandLog = CommandLog()) {
    root = "\(directories.data)/ssh"
    runner = ToolRunner()
    self.log = log
  }

  /// The keys of a project, by name.
  package func keys(of project: Int64) async throws -> [SSHKey] {
    var keys: [SSHKey] = []
    for name in names(of: project) { keys.append(try await key(name, in: folder(of: project))) }
    return keys
  }

  /// The files of a project's private keys, by name.
  package func paths(of project: Int64) -> [String] {
    names(of: project).map { "\(folder(of: project))/\($0)" }
  }

  private func names(of project: Int64) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder(of: project))
    return (names ?? []).sorted().filter { !$0.hasSuffix(".pub") && !$0.hasPrefix(".") }
  }

  /// Takes a private key in.
  ///
  /// - Parameters:
  ///   - text: The content of a private key's file.
  ///   - name: What to call it.
  ///   - project: Whose it is.
  ///   - askpass: Asks for the passphrase of a key in an old format.
  /// - Returns: What may be known about it.
  /// - Throws: `sshKeyInvalid`, `sshKeyExists`, `invalidArgument`, `notWritable`, `toolMissing`.
  @discardableResult
  package func importKey(
    _ text: String, name: String, for project: Int64, askpass: AskpassSettings? = nil
  ) async throws -> SSHKey {
    let folder = try prepare(name, project)
    // A key that was pasted may have the line ends of another system and lack the last.
    let clean = text.replacing("\r\n", with: "\n").trimmingSpaces + "\n"
    let path = "\(folder)/\(name)"
    try write(Array(clean.utf8), to: path)
    do {
      let line = try await publicLine(of: clean, at: path, askpass)
      try write(Array((line + "\n").utf8), to: path + ".pub")
      return try await key(name, in: folder)
    } catch {
      unlink(path)
      unlink(path + ".pub")
      throw error
    }
  }

  /// Makes an ed25519 key.
  ///
  /// - Parameters:
  ///   - name: What to call it.
  ///   - project: Whose it is.
  ///   - comment: For people who read the public half.
  ///   - passphrase: nil for none.
  ///   - askpass: How a passphrase gets to `ssh-keygen`, since other users can read arguments.
  /// - Returns: What may be known about it.
  /// - Throws: As `importKey(_:name:for:askpass:)`.
  @discardableResult
  package func generate(
    name: String, for project: Int64, comment: String, passphrase: Secret? = nil,
    askpass: AskpassSettings
  ) async throws -> SSHKey {
    let folder = try prepare(name, project)
    var arguments = ["-q", "-t", "ed25519", "-C", comment, "-f", "\(folder)/\(name)"]
    if passphrase == nil { arguments += ["-N", ""] }
    let own = AskpassSettings(program: askpass.program, folder: askpass.folder) { _ in passphrase }
    try await AskpassServer.serving(own, for: "ssh-keygen") { variables in
      _ = try await keygen(arguments, in: folder, variables)
    }
    chmod("\(folder)/\(name)", 0o600)
    chmod("\(folder)/\(name).pub", 0o600)
    return try await key(name, in: folder)
  }

  /// Deletes a key.
  package func remove(_ key: SSHKey, of project: Int64) throws {
    let path = "\(folder(of: project))/\(key.name)"
    guard unlink(path) == 0 else {
      throw WaymarkError(
        .notWritable, "The key \(key.name) cannot be deleted: \(String(cString: strerror(errno))).")
    }
    unlink(path + ".pub")
  }

  private func folder(of project: Int64) -> String { "\(root)/project-\(project)" }

  private func prepare(_ name: String, _ project: Int64) throws -> String {
    guard name.wholeMatch(of: #/[A-Za-z0-9_][A-Za-z0-9._-]{0,63}/#) != nil, !name.hasSuffix(".pub")
    else {
      throw WaymarkError(
        .invalidArgument, "“\(Sanitiser.clean(name))” cannot name a key.",
        hint: "Use letters, digits, `-`, `_` and `.`.", field: "name")
    }
    let folder = folder(of: project)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    chmod(root, 0o700)
    chmod(folder, 0o700)
    guard !FileManager.default.fileExists(atPath: "\(folder)/\(name)") else {
      throw WaymarkError(
        .sshKeyExists, "There is a key called \(name).",
        hint: "Remove it first, or choose another name.")
    }
    return folder
  }

  /// Writes a new file that nobody else can read, not even for a moment.
  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw WaymarkError(
        .notWritable, "\(path) cannot be written: \(String(cString: strerror(errno))).",
        hint: "Check the folder and its permissions.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: bytes)
    fsync(descriptor)
  }

  // MARK: - ssh-keygen

  private func key(_ name: String, in folder: String) async throws -> SSHKey {
    let path = "\(folder)/\(name)"
    let said = try await keygen(["-l", "-E", "sha256", "-f", path + ".pub"], in: folder)
    // As in `256 SHA256:… comment (ED25519)`.
    guard let match = said.firstMatch(of: #/^(\d+) (\S+) (.*) \((.+)\)\s*$/#),
      let line = FileManager.default.contents(atPath: path + ".pub")
    else { throw Self.invalid }
    return SSHKey(
      name: name, path: path, type: String(match.4), bits: Int(match.1) ?? 0,
      fingerprint: String(match.2), comment: match.3 == "no comment" ? "" : String(match.3),
      publicKey: String(decoding: line, as: UTF8.self).trimmingSpaces)
  }

  private func publicLine(
    of text: String, at path: String, _ askpass: AskpassSettings?
  ) async throws -> String {
    if let line = OpenSSHPrivateKey.publicKey(in: text) { return line }
    guard text.contains("PRIVATE KEY-----") else { throw Self.invalid }
    let folder = (path as NSString).deletingLastPathComponent
    guard let askpass else {
      return try await keygen(["-y", "-f", path], in: folder).trimmingSpaces
    }
    return try await AskpassServer.serving(askpass, for: "ssh-keygen -y") { variables in
      try await keygen(["-y", "-f", path], in: folder, variables).trimmingSpaces
    }
  }

  private func keygen(
    _ arguments: [String], in folder: String, _ variables: [String: String?] = [:]
  ) async throws -> String {
    var environment: [String: String?] = ["LC_ALL": "C.UTF-8", "SSH_ASKPASS_REQUIRE": "never"]
    environment.merge(variables) { $1 }
    let outcome = try await runner.run(
      ToolCall("ssh-keygen", arguments, in: folder, environment: environment))
    guard outcome.status == 0 else { throw Self.invalid }
    return String(decoding: outcome.output, as: UTF8.self)
  }

  private static var invalid: WaymarkError {
    WaymarkError(
      .sshKeyInvalid, "That is no private key that `ssh-keygen` can read.",
      hint: "Choose the file without `.pub`, and check its passphrase.")
  }
}

extension WaymarkError.Code {
  package static let sshKeyExists = Self(rawValue: "ssh-key-exists")
  package static let sshKeyInvalid = Self(rawValue: "ssh-key-invalid")
}
