import Foundation

/// The program that was built beside the tests.
package enum BuiltProgram {
  package static var path: String {
    Bundle.allBundles.lazy.map { $0.bundleURL.deletingLastPathComponent().path + "/waymark" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
      + "/waymark"
  }

  /// Whether a program is on the search path, for tests that need more than git.
  package static func isInstalled(_ name: String, in more: [String] = []) -> Bool {
    let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (search.split(separator: ":").map(String.init) + more).contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
