import Foundation

/// The one way JSON is written for people and programs.
package enum JSONText {
  /// JSON of Waymark's own reports, whose names are in snake case.
  static func encode(_ value: some Encodable) throws -> String {
    try encode(value, .convertToSnakeCase)
  }

  /// JSON whose names stay as they are.
  ///
  /// - Parameter value: What is written.
  /// - Returns: Indented text with sorted names, ended by a line feed. What could steer a terminal
  ///   is escaped, so that nothing is lost and the text may be shown as it is.
  /// - Throws: `EncodingError` for numbers that JSON has not, such as infinity.
  package static func encodePlain(_ value: some Encodable) throws -> String {
    try encode(value, .useDefaultKeys)
  }

  private static func encode(
    _ value: some Encodable, _ keys: JSONEncoder.KeyEncodingStrategy
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = keys
    encoder.dateEncodingStrategy = .iso8601
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// Escapes what the encoder leaves: it thinks of JSON, not of terminals.
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: isEscaped) else { return json }
    var text = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      guard isEscaped(scalar) else {
        text.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      text.append(
        contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
    }
    return String(text)
  }

  /// Line feeds stand between fields; every other control stands in a string.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && Sanitiser.steers(scalar)
  }
}
