/// Folders whose code stands beside the product.
///
/// Documentation, examples, deployment, what is kept for its history: words found there show that a
/// thing is talked about, not that it is built.
enum SupportPaths {
  /// What a share of words in such a folder is worth.
  static let worth: Float = 0.7

  /// The folder that puts a file beside the product; nil for product code.
  static func folder(of path: String) -> Substring? {
    path.split(separator: "/").dropLast().first { names.contains($0.lowercased()) }
  }

  private static let names: Set<String> = [
    "doc", "docs", "documentation", "example", "examples", "sample", "samples", "demo", "demos",
    "site", "sites", "website", "www", "archive", "archived", "obsolete", "old", "legacy",
    "deprecated", "template", "templates", "fixtures", "deploy", "deployment", "script", "scripts",
    "tools", "hack", "bench", "benches", "benchmark", "benchmarks", "playground", "sandbox", "poc",
    "storybook", ".github",
  ]
}
