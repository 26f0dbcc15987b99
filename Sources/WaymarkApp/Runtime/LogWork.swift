internal import Foundation
package import Logging

/// The log that the application writes to and shows.
package struct ApplicationLog: Sendable {
  /// The file, for the log view.
  package let path: String
  package let logger: Logger

  package init(path: String, logger: Logger) {
    self.path = path
    self.logger = logger
  }
}

/// What the application asks about its log.
enum LogWork {
  /// The end of the log that is read.
  private static let readLimit: UInt64 = 1 << 18

  /// Reads the last lines of the log for its view.
  static let read = Effect.run(
    Work(Work.ID(.dashboard, "log")) { services, send in
      guard let path = services.log?.path else {
        send(LogView.Content(path: "", lines: []))
        return
      }
      send(LogView.Content(path: path, lines: lines(of: path)))
    })

  /// Writes what people are told about as going wrong.
  static func write(_ notice: Notice) -> Effect {
    .run(
      Work(Work.ID(.dashboard, "log of \(notice.text)")) { services, _ in
        services.log?.logger.log(level: notice.isError ? .error : .info, "\(notice.text)")
      })
  }

  private static func lines(of path: String) -> [LogView.Line] {
    guard let handle = FileHandle(forReadingAtPath: path), let size = try? handle.seekToEnd() else {
      return []
    }
    let start = size > readLimit ? size - readLimit : 0
    guard (try? handle.seek(toOffset: start)) != nil, let data = try? handle.readToEnd() else {
      return []
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return lines.dropFirst(start > 0 ? 1 : 0).map(LogView.Line.init)
  }
}
