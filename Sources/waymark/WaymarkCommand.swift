import ArgumentParser

/// The root of the command line.
struct WaymarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "Hold a project's plan against its code.",
    discussion: """
      Without a subcommand, Waymark opens full-screen on PATH (default: this directory).

      Exit codes: 0 fine, 1 the check failed, 2 wrong usage, 3 the environment is at fault.

      Example: waymark ~/work/project
      """,
    version: Version.current,
    subcommands: [
      OpenCommand.self, EditCommand.self, AskCommand.self, ThreadsCommand.self, PromptsCommand.self,
      ServersCommand.self, ModelsCommand.self, ShowCommand.self, AnalyzeCommand.self,
      PlanCommand.self, TraceCommand.self,
      ProjectsCommand.self, HistoryCommand.self, DoctorCommand.self, ThemesCommand.self,
      KeysCommand.self, CommandsCommand.self, ManualCommand.self, DocsCommand.self,
      GitCommands.self, AskpassCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  /// The words that are subcommands, so that they are not taken for a path.
  static let names: Set<String> = Set(
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"])
}

/// The version that `--version`, reports and the man page show.
enum Version {
  static let current = "0.1.0"
}
