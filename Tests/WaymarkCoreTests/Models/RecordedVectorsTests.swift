import Foundation
import Testing

@testable import WaymarkCore

/// What Ollama's own code and server gave, where a folder of such recordings is at hand.
///
/// `WAYMARK_CAPTURES` names the folder; without it these tests are skipped, and the streams beside
/// them stand in.
@Suite(.enabled(if: Recordings.folder != nil, "WAYMARK_CAPTURES names no folder"))
struct RecordedVectorsTests {
  @Test func `every recorded address is read the same way`() throws {
    let rows = try Recordings.text("ollama-host-vectors.tsv").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(rows.count == 39)
    for row in rows {
      let cells = row.components(separatedBy: "\t")
      let text = try JSONDecoder().decode(String.self, from: Data(cells[0].utf8))
      #expect(ServerAddress(text).url == cells[1], "\(cells[0])")
      // An empty host is left to the library there; here it is written out.
      let expected = cells[2].replacing("//:", with: "//127.0.0.1:")
      let trimmed = expected.hasSuffix("/") ? String(expected.dropLast()) : expected
      #expect(ServerAddress(text).base == trimmed, "\(cells[0])")
    }
  }

  @Test func `every recorded stream reads the same however it is cut`() throws {
    for (name, bytes) in try Recordings.streams() {
      try StreamReplay.expectSameAtEveryCut(bytes, name)
    }
  }

  /// Minutes long, so only where it is asked for.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["WAYMARK_CAPTURES_WHOLE"] != nil))
  func `the whole client reads every recorded stream the same however it is cut`() async throws {
    for (name, bytes) in try Recordings.streams() {
      let isTask = name.hasPrefix("pull") || name.hasPrefix("create")
      try await WholeReplay(bytes, isTask ? .pull : .chat).expectSameAtEveryCut(name)
    }
  }

  @Test func `every recorded list, detail and error is understood`() throws {
    func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
      let bytes = Array(try Recordings.text(name).utf8)
      return try #require(bytes.withUnsafeBytes { WireStream.decode(type, $0) })
    }
    let tags = try decode(WireModels.List.self, "tags.json")
    let first = try #require(tags.models?.first?.summary)
    #expect(first.name == "me/copy:latest")
    #expect(first.contextLength == 8192)
    #expect(first.modifiedAt != nil)
    let loaded = try #require(
      try decode(WireModels.List.self, "ps-loaded-forever.json").models?.first?.loaded)
    #expect(loaded.staysForever)
    #expect(loaded.contextLength == 2048)
    let show = try decode(WireModels.Show.self, "show.json").summary
    #expect(show.configuredContext == 1024)
    #expect(show.parameters.contains(ModelParameter(name: "stop", value: "<|im_end|>")))
    #expect(show.system == "You are a pirate.")
    let overflow = try decode(
      WireStream.Failure.self, "ctx-last-message-too-long-notruncate.json")
    #expect(overflow.error?.promptTokens == 850)
    #expect(overflow.error?.contextLength == 256)
    let image = try decode(WireStream.Failure.self, "err-chat-image-unsupported.json")
    #expect(image.error?.text.hasPrefix("Multimodal data") == true)
  }
}
