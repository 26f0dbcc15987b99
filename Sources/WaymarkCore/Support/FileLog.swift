import Dispatch
import Glibc
package import Logging

/// A log handler that appends lines to a file and never writes to the terminal.
///
/// Lines are written on a queue of their own, so that whoever logs never waits for a disk. A file
/// over the limit is kept once, with `.1` after its name.
package struct FileLog: LogHandler {
  /// The file behind any number of handlers.
  package final class File: Sendable {
    private let path: String
    private let limit: Int
    private let queue = DispatchQueue(label: "waymark.log", qos: .utility)
    private let descriptor = Locked<Int32?>(nil)

    /// Prepares a log; nothing is opened before the first line.
    package init(path: String, limit: Int = 1 << 20) {
      self.path = path
      self.limit = limit
    }

    deinit {
      if let descriptor = descriptor.withLock({ $0 }), descriptor >= 0 { close(descriptor) }
    }

    func append(_ line: String) {
      queue.async { [self] in
        let descriptor = descriptor.withLock { known in
          let opened = known ?? open()
          known = opened
          return opened
        }
        guard descriptor >= 0 else { return }
        var line = line
        line.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
      }
    }

    /// Waits until every line so far is written.
    package func flush() { queue.sync {} }

    /// Opens the file for its owner alone, after setting a long one aside; -1 when it cannot be.
    private func open() -> Int32 {
      var status = stat()
      if stat(path, &status) == 0, status.st_size > limit { rename(path, path + ".1") }
      makeFolders()
      return Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }

    private func makeFolders() {
      let parts = path.split(separator: "/").dropLast()
      var folder = ""
      for part in parts {
        folder += "/" + part
        mkdir(folder, 0o700)
      }
    }
  }

  private let file: File
  private let label: String
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level = .info

  package init(_ file: File, label: String) {
    self.file = file
    self.label = label
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    let level = event.level.rawValue
    let name = level + String(repeating: " ", count: max(0, 8 - level.count))
    let text = Sanitiser.clean("\(label): \(event.message)\(details)")
    file.append("\(FileLog.time()) \(name) \(text)\n")
  }

  /// The time in UTC, by the C library: a date formatter would load the locale data.
  private static func time() -> String {
    var now = Glibc.time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func padded(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    let date = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    return "\(date)T\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))Z"
  }
}
