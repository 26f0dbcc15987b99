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
    let top = entries(of: root)
    let folders = [""] + top.filter { $0.lowercased() == "docs" }.map { $0 + "/" }
    var found: [String] = []
    for folder in folders {
      let present = folder.isEmpty ? top : entries(of: "\(root)/\(folder)")
      for name in names {
        found += present.filter { $0.lowercased() == name.lowercased() }.map { folder + $0 }
      }
    }
    for folder in specifications {
      found += entries(of: "\(root)/\(folder)").map { "\(folder)/\($0)/tasks.md" }
    }
    return found.filter { isFile("\(root)/\($0)") }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  private static func entries(of folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
