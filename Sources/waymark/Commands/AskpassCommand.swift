import ArgumentParser
import Foundation
import WaymarkCore

/// Asks a question of git or ssh inside the Waymark that started them.
struct AskpassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "askpass",
    abstract: "Answer a question of git or ssh; started by them, not by hand.",
    shouldDisplay: false)

  @Argument(help: "The question.")
  var prompt: String

  func run() throws {
    let status = Self.ask(prompt)
    guard status == 0 else { throw ExitCode(status) }
  }

  static func ask(_ prompt: String) -> Int32 {
    AskpassClient.run(prompt: prompt, environment: ProcessInfo.processInfo.environment)
  }
}
