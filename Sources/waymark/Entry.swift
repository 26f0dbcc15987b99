import ArgumentParser
import WaymarkCore

#if canImport(Glibc)
  import Glibc
#endif

/// Where the program starts.
///
/// `main` is synchronous so that the full-screen application owns the initial thread, and it looks
/// for the plain `waymark [PATH]` itself: building the command tree costs more than the first paint.
@main
enum Entry {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Git and ssh start the program that asks by its path alone, so that its name has to tell.
    if AskpassClient.isMeant(byName: CommandLine.arguments.first ?? "") {
      exit(AskpassCommand.ask(arguments.joined(separator: " ")))
    }
    if let path = plainPath(arguments) {
      exit(OpenCommand.open(path: path))
    }
    exit(run(arguments))
  }

  /// The path of a call that asks for nothing but the application.
  static func plainPath(_ arguments: [String]) -> String? {
    guard let first = arguments.first else { return "." }
    let isPlain = arguments.count == 1 && !first.hasPrefix("-")
    return isPlain && !WaymarkCommand.names.contains(first) ? first : nil
  }

  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try WaymarkCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.fine
    } catch {
      return ExitStatus.report(error)
    }
  }
}
