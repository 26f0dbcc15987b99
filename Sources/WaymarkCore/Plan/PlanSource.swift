import Foundation

/// The plan file of a project: which one it is, and its bytes.
package struct PlanSource: Sendable {
  /// A plan that is larger is not read.
  package static let sizeLimit = 64 << 20

  /// Relative to the project root; absolute when it lies outside.
  package let path: String
  /// All candidates that were found, the chosen one among them.
  package let candidates: [String]
  private let bytes: [UInt8]

  /// Finds and reads the plan.
  ///
  /// - Parameters:
  ///   - root: The project's root.
  ///   - override: A file to read instead, absolute or relative to the working folder or root.
  /// - Returns: The plan file, read.
  /// - Throws: `planNotFound`, `notReadable`, or `invalidArgument` when the file is too large.
  package static func find(in root: String, override: String? = nil) throws -> PlanSource {
    if let override { return try named(override, root: root) }
    let candidates = PlanLocator.candidates(in: root)
    guard let first = candidates.first else {
      throw WaymarkError(
        .planNotFound, "No plan was found in \(root).",
        hint: "Write a MASTER_PLAN.md there, or name a file: waymark analyze --plan FILE.")
    }
    return PlanSource(
      path: first, candidates: candidates, bytes: try read("\(root)/\(first)"))
  }

  /// Parses the plan; a plan that makes no sense gives findings, not errors.
  package func parse() -> Plan {
    PlanParser().parse(bytes, path: path)
  }

  private static func named(_ file: String, root: String) throws -> PlanSource {
    let places = file.hasPrefix("/") ? [file] : [file, "\(root)/\(file)"]
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw WaymarkError(
        .planNotFound, "There is no plan at \(file).", hint: "Check the path.", field: "plan")
    }
    let full = ProjectRules.resolved(found)
    let path = full.hasPrefix(root + "/") ? String(full.dropFirst(root.count + 1)) : full
    return PlanSource(path: path, candidates: [path], bytes: try read(full))
  }

  private static func read(_ path: String) throws -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw WaymarkError(
        .notReadable, "The plan \(path) is not a regular file.", hint: "Name another with --plan.")
    }
    guard status.st_size <= sizeLimit else {
      throw WaymarkError(
        .invalidArgument, "The plan \(path) is larger than \(sizeLimit >> 20) MB.",
        hint: "Name another with --plan.", field: "plan")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WaymarkError(
        .notReadable, "The plan \(path) may not be read.", hint: "Check its permissions.")
    }
    return [UInt8](data)
  }
}
