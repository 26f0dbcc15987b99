import Foundation
import Testing

@testable import WaymarkCore

/// The streams beside this file: some recorded from a small model, some written by hand.
@Suite struct StreamFixtureTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Streams")

  static let names = ["error", "pull", "reply", "thinking", "unicode"]

  @Test(arguments: names)
  func `a stream reads the same however it is cut`(name: String) throws {
    let file = Self.folder.appendingPathComponent("\(name).ndjson")
    try StreamReplay.expectSameAtEveryCut([UInt8](try Data(contentsOf: file)), name)
  }

  /// Over a real connection: the head, the sizes of the chunks, the lines and their characters.
  @Test(arguments: names)
  func `the whole client reads a stream the same however it is cut`(name: String) async throws {
    let file = Self.folder.appendingPathComponent("\(name).ndjson")
    let replay = try WholeReplay(
      [UInt8](try Data(contentsOf: file)), name == "pull" ? .pull : .chat)
    try await replay.expectSameAtEveryCut(name)
  }
}
