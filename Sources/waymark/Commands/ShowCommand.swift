import ArgumentParser
import Foundation
import WaymarkCore

/// Shows an objective, a gap or a diff in the Waymark that already runs on the project.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an objective, a gap or a diff in the Waymark that runs on the project.",
    discussion: "Example: waymark show objective phase-2",
    subcommands: [ShowObjective.self, ShowGap.self, ShowDiff.self])
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

struct ShowDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed in a file, or in everything.",
    discussion: "Example: waymark show diff src/main.swift")

  @Argument(help: "A file of the project; everything without one.") var file: String?
  @OptionGroup var place: RunningProject

  func run() throws {
    // A file that was deleted has a diff too, so it need not be there.
    let path = file.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    let answer = try CompanionClient.ask(place.project) { root in
      .diff(path: path.map { $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : $0 })
    }
    Console.write(answer + "\n", to: .output)
  }
}
