/// What is asked of a model: the whole conversation, each time.
struct ChatRequest: Sendable, Encodable {
  struct Message: Sendable, Hashable, Encodable {
    var role: String
    var content: String
    /// Base 64 without a prefix.
    var images: [String]?
  }

  var model: String
  var messages: [Message]
  /// A value of its own type for each name, since a server refuses a number where it wants text.
  var options: [String: ParameterValue]
  var keepAlive: String?
  var think: Bool?
  /// Always false: a server that cuts a conversation says nothing of it.
  let truncate = false

  private enum CodingKeys: String, CodingKey {
    case model, messages, options, think, truncate
    case keepAlive = "keep_alive"
  }
}

/// A parameter of a model as a person sets it.
package enum ParameterValue: Sendable, Hashable, Codable {
  case whole(Int)
  case number(Double)
  case switched(Bool)
  case text(String)
  case list([String])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .switched(value)
    } else if let value = try? container.decode(Int.self) {
      self = .whole(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else {
      self = .list(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .whole(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .switched(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    }
  }
}

extension ParameterValue {
  /// What a person writes: a number, `true` or `false`, or else a text.
  package init(reading text: String) {
    if let whole = Int(text) {
      self = .whole(whole)
    } else if let number = Double(text), number.isFinite {
      self = .number(number)
    } else if let isOn = Bool(text) {
      self = .switched(isOn)
    } else {
      self = .text(text)
    }
  }

  /// As a person writes it.
  package var text: String {
    switch self {
    case .whole(let value): "\(value)"
    case .number(let value): "\(value)"
    case .switched(let value): "\(value)"
    case .text(let value): value
    case .list(let values): values.joined(separator: ",")
    }
  }
}
