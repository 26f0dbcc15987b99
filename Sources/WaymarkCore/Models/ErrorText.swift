import Foundation

/// The text of an error: a string, an object with a message, or a string that holds such an object.
struct ErrorText: Decodable, Hashable {
  let text: String
  /// How many tokens the prompt has, and how many fit, when that is what is wrong.
  let promptTokens: Int?
  let contextLength: Int?

  private struct Object: Decodable {
    struct Body: Decodable {
      var message: String?
      var promptTokens: Int?
      var contextLength: Int?

      private enum CodingKeys: String, CodingKey {
        case message
        case promptTokens = "n_prompt_tokens"
        case contextLength = "n_ctx"
      }
    }
    var error: Body
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      let object = try? JSONDecoder().decode(Object.self, from: Data(text.utf8))
      self.init(object?.error, or: text)
    } else {
      self.init(try container.decode(Object.Body.self), or: "no reason given")
    }
  }

  private init(_ body: Object.Body?, or text: String) {
    self.text = body?.message ?? text
    promptTokens = body?.promptTokens
    contextLength = body?.contextLength
  }
}
