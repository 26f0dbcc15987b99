import Foundation

/// What servers answer about models, field by field as it stands on the wire.
///
/// Every field is optional: servers leave out what is empty, and differ by age.
enum WireModels {
  struct Version: Decodable {
    var version: String?
  }

  struct List: Decodable {
    var models: [Entry]?
  }

  struct Entry: Decodable {
    var name: String?
    var model: String?
    var modifiedAt: String?
    var size: Int64?
    var digest: String?
    var details: Details?
    var capabilities: [String]?
    var expiresAt: String?
    var sizeInVideoMemory: Int64?
    var contextLength: Int?

    private enum CodingKeys: String, CodingKey {
      case name, model, size, digest, details, capabilities
      case modifiedAt = "modified_at"
      case expiresAt = "expires_at"
      case sizeInVideoMemory = "size_vram"
      case contextLength = "context_length"
    }

    var summary: ModelSummary? {
      guard let name = name ?? model else { return nil }
      return ModelSummary(
        name: name, modifiedAt: modifiedAt.flatMap(Timestamp.date), size: size ?? 0,
        digest: digest ?? "", family: details?.family ?? "",
        parameterSize: details?.parameterSize ?? "", quantization: details?.quantization ?? "",
        contextLength: details?.contextLength, capabilities: capabilities ?? [])
    }

    var loaded: LoadedModel? {
      guard let name = name ?? model else { return nil }
      return LoadedModel(
        name: name, size: size ?? 0, sizeInVideoMemory: sizeInVideoMemory ?? 0,
        expiresAt: expiresAt.flatMap(Timestamp.date), contextLength: contextLength)
    }
  }

  struct Details: Decodable {
    var parent: String?
    var format: String?
    var family: String?
    var parameterSize: String?
    var quantization: String?
    var contextLength: Int?

    private enum CodingKeys: String, CodingKey {
      case format, family
      case parent = "parent_model"
      case parameterSize = "parameter_size"
      case quantization = "quantization_level"
      case contextLength = "context_length"
    }
  }

  struct Show: Decodable {
    var license: String?
    var modelfile: String?
    var parameters: String?
    var template: String?
    var system: String?
    var details: Details?
    var information: [String: LooseNumber]?
    var capabilities: [String]?
    var modifiedAt: String?

    private enum CodingKeys: String, CodingKey {
      case license, modelfile, parameters, template, system, details, capabilities
      case information = "model_info"
      case modifiedAt = "modified_at"
    }

    var summary: ModelDetails {
      let window = information?.first { $0.key.hasSuffix(".context_length") }?.value.number
      return ModelDetails(
        family: details?.family ?? "", format: details?.format ?? "",
        parameterSize: details?.parameterSize ?? "", quantization: details?.quantization ?? "",
        parent: details?.parent ?? "", parameters: ModelParameter.list(parameters ?? ""),
        template: template ?? "", system: system ?? "", license: license ?? "",
        modelfile: modelfile ?? "", capabilities: capabilities ?? [],
        contextLength: window ?? details?.contextLength,
        modifiedAt: modifiedAt.flatMap(Timestamp.date))
    }
  }

  /// A value of which only a whole number matters.
  struct LooseNumber: Decodable {
    let number: Int?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      number =
        (try? container.decode(Int.self))
        ?? (try? container.decode(Double.self)).flatMap { Int(exactly: $0.rounded()) }
    }
  }
}
