import Foundation

/// What is sent to servers in confidence: a file for each, readable by the user alone, beside the
/// database and never in it.
package struct ServerSecrets: Sendable {
  /// What one server gets.
  package struct Secret: Sendable, Hashable, Codable {
    /// Sent as `Authorization: Bearer …`.
    package var token: String?
    /// Header lines by name; their values are taken for secrets, too.
    package var headers: [String: String]?

    package init(token: String? = nil, headers: [String: String]? = nil) {
      self.token = token
      self.headers = headers
    }

    package var isEmpty: Bool { token == nil && (headers ?? [:]).isEmpty }
  }

  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// What a server gets; empty when nothing was set.
  ///
  /// - Throws: `notReadable` when the file is there and cannot be read or understood.
  package func secret(of server: Server) throws -> Secret {
    guard let data = FileManager.default.contents(atPath: file(server)) else {
      guard FileManager.default.fileExists(atPath: file(server)) else { return Secret() }
      throw unreadable(server)
    }
    guard let secret = try? JSONDecoder().decode(Secret.self, from: data) else {
      throw unreadable(server)
    }
    return secret
  }

  /// Sets what a server gets; an empty secret removes the file.
  ///
  /// - Throws: `invalidArgument` for a header that is none, `notWritable`.
  package func set(_ secret: Secret, of server: Server) throws {
    guard !secret.isEmpty else { return try forget(server) }
    let headers = (secret.headers ?? [:]).map { HTTPRequest.Header($0.key, $0.value) }
    let token = secret.token.map { HTTPRequest.Header("Authorization", $0) }
    for header in headers + [token].compactMap({ $0 }) where !header.isSound {
      throw WaymarkError(
        .invalidArgument, "The value for \(Sanitiser.clean(header.name)) cannot be sent.",
        hint: "It may hold no line breaks and no controls.", field: "header")
    }
    try Directories.makePrivate(folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    var options = FileWriter.Options()
    options.mode = 0o600
    let bytes = [UInt8](try encoder.encode(secret))
    _ = try FileWriter.write(AbsolutePath(file(server)), replacing: nil, options) {
      try $0.write(bytes)
    }
  }

  /// Removes what a server gets.
  ///
  /// - Throws: `notWritable` when the file is there and stays.
  package func forget(_ server: Server) throws {
    guard unlink(file(server)) != 0, errno != ENOENT else { return }
    throw WaymarkError(
      .notWritable, "The token of \(server.name) cannot be removed from \(folder).",
      hint: "Check the folder's permissions.")
  }

  private func file(_ server: Server) -> String { "\(folder)/server-\(server.id).json" }

  private func unreadable(_ server: Server) -> WaymarkError {
    WaymarkError(
      .notReadable, "The token of \(server.name) in \(folder) cannot be read.",
      hint: "Set it again with `waymark servers edit \(server.name) --token-file FILE`.")
  }
}
