internal import Foundation

/// What a pane remembers until the next start, as text for the session.
protocol PaneMemory: Codable, Sendable {}

extension PaneMemory {
  /// The same memory gives the same text; nil when it cannot be written.
  var encoded: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads what was remembered; nil for anything else, as of another version.
  init?(encoded: String) {
    guard let memory = try? JSONDecoder().decode(Self.self, from: Data(encoded.utf8)) else {
      return nil
    }
    self = memory
  }
}
