import ArgumentParser
import WaymarkCore

/// Parses the plan and prints what is in it and what is doubtful about it.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Read the plan and print its objectives and findings.",
    discussion: """
      Needs no registered project. Exits with 1 when the plan has errors.

      Example: waymark plan . --format json
      """)

  @Argument(help: "A directory, or a plan file.") var path = "."
  @Option(help: "Read this plan instead of the one that is found.") var plan: String?
  @Option(help: "How to print: text or json.") var format = DataFormat.text

  func run() throws {
    let parsed = try PlanCommand.source(path: path, plan: plan).parse()
    switch format {
    case .json: Console.write(try PlanJSON().render(parsed), to: .output)
    case .text:
      let style = TextStyle(color: Console.hasColor, width: Console.width)
      Console.write(PlanText(style: style).render(parsed), to: .output)
    }
    if parsed.findings.contains(where: { $0.severity == .error }) {
      throw ExitCode(ExitStatus.checkFailed)
    }
  }

  private static func source(path: String, plan: String?) throws -> PlanSource {
    do {
      let folder = try ProjectFolder.check(path)
      return try PlanSource.find(in: folder, override: plan)
    } catch let error as WaymarkError where error.code == .notADirectory && plan == nil {
      return try PlanSource.find(in: try ProjectFolder.check("."), override: path)
    }
  }
}
