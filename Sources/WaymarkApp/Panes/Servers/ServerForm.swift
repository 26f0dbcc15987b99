internal import Foundation
internal import WaymarkCore
internal import WaymarkTerminal

/// The particulars of a server as they are filled in.
struct ServerForm: Sendable {
  var name: String
  var url: String
  /// Nil leaves the token as it is; empty takes it away.
  var token: String?
  var settings: ServerSettings

  /// The fields in the order of the form, by the names that mistakes carry.
  private static let fields = ["name", "url", "token", "certificate", "pin", "connect", "idle"]

  /// The place of a field that is wrong.
  static func place(of field: String?) -> Int {
    field.flatMap { fields.firstIndex(of: $0) } ?? (field == "limit" ? 5 : 0)
  }

  /// A form for a server, or for a new one.
  static func sheet(for server: Server?) -> Sheet {
    let settings = server?.settings ?? ServerSettings()
    func text(_ text: String?, _ placeholder: String) -> Form.Content {
      .text(TextField(text ?? ""), placeholder: placeholder)
    }
    func number(_ value: Double?) -> String? { value.map { Figures.decimal($0) } }
    return Sheet(
      server == nil ? "Add a server" : "Change \(server?.name ?? "")",
      .fill(
        Form([
          .init("Name", text(server?.name, "what you call it")),
          .init("Address", text(server?.url, "http://host:11434, or host and port")),
          .init(
            "Token", text(nil, server == nil ? "none" : "as it is; - takes it away")),
          .init("CA file", text(settings.authority, "the system's certificates")),
          .init("Pinned key", text(settings.key, "none; sha256//…")),
          .init("Connect limit", text(number(settings.connectSeconds), "3 s")),
          .init("Silence limit", text(number(settings.idleSeconds), "300 s")),
          .init("Stands in", .toggle(settings.standsIn ?? false)),
          .init("Token over HTTP", .toggle(settings.sendsSecretsInClear ?? false)),
        ])))
  }

  /// Reads a form; the number of a wrong field with the mistake otherwise.
  static func read(
    _ values: [String], instead server: Server?
  ) -> Result<ServerForm, Mistake> {
    guard values.count == 9 else { return .failure(Mistake(field: 0, text: "")) }
    var settings = server?.settings ?? ServerSettings()
    settings.authority = values[3].isEmpty ? nil : values[3]
    settings.key = values[4].isEmpty ? nil : values[4]
    for field in [5, 6] where !values[field].isEmpty && Double(values[field]) == nil {
      return .failure(Mistake(field: field, text: "A number of seconds."))
    }
    settings.connectSeconds = Double(values[5])
    settings.idleSeconds = Double(values[6])
    settings.standsIn = values[7] == "yes" ? true : nil
    settings.sendsSecretsInClear = values[8] == "yes" ? true : nil
    let token = values[2].trimmingCharacters(in: .whitespaces)
    return .success(
      ServerForm(
        name: values[0], url: values[1].trimmingCharacters(in: .whitespaces),
        token: token.isEmpty ? nil : token == "-" ? "" : token, settings: settings))
  }

  struct Mistake: Error {
    var field: Int
    var text: String
  }
}
