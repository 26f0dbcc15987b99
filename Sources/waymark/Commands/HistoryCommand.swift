import ArgumentParser
import WaymarkCore

/// Prints the snapshots of finished analyses.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show how completion and gaps went over the analyses so far.",
    discussion: "Example: waymark history . --limit 20")

  @Argument(help: "A directory of the project.") var path = "."
  @Option(help: "How to print: text or json.") var format = DataFormat.text
  @Option(help: "The most snapshots that are shown.") var limit = 30
  @Flag(name: [.short, .long], help: "Register the project without asking.") var yes = false

  func validate() throws {
    guard (1...10_000).contains(limit) else {
      throw ValidationError("--limit takes a number from 1 to 10000.")
    }
  }

  func run() throws {
    let database = try Composition.live().openDatabase()
    let (path, yes, limit) = (path, yes, limit)
    let snapshots = try Blocking.run {
      let project = try await ProjectResolution.project(at: path, in: database, agreed: yes)
      return try AnalysisStore(database).snapshots(of: project.id, limit: limit)
    }
    switch format {
    case .json: Console.write(try HistoryJSON().render(snapshots), to: .output)
    case .text:
      if snapshots.isEmpty {
        Console.note("No analysis has finished yet; `waymark analyze \(path)` runs one.")
      }
      Console.write(HistoryText().render(snapshots), to: .output)
    }
  }
}
