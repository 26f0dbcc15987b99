import Foundation

/// What a server's particulars have to satisfy.
enum ServerRules {
  /// A name without surrounding blanks.
  ///
  /// - Throws: `invalidArgument` when it is empty, too long, a number, or holds controls.
  static func name(_ text: String) throws -> String {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !name.isEmpty, name.count <= Server.nameLimit, Int64(name) == nil,
      Sanitiser.clean(name) == name
    else {
      throw WaymarkError(
        .invalidArgument, "“\(Sanitiser.clean(name))” cannot be a server's name.",
        hint: "Take a word of at most \(Server.nameLimit) characters that is no number.",
        field: "name")
    }
    return name
  }

  /// - Throws: `invalidArgument` for limits that make no sense, a pin of the wrong form, or files
  ///   that are not there.
  static func check(_ settings: ServerSettings) throws {
    for seconds in [settings.connectSeconds, settings.idleSeconds].compactMap({ $0 })
    where !(0.1...86_400).contains(seconds) {
      throw WaymarkError(
        .invalidArgument, "A limit of \(seconds) seconds makes no sense.",
        hint: "Give 0.1 to 86400.", field: "limit")
    }
    if let key = settings.key {
      let hash = Data(base64Encoded: String(key.dropFirst("sha256//".count)))
      guard key.hasPrefix("sha256//"), hash?.count == 32 else {
        throw WaymarkError(
          .invalidArgument, "“\(Sanitiser.clean(key))” is no pin.",
          hint: "A pin is sha256// and the key's hash in base 64.", field: "pin")
      }
    }
    for file in [settings.authority, settings.certificate].compactMap({ $0 })
    where !file.hasPrefix("/") || !FileManager.default.isReadableFile(atPath: file) {
      throw WaymarkError(
        .invalidArgument, "The certificate file \(Sanitiser.clean(file)) cannot be read.",
        hint: "Give the full path of a PEM file.", field: "certificate")
    }
  }
}
