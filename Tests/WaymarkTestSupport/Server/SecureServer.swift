import Foundation

/// A server behind TLS with a certificate of its own, run by the `openssl` program.
///
/// It answers each GET with the file of that path, which holds head and body.
package final class SecureServer: @unchecked Sendable {
  // Safe: nothing changes after `init`.

  package let port: Int
  private let folder: TemporaryFolder
  private let program: StartedProgram

  package var url: String { "https://127.0.0.1:\(port)" }

  /// The certificate in PEM form.
  package var certificate: String { folder.path + "/certificate.pem" }

  /// The hash of its public key, as `sha256//…`.
  package let pin: String

  /// Makes a certificate and starts the server.
  ///
  /// - Parameters:
  ///   - names: What the certificate is for.
  ///   - answers: JSON bodies by path, without the leading slash.
  /// - Throws: `CommandFailed` when `openssl` says no.
  package init(names: String = "IP:127.0.0.1", answers: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, body) in answers {
      let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
      try folder.write(
        "web/\(path)", "\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
    try SecureServer.openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test "
        + "-keyout key.pem -out certificate.pem -addext subjectAltName=\(names)", in: folder)
    let hash = "openssl x509 -in certificate.pem -pubkey -noout | openssl pkey -pubin -outform der"
    let outcome = try Command.run(
      "sh", ["-c", hash + " | openssl dgst -sha256 -binary | base64"], in: folder.path)
    pin = "sha256//" + outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    (program, port) = try SecureServer.start(in: folder)
  }

  deinit {
    program.kill()
    program.waitForExit()
  }

  private static func openssl(_ arguments: String, in folder: TemporaryFolder) throws {
    let outcome = try Command.run(
      "openssl", arguments.split(separator: " ").map(String.init), in: folder.path)
    guard outcome.status == 0 else { throw CommandFailed(what: "openssl: \(outcome.errors)") }
  }

  /// Starts the server and reads which port it found.
  private static func start(in folder: TemporaryFolder) throws -> (StartedProgram, port: Int) {
    let output = try TestPipe()
    let program = try StartedProgram(
      "openssl",
      [
        "s_server", "-accept", "127.0.0.1:0", "-HTTP", "-cert", "../certificate.pem",
        "-key", "../key.pem",
      ], in: folder.path + "/web", output: output.writing)
    output.closeWriting()
    var text = ""
    while true {
      let bytes = output.nextBytes()
      guard !bytes.isEmpty else { throw CommandFailed(what: "openssl s_server: \(text)") }
      text += String(decoding: bytes, as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.hasPrefix("ACCEPT") }),
        let port = line.split(separator: ":").last.flatMap({ Int($0) })
      {
        return (program, port)
      }
    }
  }
}
