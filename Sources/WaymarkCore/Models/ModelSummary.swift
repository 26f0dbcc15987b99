package import Foundation

/// A model that is installed on a server.
package struct ModelSummary: Sendable, Hashable, Encodable {
  package var name: String
  package var modifiedAt: Date?
  /// In bytes on the server's disk.
  package var size: Int64
  package var digest: String
  /// Such as `llama`; empty when the server does not say.
  package var family: String
  /// Such as `7.6B`.
  package var parameterSize: String
  /// Such as `Q4_K_M`.
  package var quantization: String
  /// The window it was trained with, in tokens; older servers tell it only in the details.
  package var contextLength: Int?
  /// Such as `completion`, `tools`, `vision`, `thinking`; older servers leave it out.
  package var capabilities: [String]

  /// Whether it answers in a conversation, as far as the server says.
  package var talks: Bool { capabilities.isEmpty || capabilities.contains("completion") }

  private enum CodingKeys: String, CodingKey {
    case name, size, digest, family, quantization, capabilities
    case modifiedAt = "modified_at"
    case parameterSize = "parameter_size"
    case contextLength = "context_length"
  }
}

/// A model that is in a server's memory.
package struct LoadedModel: Sendable, Hashable, Encodable {
  package var name: String
  /// In bytes of memory.
  package var size: Int64
  /// In bytes of the graphics card's memory.
  package var sizeInVideoMemory: Int64
  /// When it will be unloaded; nil when the server does not say.
  package var expiresAt: Date?
  /// The window that is in force, in tokens.
  package var contextLength: Int?

  private enum CodingKeys: String, CodingKey {
    case name, size
    case sizeInVideoMemory = "size_vram"
    case expiresAt = "expires_at"
    case contextLength = "context_length"
  }

  /// Whether it stays until someone unloads it: the server then names a day centuries away.
  package var staysForever: Bool {
    (expiresAt?.timeIntervalSince1970 ?? 0) > 7_258_118_400  // the year 2200
  }
}

/// Everything that a server tells about one model.
package struct ModelDetails: Sendable, Hashable, Encodable {
  package var family: String
  package var format: String
  package var parameterSize: String
  package var quantization: String
  /// The base it was made from; empty for none.
  package var parent: String
  package var parameters: [ModelParameter]
  package var template: String
  package var system: String
  package var license: String
  package var modelfile: String
  package var capabilities: [String]
  /// The window it was trained with, in tokens.
  package var contextLength: Int?
  package var modifiedAt: Date?

  private enum CodingKeys: String, CodingKey {
    case family, format, quantization, parent, parameters, template, system, license, modelfile
    case capabilities
    case parameterSize = "parameter_size"
    case contextLength = "context_length"
    case modifiedAt = "modified_at"
  }

  /// The window that the model's own file asks for, in tokens.
  package var configuredContext: Int? {
    parameters.first { $0.name == "num_ctx" }.flatMap { Int($0.value) }
  }
}

/// One parameter of a model's own file, such as a stop word.
package struct ModelParameter: Sendable, Hashable, Encodable {
  package var name: String
  package var value: String

  /// Reads the lines that a server writes: a name, blanks, a value that may be quoted.
  static func list(_ text: String) -> [ModelParameter] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
      guard parts.count == 2 else { return nil }
      var value = parts[1].drop { $0 == " " || $0 == "\t" }
      if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
        value = value.dropFirst().dropLast()
      }
      return ModelParameter(name: String(parts[0]), value: String(value))
    }
  }
}
