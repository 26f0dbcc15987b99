import Foundation

/// Finds plan files by their usual names.
package enum PlanLocator {
  private static let names = [
    "MASTER_PLAN.md", "MASTERPLAN.md", "PLAN.md", "IMPLEMENTATION_PLAN.md", "ROADMAP.md",
    "TODO.md", "TASKS.md",
  ]

  /// Folders whose subfolders may each hold a `tasks.md`.
  private static let specifications = [".kiro/specs", "specs", "openspec/changes"]

  /// The plan files of a project, the likeliest first, relative to its root.
  package static func candidates(in root: String) -> [String] {
    var found: [String] = []
    for folder in ["", "docs/"] {
      let present = files(in: folder.isEmpty ? root : "\(root)/docs")
      for name in names {
        found += present.filter { $0.lowercased() == name.lowercased() }.map { folder + $0 }
      }
    }
    for folder in specifications {
      for name in files(in: "\(root)/\(folder)") {
        let path = "\(folder)/\(name)/tasks.md"
        if FileManager.default.fileExists(atPath: "\(root)/\(path)") { found.append(path) }
      }
    }
    return found
  }

  private static func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
