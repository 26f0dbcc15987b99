import ArgumentParser
import WaymarkCore

/// Runs an analysis and prints its report.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Compare the plan with the code and print what was found.",
    discussion: """
      Exits with 1 when --fail-under or --fail-on finds what it looks for.

      Example: waymark analyze . --format sarif --output waymark.sarif --fail-on critical
      """)

  @Argument(help: "A directory of the project.") var path = "."
  @Option(help: "How much is done anew: full, incremental or targeted.")
  var type: Analysis.Kind?
  @Option(help: "The objective key or path to look at; implies --type targeted.")
  var target: String?
  @Option(
    help: "How plan and code are matched: \(MatchStrategies.names.joined(separator: " or ")).")
  var strategy = MatchStrategies.standard
  @Option(help: "Read this plan instead of the one that is found.") var plan: String?
  @Option(help: "How to print: \(ReportFormats.names.joined(separator: ", ")).")
  var format = "text"
  @Option(name: [.short, .long], help: "Write the report to this file.") var output: String?
  @Option(help: "Exit with 1 when the completion is below this percentage.")
  var failUnder: Double?
  @Option(help: "Exit with 1 when a gap is at least this severe: critical, high, medium or low.")
  var failOn: Gap.Severity?
  @Flag(name: [.short, .long], help: "Register the project without asking.") var yes = false

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under takes a percentage from 0 to 100.")
    }
    if type == .targeted, target == nil {
      throw ValidationError("--type targeted needs --target KEY or --target PATH.")
    }
    if let type, type != .targeted, target != nil {
      throw ValidationError("--target goes with --type targeted.")
    }
    guard ReportFormats.names.contains(format) else {
      throw ValidationError(
        "There is no format “\(format)”; choose from \(ReportFormats.names.joined(separator: ", "))."
      )
    }
    guard MatchStrategies.names.contains(strategy) else {
      throw ValidationError(
        "There is no strategy “\(strategy)”; choose from "
          + "\(MatchStrategies.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let format = try ReportFormats.named(
      format, style: TextStyle(color: output == nil && Console.hasColor, width: Console.width))
    let composition = Composition.live()
    let database = try composition.openDatabase()
    let request = AnalyzeProject.Request(
      kind: target == nil ? type ?? .incremental : .targeted, target: target,
      strategy: strategy, planPath: plan)
    let (path, yes) = (path, yes)
    let line = ProgressLine()
    let report = try Blocking.run {
      defer { line.clear() }
      let project = try await ProjectResolution.project(at: path, in: database, agreed: yes)
      return try await AnalyzeProject(database: database, grammars: composition.grammars)
        .run(project, request, progress: line.show)
    }
    try emit(try format.render(report))
    try gate(report)
  }

  private func emit(_ text: String) throws {
    guard let output else { return Console.write(text, to: .output) }
    try FileWriter.replace(output, with: Array(text.utf8))
  }

  private func gate(_ report: AnalysisReport) throws {
    let gate = Gate(failUnder: failUnder, failOn: failOn)
    let failures = gate.failures(of: report)
    guard !failures.isEmpty else { return }
    for failure in failures { Console.note(failure) }
    throw ExitCode(ExitStatus.checkFailed)
  }
}

extension Analysis.Kind: ExpressibleByArgument {}
extension Gap.Severity: ExpressibleByArgument {}
