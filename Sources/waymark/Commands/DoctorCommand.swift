import ArgumentParser
import WaymarkCore

/// Says what is installed, found and reachable, and what to do about what is not.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check what Waymark needs and say what to do about what is missing.",
    discussion: """
      Exits with 3 when something is broken.

      Example: waymark doctor
      """)

  @Option(help: "How to print: text or json.") var format = DataFormat.text
  @Flag(help: "Move a damaged database aside; nothing is deleted.")
  var moveDatabaseAside = false

  func run() throws {
    let composition = Composition.live()
    if moveDatabaseAside { try moveAside(composition.directories.database) }
    let doctor = Doctor(
      configuration: Composition.configuration(), directories: composition.directories,
      grammars: composition.grammars,
      terminal: Doctor.Terminal.current)
    let checks = try Blocking.run { await doctor.checks() }
    switch format {
    case .json: Console.write(try Doctor.json(checks), to: .output)
    case .text: Console.write(Doctor.text(checks), to: .output)
    }
    if checks.contains(where: { $0.state == .broken }) {
      throw ExitCode(ExitStatus.environment)
    }
  }

  /// Moves the database aside only when it really is damaged.
  private func moveAside(_ path: String) throws {
    do {
      _ = try Database(path: path)
      Console.note("The database is sound; it stays where it is.")
    } catch let error as WaymarkError where error.code == .databaseCorrupt {
      Console.note("The damaged database is now \(try Database.moveAside(path)).")
    }
  }
}
