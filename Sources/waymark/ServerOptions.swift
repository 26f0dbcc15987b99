import ArgumentParser
import Foundation
import WaymarkCore

/// How a server is talked to, as the command line says it.
///
/// Secrets come from files: what stands on a command line can be seen by everyone on the machine.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Send the token in this file; - reads it.", valueName: "file"))
  var tokenFile: String?
  @Option(help: ArgumentHelp("Send the header lines in this file; - reads it.", valueName: "file"))
  var headersFile: String?
  @Flag(help: "Send no token and no headers any more.") var forgetSecrets = false
  @Option(help: ArgumentHelp("Believe only the authorities in this PEM file.", valueName: "file"))
  var authority: String?
  @Option(
    help: ArgumentHelp(
      "Believe only this certificate (a PEM file) or this key (sha256//…).", valueName: "pin"))
  var pin: String?
  @Flag(help: "Believe the system's authorities again.") var systemTrust = false
  @Option(help: ArgumentHelp("Seconds until a connection has to stand.", valueName: "seconds"))
  var connectTimeout: Double?
  @Option(help: ArgumentHelp("Seconds of silence that end an answer.", valueName: "seconds"))
  var idleTimeout: Double?
  @Flag(inversion: .prefixedNo, help: "Send secrets over plain HTTP to another machine.")
  var allowPlain: Bool?
  @Flag(inversion: .prefixedNo, help: "Let it answer when another server fails.")
  var standIn: Bool?

  var changesSecret: Bool { tokenFile != nil || headersFile != nil || forgetSecrets }

  func applied(to settings: ServerSettings) throws -> ServerSettings {
    var settings = settings
    if systemTrust || authority != nil || pin != nil {
      settings.authority = nil
      settings.certificate = nil
      settings.key = nil
    }
    settings.authority = authority.map(Self.fullPath) ?? settings.authority
    if let pin {
      if pin.hasPrefix("sha256//") {
        settings.key = pin
      } else {
        settings.certificate = Self.fullPath(pin)
      }
    }
    settings.connectSeconds = connectTimeout ?? settings.connectSeconds
    settings.idleSeconds = idleTimeout ?? settings.idleSeconds
    settings.sendsSecretsInClear = allowPlain ?? settings.sendsSecretsInClear
    settings.standsIn = standIn ?? settings.standsIn
    return settings
  }

  func applied(to secret: ServerSecrets.Secret) throws -> ServerSecrets.Secret {
    var secret = forgetSecrets ? ServerSecrets.Secret() : secret
    if let tokenFile {
      let token = try StandardInput.text(of: tokenFile)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      guard !token.isEmpty else {
        throw WaymarkError(.invalidArgument, "\(tokenFile) holds no token.", field: "token-file")
      }
      secret.token = token
    }
    if let headersFile {
      secret.headers = try Self.headers(in: StandardInput.text(of: headersFile), headersFile)
    }
    return secret
  }

  private static func headers(in text: String, _ file: String) throws -> [String: String] {
    var headers: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else {
        throw WaymarkError(
          .invalidArgument, "\(file) has a line that is no header.",
          hint: "Write each as “Name: value”.", field: "headers-file")
      }
      headers[line[..<colon].trimmingCharacters(in: .whitespaces)] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return headers
  }

  private static func fullPath(_ path: String) -> String {
    URL(fileURLWithPath: (path as NSString).expandingTildeInPath).standardizedFileURL.path
  }
}
