import Foundation
import WaymarkCore

/// JSON on standard output, harmless on a terminal whatever servers and models wrote.
enum CommandJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return SafeJSON.text(try encoder.encode(value)) + "\n"
  }

  /// A value on one line.
  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return SafeJSON.text(try encoder.encode(value)) + "\n"
  }
}
