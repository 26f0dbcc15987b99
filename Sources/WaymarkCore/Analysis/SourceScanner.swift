import Foundation

/// Lists the source files of a folder without reading them.
struct SourceScanner {
  /// A larger file is left out and named.
  static let sizeLimit: Int64 = 2 << 20

  /// A file that is to be analysed, with what tells whether it changed.
  struct Candidate: Sendable, Hashable {
    var path: String
    /// nil when only the first line can tell.
    var language: String?
    /// In bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    var inode: Int64
  }

  struct Result: Sendable {
    var files: [Candidate] = []
    /// Every path that exists, source or not.
    var paths: [String] = []
    var skipped: [SourceSummary.Skipped] = []
  }

  /// Folders whose content is somebody else's code or was made by a program.
  private static let foreign: Set<String> = [
    "node_modules", "vendor", "third_party", "thirdparty", ".git", ".build", "target", "dist",
    "venv", ".venv", "__pycache__", "Pods", "Carthage", "bower_components", ".tox", ".mypy_cache",
  ]

  let root: String

  /// Scans.
  ///
  /// - Parameters:
  ///   - listed: The paths that git names; nil walks the folder.
  ///   - includingText: Whether files that are no source are taken as plain text.
  /// - Returns: The files to analyse and those that are left out, with the reason.
  func scan(listed: [String]?, includingText: Bool = false) -> Result {
    var result = Result()
    var reported: Set<String> = []
    for path in (listed ?? walk(&result)).sorted() {
      if let folder = foreignFolder(of: path) {
        if listed != nil, reported.insert(folder).inserted {
          result.skipped.append(.init(path: folder, reason: "vendored or generated"))
        }
        continue
      }
      add(path, includingText, &result)
    }
    return result
  }

  private func add(_ path: String, _ includingText: Bool, _ result: inout Result) {
    var language: String?
    switch LanguageDetector.kind(of: path) {
    case .source(let id): language = id
    case .unknown: language = nil
    case .other:
      guard includingText else { return result.paths.append(path) }
      language = "text"
    }
    var status = stat()
    guard lstat("\(root)/\(path)", &status) == 0 else {
      let cause = errno
      // A file that is gone is no loss; one that is there and cannot be named or reached is.
      if path.unicodeScalars.contains("\u{FFFD}") {
        result.skipped.append(.init(path: path, reason: "its name is not UTF-8"))
      } else if cause == EACCES {
        result.skipped.append(.init(path: path, reason: "its directory may not be read"))
      }
      return
    }
    // A link's target is scanned where it lies; pipes and devices are never opened.
    guard status.st_mode & S_IFMT == S_IFREG else { return }
    result.paths.append(path)
    if path.hasSuffix(".min.js") || path.hasSuffix(".min.css") {
      result.skipped.append(.init(path: path, reason: "minified"))
    } else if status.st_size > SourceScanner.sizeLimit {
      result.skipped.append(
        .init(path: path, reason: "larger than \(SourceScanner.sizeLimit >> 20) MB"))
    } else {
      result.files.append(
        Candidate(
          path: path, language: language, size: Int64(status.st_size),
          modified: status.st_mtim.nanoseconds,
          inode: Int64(bitPattern: UInt64(status.st_ino))))
    }
  }

  private func foreignFolder(of path: String) -> String? {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/\(part)"
      if SourceScanner.foreign.contains(String(part)) { return folder }
    }
    return nil
  }

  /// All files below the root; links to folders are not followed, so no loop can catch it.
  private func walk(_ result: inout Result) -> [String] {
    var paths: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let place = folder.isEmpty ? root : "\(root)/\(folder)"
      guard let directory = opendir(place) else {
        result.skipped.append(
          .init(path: folder.isEmpty ? "." : folder, reason: "the directory may not be read"))
        continue
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = stat()
        guard lstat("\(root)/\(path)", &status) == 0 else {
          // `add` says why.
          paths.append(path)
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR where !SourceScanner.foreign.contains(name): folders.append(path)
        case S_IFREG: paths.append(path)
        default: break
        }
      }
    }
    return paths
  }
}
