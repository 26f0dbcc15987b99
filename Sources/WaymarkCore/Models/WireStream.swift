import Foundation

/// The lines of streamed answers as they stand on the wire.
enum WireStream {
  /// A line of a reply.
  struct Chat: Decodable {
    struct Message: Decodable {
      var content: String?
      var thinking: String?
    }

    var message: Message?
    var done: Bool?
    var doneReason: String?
    var error: ErrorText?
    var totalDuration: Int64?
    var loadDuration: Int64?
    var promptTokens: Int?
    var promptDuration: Int64?
    var replyTokens: Int?
    var replyDuration: Int64?

    private enum CodingKeys: String, CodingKey {
      case message, done, error
      case doneReason = "done_reason"
      case totalDuration = "total_duration"
      case loadDuration = "load_duration"
      case promptTokens = "prompt_eval_count"
      case promptDuration = "prompt_eval_duration"
      case replyTokens = "eval_count"
      case replyDuration = "eval_duration"
    }

    var statistics: ChatStatistics {
      ChatStatistics(
        reason: doneReason, promptTokens: promptTokens, replyTokens: replyTokens,
        totalDuration: totalDuration, loadDuration: loadDuration, promptDuration: promptDuration,
        replyDuration: replyDuration)
    }
  }

  /// A line of a pull, a creation or another long task.
  struct Status: Decodable {
    var status: String?
    var digest: String?
    var total: Int64?
    var completed: Int64?
    var error: ErrorText?
  }

  /// An answer of which only an error matters.
  struct Failure: Decodable {
    var error: ErrorText?
  }

  /// Decodes a line; bytes that are no UTF-8 become U+FFFD.
  static func decode<Line: Decodable>(_ type: Line.Type, _ line: UnsafeRawBufferPointer) -> Line? {
    guard let base = line.baseAddress else { return nil }
    let decoder = JSONDecoder()
    let data = Data(
      bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: line.count, deallocator: .none)
    if let value = try? decoder.decode(type, from: data) { return value }
    let repaired = String(decoding: line, as: UTF8.self)
    return try? decoder.decode(type, from: Data(repaired.utf8))
  }
}
