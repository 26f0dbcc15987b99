internal import Foundation

/// The programs and folders that the build left beside the tests.
package enum TestProgram {
  /// The debug build of `waymark`.
  package static var waymark: String {
    Bundle.allBundles.lazy.map { $0.bundleURL.deletingLastPathComponent().path + "/waymark" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
      + "/waymark"
  }
}
