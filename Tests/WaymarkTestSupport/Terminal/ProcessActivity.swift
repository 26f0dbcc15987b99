internal import Foundation

/// Whether a process and its children have anything to do, as the kernel tells.
enum ProcessActivity {
  /// A mark that stays the same as long as no thread of them runs; nil while one does.
  static func restingMark(of process: Int32) -> String? {
    let folder = "/proc/\(process)/task"
    guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "ended"
    }
    var mark = ""
    var childMarks = ""
    for thread in threads.sorted() {
      let place = "\(folder)/\(thread)"
      guard let status = text("\(place)/status"),
        status.contains("\nState:\tS") || status.contains("\nState:\tT")
      else { return nil }
      let switches = status.split(separator: "\n").filter { $0.contains("ctxt_switches") }
      mark += "\(thread) \(switches)"
      for child in (text("\(place)/children") ?? "").split(separator: " ") {
        guard let mark = Int32(child).flatMap(restingMark) else { return nil }
        childMarks += mark
      }
    }
    return mark + childMarks
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
