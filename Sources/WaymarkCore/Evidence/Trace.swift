import Foundation

/// Requirement files against code files, without a project or a database.
package struct Trace: Sendable {
  /// A link between a requirement and a file.
  package struct Link: Sendable, Hashable {
    /// The requirement's file name without its ending.
    package let requirement: String
    /// Relative to the code folder.
    package let file: String
    /// 0 to 1.
    package let score: Double
  }

  private let strategy: any MatchStrategy
  private let threshold: Double?
  private let grammars: GrammarLibrary

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - strategy: How they are matched.
  ///   - threshold: The least score of a link; nil leaves the choice to the strategy.
  ///   - grammars: For the code.
  package init(strategy: any MatchStrategy, threshold: Double?, grammars: GrammarLibrary) {
    self.strategy = strategy
    self.threshold = threshold
    self.grammars = grammars
  }

  /// Finds the links, by requirement and best first.
  ///
  /// - Throws: `pathNotFound` and its kin for a bad folder, `invalidArgument` for an empty one.
  package func links(requirements: String, code: String) async throws -> [Link] {
    let asked = try Trace.requirements(in: ProjectRules.directory(requirements))
    let files = try await SourceIndex.read(
      folder: ProjectRules.directory(code), includingText: true, grammars: grammars)
    guard !asked.isEmpty, !files.isEmpty else {
      let empty = asked.isEmpty ? requirements : code
      throw WaymarkError(
        .invalidArgument, "There is no file to read in \(empty).", hint: "Check the folder.")
    }
    let results = strategy.match(asked, against: MatchCorpus(files))
    return zip(asked, results).flatMap { requirement, matches in
      matches.filter { match in threshold.map { match.score >= $0 } ?? match.isLinked }
        .map { Link(requirement: requirement.id, file: files[$0.file].path, score: $0.score) }
    }
  }

  /// The links as CSV with a header line.
  package static func csv(_ links: [Link]) -> String {
    var text = "requirement,file,score\n"
    for link in links {
      let score = String(Double(Int((link.score * 1_000_000).rounded())) / 1_000_000)
      text += "\(field(link.requirement)),\(field(link.file)),\(score)\n"
    }
    return text
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func requirements(in folder: String) throws -> [MatchRequirement] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return names.compactMap { name in
      var status = stat()
      let path = "\(folder)/\(name)"
      guard !name.hasPrefix("."), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_size <= 1 << 22, let data = FileManager.default.contents(atPath: path)
      else { return nil }
      let text = String(decoding: data, as: UTF8.self)
      let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
      return MatchRequirement(
        id: (name as NSString).deletingPathExtension, title: lines.first.map(String.init) ?? "",
        prose: lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
