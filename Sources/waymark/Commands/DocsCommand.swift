import ArgumentParser
import Foundation
import WaymarkApp
import WaymarkCore

/// Rewrites the generated files of a working copy; `make docs` calls it.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Rewrite keymaps/default.toml, themes/default.toml and the generated tables.",
    discussion: """
      For people who work on Waymark. Exits with 1 when --check finds a stale file.

      Example: waymark docs .
      """,
    shouldDisplay: false)

  @Argument(help: "The root of the working copy.") var path = "."
  @Flag(help: "Write nothing; say what is stale.") var check = false

  func run() throws {
    let folder = try ProjectFolder.check(path)
    func read(_ name: String) -> String? {
      FileManager.default.contents(atPath: "\(folder)/\(name)")
        .map { String(decoding: $0, as: UTF8.self) }
    }
    let stale = GeneratedDocuments.all(reading: read).filter { read($0.path) != $0.text }
    for document in stale {
      if !check {
        try FileWriter.replace("\(folder)/\(document.path)", with: Array(document.text.utf8))
      }
      Console.write("\(check ? "stale" : "wrote")  \(document.path)\n", to: .output)
    }
    if check, !stale.isEmpty { throw ExitCode(ExitStatus.checkFailed) }
  }
}
