import ArgumentParser
import WaymarkCore

/// Links requirement files with code files; for measuring the match strategies.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Link a folder of requirements with a folder of code and print CSV.",
    discussion: """
      Each file in the first folder is one requirement, named by its file name without the ending. \
      Prints requirement,file,score: the links the strategy asserts, best first per requirement.

      Example: waymark trace --requirements docs/requirements --code src > links.csv
      """)

  @Option(help: "The folder with one requirement a file.") var requirements: String
  @Option(help: "The folder with the code.") var code: String
  @Option(help: "How they are matched: \(MatchStrategies.names.joined(separator: " or ")).")
  var strategy = MatchStrategies.standard
  @Option(help: "Print every link with at least this score, 0 to 1, instead.")
  var threshold: Double?

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 1.")
    }
  }

  func run() throws {
    let composition = Composition.live()
    let trace = Trace(
      strategy: try MatchStrategies.named(strategy), threshold: threshold,
      grammars: composition.grammars)
    let (requirements, code) = (requirements, code)
    let links = try Blocking.run { try await trace.links(requirements: requirements, code: code) }
    Console.write(Trace.csv(links), to: .output)
  }
}
