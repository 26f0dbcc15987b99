import ArgumentParser
import WaymarkCore

/// Shows something in the Waymark that already runs on the project.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an objective or a gap in the Waymark that runs on the project.",
    discussion: "Example: waymark show objective phase-2",
    subcommands: [ShowObjective.self, ShowGap.self])
}

/// Where the running Waymark is looked for.
struct RunningProject: ParsableArguments {
  @Option(help: "A directory of the project.") var project = "."
}

struct ShowObjective: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "objective", abstract: "Show an objective by its key.",
    discussion: "Example: waymark show objective phase-2")

  @Argument(help: "The objective's key, as `waymark plan --format json` prints it.")
  var key: String
  @OptionGroup var place: RunningProject

  func run() throws {
    let key = key
    Console.write(
      try CompanionClient.ask(place.project) { _ in .objective(key: key) } + "\n", to: .output)
  }
}

struct ShowGap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap", abstract: "Show a gap by its number in the report.",
    discussion: "Example: waymark show gap 3")

  @Argument(help: "The gap's number, counted from 1.") var number: Int
  @OptionGroup var place: RunningProject

  func run() throws {
    let number = number
    Console.write(
      try CompanionClient.ask(place.project) { _ in .gap(number: number) } + "\n", to: .output)
  }
}
