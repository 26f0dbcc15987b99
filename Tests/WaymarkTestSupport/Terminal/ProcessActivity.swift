internal import Foundation

/// Whether a process has anything to do, as the kernel tells.
enum ProcessActivity {
  /// A mark that stays the same as long as no thread of the process runs; nil while one does or
  /// while a child of the process is alive.
  static func restingMark(of process: Int32) -> String? {
    let folder = "/proc/\(process)/task"
    guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "ended"
    }
    var mark = ""
    for thread in threads.sorted() {
      let place = "\(folder)/\(thread)"
      guard let children = text("\(place)/children"), children.isEmpty,
        let status = text("\(place)/status"),
        status.contains("\nState:\tS") || status.contains("\nState:\tT")
      else { return nil }
      let switches = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
      mark += "\(thread) \(switches)"
    }
    return mark
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
