import ArgumentParser

/// The root of the command line.
struct WaymarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Hold a project's plan against its code.",
    discussion: """
      Exit codes: 0 fine, 1 the check failed, 2 wrong usage, 3 the environment is at fault.

      Example: waymark analyze ~/work/project
      """,
    version: Version.current,
    subcommands: [
      AnalyzeCommand.self, PlanCommand.self, TraceCommand.self,
      ProjectsCommand.self, HistoryCommand.self, DoctorCommand.self, ManualCommand.self,
    ])
}

/// The version that `--version`, reports and the man page show.
enum Version {
  static let current = "0.1.0"
}
