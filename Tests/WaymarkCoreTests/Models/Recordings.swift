import Foundation
import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// Recorded answers of servers.
enum Recordings {
  /// A folder of recordings from a real server, where there is one.
  static var folder: String? {
    ProcessInfo.processInfo.environment["WAYMARK_CAPTURES"].flatMap {
      FileManager.default.fileExists(atPath: $0) ? $0 : nil
    }
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  /// Every stream of the folder by name.
  static func streams() throws -> [(String, [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder ?? "/nowhere").sorted()
      .filter { $0.hasSuffix(".ndjson") }
      .map { ($0, [UInt8](try Data(contentsOf: file($0)))) }
  }

  private static func file(_ name: String) -> URL {
    URL(fileURLWithPath: (folder ?? "/nowhere") + "/" + name)
  }
}

/// Runs a stream through the framing and the decoding, cut in two at every byte.
enum StreamReplay {
  /// The lines of a stream as they are understood, or the error that ends them.
  static func read(_ pieces: [[UInt8]]) throws -> [String] {
    var framer = LineFramer()
    var lines: [String] = []
    let take = { (line: UnsafeRawBufferPointer) in
      let chat = WireStream.decode(WireStream.Chat.self, line)
      let status = WireStream.decode(WireStream.Status.self, line)
      lines.append("\(String(describing: chat)) \(String(describing: status))")
    }
    for piece in pieces { try framer.append(piece, take) }
    framer.finish(take)
    return lines
  }

  static func expectSameAtEveryCut(_ bytes: [UInt8], _ name: String) throws {
    let whole = try read([bytes])
    // Decoding is the same for the same line, so the cuts are judged by the lines alone.
    let lines = try frames([bytes])
    #expect(!whole.isEmpty, "\(name)")
    for cut in 0...bytes.count {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      let framed = try frames(parts)
      if framed != lines {
        Issue.record("\(name) reads differently when it is cut at byte \(cut)")
        return
      }
    }
    #expect(try frames(bytes.map { [$0] }) == lines, "\(name), byte by byte")
  }

  private static func frames(_ pieces: [[UInt8]]) throws -> [[UInt8]] {
    var framer = LineFramer()
    var lines: [[UInt8]] = []
    for piece in pieces { try framer.append(piece) { lines.append([UInt8]($0)) } }
    framer.finish { lines.append([UInt8]($0)) }
    return lines
  }
}
