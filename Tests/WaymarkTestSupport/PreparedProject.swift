internal import Foundation
internal import WaymarkCore

/// A repository and a database in which it has been analysed some days ago.
///
/// Its name, its figures and the age of its analysis are the same wherever and whenever a test
/// runs, so that its screens can be compared with golden files.
package struct PreparedProject: Sendable {
  /// Waymark's own folder.
  package let home: TemporaryFolder
  private let place: TemporaryFolder
  package let path: String

  /// Makes the repository; the sample plan with the sample's sources, committed.
  ///
  /// - Parameter isAnalysed: Whether it is registered and has a finished analysis.
  /// - Throws: When git or the database says no.
  package init(isAnalysed: Bool = true) throws {
    home = try TemporaryFolder()
    place = try TemporaryFolder()
    let repository = try TemporaryRepository(in: place, named: "acme")
    path = repository.path
    for (name, lines) in SampleReport.sources {
      try repository.write(name, lines.joined(separator: "\n") + "\n")
    }
    try repository.commit("First")
    guard isAnalysed else { return }
    let database = try Database(path: home.path + "/data/waymark.db")
    let project = try ProjectStore(database).add(name: "acme", path: path)
    // Half a day past three days: the words for the age stay the same for hours.
    let then = Date().addingTimeInterval(-3.5 * 86_400)
    let store = AnalysisStore(database) { then }
    for completion in [0.51, 0.58] {
      var report = SampleReport.report(of: project)
      report.completion = completion
      report.analysis = try store.begin(
        project.id, kind: .full, target: nil, strategy: "lexical")
      _ = try store.finish(report)
    }
  }

  /// Runs the program with the project's own folder of Waymark, as a shell beside it would.
  package func run(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(
      TestProgram.waymark, arguments, in: "/",
      environment: ["WAYMARK_HOME": home.path, "NO_COLOR": "1"])
  }
}
