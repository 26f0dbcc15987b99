import Foundation
import Glibc

/// Explains a lock file that is in the way: who holds it, or that nobody does any more.
enum LockFile {
  /// Adds to a `gitLocked` error which program works in the repository, or how to take a lock away
  /// that was left behind.
  static func explain(_ error: WaymarkError, in folder: String) -> WaymarkError {
    guard let lock = error.field else { return error }
    guard FileManager.default.fileExists(atPath: lock) else { return error }
    if let holder = holders(in: folder).first {
      return WaymarkError(
        .gitLocked, "Another program works in this repository: \(holder).",
        hint: "Wait until it is done and try again.", field: lock)
    }
    let age = age(of: lock).map { " \($0) ago" } ?? ""
    return WaymarkError(
      .gitLocked,
      "The repository is locked by \(lock), made\(age), and no git is running in it.",
      hint: "A git that crashed left it behind: delete that file and try again.", field: lock)
  }

  /// The git processes whose working folder is the repository.
  private static func holders(in folder: String) -> [String] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap { name in
      guard let process = Int32(name), process != getpid(),
        let command = try? String(contentsOfFile: "/proc/\(name)/comm", encoding: .utf8),
        command.hasPrefix("git"),
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd"),
        place == folder || place.hasPrefix(folder + "/")
      else { return nil }
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return "`\(Sanitiser.clean(Redaction.clean(words.joined(separator: " "))))`, process \(name)"
    }
  }

  private static func age(of path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let date = attributes?[.modificationDate] as? Date else { return nil }
    let seconds = Int(-date.timeIntervalSinceNow)
    return seconds < 120 ? "\(max(0, seconds)) s" : "\(seconds / 60) min"
  }
}
