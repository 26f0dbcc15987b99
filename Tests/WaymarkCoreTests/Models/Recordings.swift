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

/// Sends an answer to the client over a real connection, cut in two at every byte, its head and the
/// sizes of its chunks included.
///
/// The second part is sent when the client has read the first, so that it sees both apart.
final class WholeReplay {
  /// What is asked for.
  enum Face {
    case chat, pull
  }

  private let face: Face
  private let server: LocalServer
  private let http = HTTPClient()
  private let answer: [UInt8]

  /// - Parameters:
  ///   - lines: The body, line by line a chunk, as servers send it.
  ///   - face: What was asked for.
  /// - Throws: When there is no port to listen on.
  init(_ lines: [UInt8], _ face: Face) throws {
    self.face = face
    var answer = Array(
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
        .utf8)
    for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast(lines.last == 0x0A ? 1 : 0)
    {
      answer += Array("\(String(line.count + 1, radix: 16))\r\n".utf8) + line + [0x0A]
      answer += Array("\r\n".utf8)
    }
    answer += Array("0\r\n\r\n".utf8)
    self.answer = answer
    server = try LocalServer { [answer] request, connection in
      let cut = request.headers["x-cut"].flatMap(Int.init) ?? 0
      connection.send(Array(answer[..<cut]))
      connection.waitUntilRead()
      connection.send(Array(answer[cut...]))
    }
  }

  /// Compares what comes of every cut with what comes of none.
  func expectSameAtEveryCut(_ name: String) async throws {
    let whole = try await outcome(cutAt: 0)
    #expect(!whole.isEmpty, "\(name)")
    for cut in 1...answer.count {
      let found = try await outcome(cutAt: cut)
      guard found == whole else {
        Issue.record("\(name), cut at byte \(cut): \(found) instead of \(whole)")
        return
      }
    }
  }

  /// Everything that came, however it was divided, and the error that ended it.
  private func outcome(cutAt cut: Int) async throws -> String {
    let client = OllamaClient(
      ServerConnection(
        name: "box", address: ServerAddress(server.url), headers: [.init("X-Cut", "\(cut)")]),
      http: http)
    var found = ""
    do {
      switch face {
      case .chat: try await chat(client, &found)
      case .pull:
        var stream = try await client.pull("m")
        while let reports = try await stream.next() {
          for report in reports { found += "\(report)" }
        }
      }
    } catch let error as WaymarkError {
      found += " \(error.code): \(error.message)"
    }
    return found
  }

  private func chat(_ client: OllamaClient, _ found: inout String) async throws {
    let request = ChatRequest(
      model: "m", messages: [.init(role: "user", content: "Hi")], options: [:])
    var kind = ""
    var stream = try await client.chat(request)
    while let pieces = try await stream.next() {
      for piece in pieces {
        let (next, text) =
          switch piece {
          case .text(let text): ("text", text)
          case .thinking(let text): ("thinking", text)
          case .damaged: ("damaged", "")
          case .done(let statistics): ("done", "\(statistics)")
          }
        if next != kind { found += " [\(next)] " }
        kind = next
        found += text
      }
    }
  }
}
